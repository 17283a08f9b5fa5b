package dev.leeway.desktop.screen.applications;

import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.KeyedList;
import dev.leeway.desktop.state.WorkspaceState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The applications that the table shows: filtered and sorted, by key. */
public final class ApplicationsModel {
    /** The order before anybody chooses one. */
    public static final Comparator<ApplicationRow> WORST_FIRST =
            Comparator.comparing(ApplicationRow::condition)
                    .thenComparing(ApplicationRow::wellness)
                    .thenComparingInt(row -> -row.differences())
                    .thenComparing(ApplicationRow::name);

    /**
     * What the table is about, in numbers.
     *
     * @param shown how many rows are shown
     * @param total how many there are
     * @param byCondition how many there are of each condition
     * @param workspace the workspace they come from
     */
    public record Summary(
            int shown, int total, Map<Condition, Integer> byCondition, WorkspaceState workspace) {}

    private final Map<String, ApplicationRow> rows = new LinkedHashMap<>();

    /** Every row, in order: typing in the filter chooses among them and sorts nothing. */
    private final List<ApplicationRow> inOrder = new ArrayList<>();

    private final ObservableList<ApplicationRow> visible = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Summary> summary;
    private final Set<Condition> conditions = EnumSet.noneOf(Condition.class);
    private final Map<Condition, Integer> counts = new EnumMap<>(Condition.class);
    private Comparator<ApplicationRow> order = WORST_FIRST;
    private String[] words = new String[0];
    private Optional<KeyedList<ApplicationState>> taken = Optional.empty();
    private WorkspaceState workspace;
    private boolean reading;

    /** Makes the model of a state. */
    public ApplicationsModel(AppState state) {
        workspace = state.workspace();
        summary = new ReadOnlyObjectWrapper<>(new Summary(0, 0, Map.of(), workspace));
        update(state);
    }

    /** Takes over what changed in the state. */
    public void update(AppState state) {
        if (taken.filter(known -> Identity.same(known, state.applications())).isPresent()
                && workspace.equals(state.workspace())) {
            return;
        }
        taken = Optional.of(state.applications());
        workspace = state.workspace();
        boolean[] changed = {rows.size() != state.applications().size()};
        state.applications()
                .forEach(
                        app -> {
                            ApplicationRow row = rows.get(app.name());
                            if (row == null) {
                                rows.put(app.name(), new ApplicationRow(app));
                                changed[0] = true;
                            } else {
                                row.set(app);
                            }
                        });
        // Every application has its row by now, so there are as many when none is left over.
        changed[0] |=
                rows.size() > state.applications().size()
                        && rows.keySet()
                                .removeIf(name -> state.applications().find(name).isEmpty());
        if (changed[0]) {
            inOrder.clear();
            inOrder.addAll(rows.values());
        }
        // What is nearly in order already is quickly put in order.
        inOrder.sort(order);
        if (changed[0] || !reading) {
            show(chosen());
        } else {
            List<ApplicationRow> still = chosen();
            still.sort(keepingPlaces());
            show(still);
        }
    }

    /**
     * Says that somebody reads in the middle of the table: rows keep their places until the order
     * is asked for again.
     */
    public void setReading(boolean reading) {
        this.reading = reading;
    }

    /** Shows only rows that contain every word of the text. */
    public void filter(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        words = lower.isEmpty() ? new String[0] : lower.split("\\s+", -1);
        show(chosen());
    }

    /** Shows only rows of these conditions; of all when there are none. */
    public void filter(Set<Condition> chosen) {
        conditions.clear();
        conditions.addAll(chosen);
        show(chosen());
    }

    /** Sorts. */
    public void sort(Comparator<ApplicationRow> next) {
        order = next;
        inOrder.sort(order);
        show(chosen());
    }

    /** Returns the rows to show. */
    public ObservableList<ApplicationRow> rows() {
        return FXCollections.unmodifiableObservableList(visible);
    }

    /** Returns the numbers. */
    public ReadOnlyObjectProperty<Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    private Comparator<ApplicationRow> keepingPlaces() {
        Map<String, Integer> places = new HashMap<>();
        visible.forEach(row -> places.put(row.name(), places.size()));
        return Comparator.comparing(
                        (ApplicationRow row) -> places.getOrDefault(row.name(), Integer.MAX_VALUE))
                .thenComparing(order);
    }

    /** Returns the rows that the filters let through, in order, and counts their conditions. */
    private List<ApplicationRow> chosen() {
        Map<Condition, int[]> many = new EnumMap<>(Condition.class);
        List<ApplicationRow> next = new ArrayList<>();
        for (ApplicationRow row : inOrder) {
            if (!row.contains(words)) {
                continue;
            }
            Condition condition = row.condition();
            many.computeIfAbsent(condition, one -> new int[1])[0]++;
            if (conditions.isEmpty() || conditions.contains(condition)) {
                next.add(row);
            }
        }
        counts.clear();
        many.forEach((condition, count) -> counts.put(condition, count[0]));
        return next;
    }

    private void show(List<ApplicationRow> next) {
        if (!next.equals(visible)) {
            visible.setAll(next);
        }
        summary.set(new Summary(next.size(), rows.size(), Map.copyOf(counts), workspace));
    }
}
