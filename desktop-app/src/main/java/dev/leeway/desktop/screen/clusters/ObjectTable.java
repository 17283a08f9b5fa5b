package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.control.HoverHint;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.ListMemory;
import dev.leeway.engine.browse.TableColumn;
import dev.leeway.engine.browse.TableRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The objects of a kind in the columns that the server gives. */
final class ObjectTable extends TableView<TableRow> {
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private static final PseudoClass ENDING = PseudoClass.getPseudoClass("ending");
    private static final String NAME = "Name";
    private static final String READY = "Ready";
    private static final String IMAGES = "Images";

    /** In less room, as beside an object, only name, state and age stand in the table. */
    private static final double NARROW = 520;

    private static final Set<String> STATES = Set.of("Status", "Phase", "Reason", "State");
    private static final Set<String> WELL =
            Set.of(
                    "Running",
                    "Bound",
                    "Active",
                    "Ready",
                    "Completed",
                    "Complete",
                    "Succeeded",
                    "Available");
    private static final Set<String> MOVING =
            Set.of("Pending", "ContainerCreating", "PodInitializing", "Terminating", "Released");

    private final Desk desk;
    private final TableModel model;
    private final ObjectProperty<Instant> now;
    private boolean wide;
    private boolean narrow;
    private boolean withNamespace;
    private boolean prefixed;
    private boolean measured;
    private Optional<String> kept = Optional.empty();
    private boolean replacing;
    private boolean building;

    ObjectTable(Desk desk, TableModel model) {
        this.desk = desk;
        this.model = model;
        this.now = new SimpleObjectProperty<>(desk.store().state().now());
        getStyleClass().addAll("edge-to-edge", "object-table");
        setItems(model.rows());
        setFixedCellSize(desk.store().state().preferences().roomy() ? 36 : 28);
        setAccessibleText(desk.text().text("clusters.objects"));
        setRowFactory(view -> new ObjectRow());
        // The table's own sorting would move rows under the reader's eyes; the model sorts.
        setSortPolicy(
                view -> {
                    Comparator<TableRow> order = view.getComparator();
                    model.sort(order == null ? RowOrder.BY_NAME : order);
                    remember();
                    return true;
                });
        model.columnsProperty().addListener(observable -> build());
        model.rows().addListener((Observable rows) -> rowsChanged());
        getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (observable, before, after) -> {
                            if (!replacing && after != null) {
                                kept = Optional.of(after.id());
                            }
                        });
        skinProperty().addListener(observable -> watchScrolling());
        widthProperty().addListener(observable -> giveRoom());
        build();
    }

    /** Tells the time that ages are counted from. */
    void tick(Instant time) {
        now.set(time);
    }

    /** Shows the columns of the wide view too, or not. */
    void setWide(boolean next) {
        wide = next;
        build();
    }

    private void giveRoom() {
        boolean before = narrow;
        narrow = getWidth() > 0 && getWidth() < NARROW;
        if (narrow != before) {
            build();
        } else {
            measure();
        }
    }

    boolean isWide() {
        return wide;
    }

    /** Returns the selected row. */
    Optional<TableRow> selected() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    private void watchScrolling() {
        for (Node node : lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                bar.valueProperty()
                        .addListener(
                                (observable, before, after) ->
                                        model.hold(bar.isVisible() && after.doubleValue() > 0));
            }
        }
    }

    /** Lets the table move again, at its top. */
    void toTop() {
        if (!getItems().isEmpty()) {
            scrollTo(0);
        }
        model.hold(false);
        model.release();
    }

    private void rowsChanged() {
        if (!measured && !getItems().isEmpty()) {
            measure();
        }
        // Whatever moved, the object that somebody looks at stays the selected one.
        kept.ifPresent(
                id -> {
                    int at = model.indexOf(id);
                    if (at >= 0 && getSelectionModel().getSelectedIndex() != at) {
                        replacing = true;
                        getSelectionModel().clearAndSelect(at);
                        replacing = false;
                    }
                });
    }

    private void build() {
        List<TableColumn> columns = model.columnsProperty().get();
        Optional<TableSource> source = model.standingProperty().get().source();
        withNamespace =
                source.filter(one -> one.kind().namespaced() && one.namespaces().size() != 1)
                        .isPresent();
        List<javafx.scene.control.TableColumn<TableRow, ?>> next = new ArrayList<>();
        String sorted = desk.memory(list()).sort();
        String namespace = desk.text().text("clusters.namespace");
        boolean few = narrow && !wide;
        prefixed = withNamespace && few && !namespace.equals(sorted);
        if (withNamespace && !columns.isEmpty() && !prefixed) {
            var column = column(namespace, TableRow::namespace);
            column.setComparator(null);
            ordered(
                    column,
                    Comparator.comparing(TableRow::namespace, RowOrder::natural)
                            .thenComparing(RowOrder.BY_NAME));
            next.add(column);
        }
        for (int i = 0; i < columns.size(); i++) {
            TableColumn served = columns.get(i);
            boolean shown =
                    few
                            ? tells(served, columns) || served.name().equals(sorted)
                            : wide || !served.wide();
            if (shown) {
                next.add(served(columns, i));
            }
        }
        measured = false;
        building = true;
        getColumns().setAll(next);
        sortAsBefore();
        building = false;
        measure();
    }

    /**
     * Where there is no column for it, the namespace stands before the name, as kubectl takes it.
     */
    private String named(TableColumn column, TableRow row) {
        return prefixed && column.name().equals(NAME) ? row.namespace() + "/" : "";
    }

    /** Whether a column is one of the few that say what an object is and how it does. */
    private static boolean tells(TableColumn column, List<TableColumn> all) {
        boolean told = all.stream().anyMatch(one -> STATES.contains(one.name()) && !one.wide());
        return column.name().equals(NAME)
                || column.age()
                || (told
                        ? STATES.contains(column.name()) && !column.wide()
                        : column.name().equals(READY));
    }

    private javafx.scene.control.TableColumn<TableRow, TableRow> served(
            List<TableColumn> columns, int at) {
        TableColumn served = columns.get(at);
        Function<TableRow, String> words =
                row ->
                        served.age() && row.created().isPresent()
                                ? desk.text().age(row.created().get(), now.get())
                                : named(served, row) + row.cell(at);
        var column = column(served.name(), words);
        if (served.numeric()) {
            column.getStyleClass().add("number-column");
        }
        boolean state = STATES.contains(served.name());
        boolean mono = served.name().equals(NAME);
        column.setCellFactory(
                view -> {
                    TextCell cell = new TextCell(words, mono ? "mono" : "", state, served.age());
                    // What tells names and images from each other stands at their ends.
                    if (mono || served.name().equals(IMAGES)) {
                        cell.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
                    }
                    return cell;
                });
        ordered(column, RowOrder.by(columns, at));
        return column;
    }

    private javafx.scene.control.TableColumn<TableRow, TableRow> column(
            String name, Function<TableRow, String> text) {
        var column = new javafx.scene.control.TableColumn<TableRow, TableRow>(name);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue()).getReadOnlyProperty());
        column.setCellFactory(view -> new TextCell(text, "", false, false));
        column.setReorderable(false);
        column.setUserData(text);
        column.setMinWidth(ColumnWidths.NARROWEST);
        return column;
    }

    private static void ordered(
            javafx.scene.control.TableColumn<TableRow, TableRow> column,
            Comparator<TableRow> order) {
        column.setComparator(order);
        column.setSortable(true);
    }

    private String list() {
        return "clusters/"
                + model.standingProperty()
                        .get()
                        .source()
                        .map(source -> source.kind().gvk().groupKind().toString())
                        .orElse("");
    }

    private void sortAsBefore() {
        ListMemory before = desk.memory(list());
        getSortOrder().clear();
        getColumns().stream()
                .filter(column -> column.getText().equals(before.sort()))
                .findFirst()
                .ifPresent(
                        column -> {
                            column.setSortType(
                                    before.descending()
                                            ? javafx.scene.control.TableColumn.SortType.DESCENDING
                                            : javafx.scene.control.TableColumn.SortType.ASCENDING);
                            getSortOrder().add(column);
                        });
    }

    private void remember() {
        if (building || getColumns().isEmpty()) {
            return;
        }
        if (getSortOrder().isEmpty()) {
            desk.remember(list(), memory -> memory.sortedBy("", false));
            return;
        }
        var column = getSortOrder().getFirst();
        desk.remember(
                list(),
                memory ->
                        memory.sortedBy(
                                column.getText(),
                                column.getSortType()
                                        == javafx.scene.control.TableColumn.SortType.DESCENDING));
    }

    private void measure() {
        if (!getItems().isEmpty()) {
            measured = true;
            ColumnWidths.fit(this, NAME, narrow && !wide);
        }
    }

    private final class ObjectRow extends javafx.scene.control.TableRow<TableRow> {
        @Override
        protected void updateItem(@Nullable TableRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                pseudoClassStateChanged(GONE, false);
                pseudoClassStateChanged(ENDING, false);
                return;
            }
            pseudoClassStateChanged(GONE, model.isGone(row));
            pseudoClassStateChanged(ENDING, row.ending());
        }
    }

    private final class TextCell extends TableCell<TableRow, TableRow> implements HoverHint {
        private final Function<TableRow, String> text;
        private final boolean state;
        private final boolean age;
        private final InvalidationListener tick = observable -> retell();
        private String tone = "";

        TextCell(Function<TableRow, String> text, String style, boolean state, boolean age) {
            this.text = text;
            this.state = state;
            this.age = age;
            if (!style.isEmpty()) {
                getStyleClass().add(style);
            }
            setOnMouseEntered(event -> hint());
            if (age) {
                now.addListener(new WeakInvalidationListener(tick));
            }
        }

        private void retell() {
            TableRow row = getItem();
            if (row != null && !isEmpty()) {
                setText(text.apply(row));
            }
        }

        @Override
        protected void updateItem(@Nullable TableRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                return;
            }
            String words = text.apply(row);
            setText(words);
            if (state) {
                colour(tone(words));
            }
        }

        /** Style classes are costly to change, and most cells stay as they are while scrolling. */
        private void colour(String next) {
            if (!next.equals(tone)) {
                getStyleClass().removeAll(tone, "told");
                getStyleClass().addAll("told", next);
                tone = next;
            }
        }

        @Override
        public String hoverHint() {
            TableRow row = getItem();
            return row == null
                    ? ""
                    : age ? row.created().map(desk.text()::moment).orElse("") : text.apply(row);
        }

        /** A hint is only made for the cell that somebody points at. */
        private void hint() {
            String words = hoverHint();
            setTooltip(words.isEmpty() ? null : new Tooltip(words));
        }
    }

    /** Returns the colour of a state that the server tells in words. */
    static String tone(String words) {
        String first = words.split("[,: ]", 2)[0];
        if (WELL.contains(first)) {
            return words.contains("SchedulingDisabled") ? "state-held" : "state-in-sync";
        }
        if (MOVING.contains(first) || words.startsWith("Init:")) {
            return words.contains("Error") || words.contains("BackOff")
                    ? "state-failing"
                    : "state-busy";
        }
        boolean bad =
                words.contains("Error")
                        || words.contains("BackOff")
                        || words.contains("Failed")
                        || words.contains("Evicted")
                        || words.contains("OOMKilled")
                        || words.contains("NotReady")
                        || words.contains("Invalid")
                        || words.contains("Lost");
        return bad ? "state-failing" : "state-quiet";
    }
}
