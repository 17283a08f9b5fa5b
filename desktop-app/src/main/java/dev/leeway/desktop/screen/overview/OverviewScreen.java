package dev.leeway.desktop.screen.overview;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Kept;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.screen.WorkspaceBlank;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.desktop.state.WorkspaceState;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What needs attention, worst first; every row leads to the place where it is handled. */
public final class OverviewScreen implements Screen {
    private static final String LIST = "overview";
    private static final double RIGHT_THIRD = 0.3;
    private static final double ONE_COLUMN = 420;

    /** From so wide a page on the numbers stand two by two. */
    private static final double WIDE = 2000;

    /** Wider the eye would lose the way from the name to the action. */
    private static final double LIST_AT_MOST = 1280;

    private final Desk desk;
    private final Looks looks;
    private final BorderPane page = new BorderPane();
    private final ObservableList<Attention> items = FXCollections.observableArrayList();
    private final ListView<Attention> list = new ListView<>(items);
    private final Map<Attention.Group, Attention> firsts = new EnumMap<>(Attention.Group.class);
    private final NumberCards numbers;
    private final Label count = new Label();
    private final StatusBadge degraded = new StatusBadge();
    private final Button compareAll;
    private final Kept<Calm> calm = new Kept<>();
    private final Watch watch;

    /** What was said of each application as it then was: at the next look most are the same. */
    private IdentityHashMap<ApplicationState, Attention> told = new IdentityHashMap<>();

    /** Makes the screen. */
    public OverviewScreen(Desk desk) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        page.getStyleClass().addAll("screen", "overview");
        compareAll =
                Buttons.of(
                        Feather.REFRESH_CW,
                        desk.text().text("action.compare-all"),
                        desk.commands()::compareAll);
        count.getStyleClass().add("page-count");
        count.setMinWidth(0);
        degraded.setMinWidth(Region.USE_PREF_SIZE);
        page.setTop(
                new PageHeader(desk.text().text("overview.title"), count, degraded, compareAll));
        list.getStyleClass().addAll("attention-list", "edge-to-edge");
        list.setCellFactory(view -> new AttentionCell(desk, this::isFirst));
        list.setAccessibleText(desk.text().text("overview.title"));
        numbers = new NumberCards(desk);
        numbers.setMinWidth(230);
        numbers.prefWidthProperty().bind(page.widthProperty().map(OverviewScreen::forNumbers));
        page.setRight(numbers);
        this.watch = new Watch(desk.store(), this::update);
        String left = desk.memory(LIST).selected();
        items.stream()
                .filter(item -> key(item).equals(left))
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (observable, before, item) -> {
                            if (item != null) {
                                desk.remember(LIST, memory -> memory.selecting(key(item)));
                            }
                        });
    }

    private static double forNumbers(Number width) {
        double page = width.doubleValue();
        return page < WIDE ? Math.min(page * RIGHT_THIRD, ONE_COLUMN) : page - LIST_AT_MOST;
    }

    private static String key(Attention item) {
        return item.group() + " " + item.subject() + " " + item.remedy();
    }

    /** Whether their keys are the same, which are dear to write for thousands. */
    private static boolean isSame(Attention one, Attention other) {
        return one.group() == other.group()
                && one.remedy() == other.remedy()
                && one.subject().equals(other.subject());
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    @Override
    public boolean key(KeyCode code) {
        Attention chosen = list.getSelectionModel().getSelectedItem();
        if (code == KeyCode.ENTER && chosen != null) {
            desk.goTo(chosen.route());
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        numbers.close();
        watch.close();
    }

    private void update(AppState state) {
        List<Attention> more = new ArrayList<>(CutOffAttention.of(state, desk.text()));
        more.addAll(LeaseAttention.of(state, desk.text()));
        IdentityHashMap<ApplicationState, Attention> known = told;
        told = new IdentityHashMap<>(known.size());
        String syncFailed = desk.text().text("overview.sync-failed");
        List<Attention> next =
                Attention.of(
                        state,
                        more,
                        app -> {
                            Attention before = known.get(app);
                            Attention now = before == null ? Attention.of(app, syncFailed) : before;
                            told.put(app, now);
                            return now;
                        },
                        items);
        if (!next.equals(items)) {
            Attention chosen = list.getSelectionModel().getSelectedItem();
            firsts.clear();
            next.forEach(item -> firsts.putIfAbsent(item.group(), item));
            items.setAll(next);
            if (chosen != null) {
                next.stream()
                        .filter(item -> isSame(item, chosen))
                        .findFirst()
                        .ifPresent(list.getSelectionModel()::select);
            }
        }
        page.setCenter(next.isEmpty() ? calm.of(Calm.of(state), this::calm) : list);
        count(state);
    }

    private String calmSince(Instant since) {
        return desk.text().text("overview.calm-since", desk.text().moment(since));
    }

    private boolean isFirst(Attention item) {
        return item.equals(firsts.get(item.group()));
    }

    /** What is told while nothing needs attention. */
    private record Calm(
            WorkspaceState workspace, long compared, int applications, Optional<Instant> since) {
        static Calm of(AppState state) {
            return new Calm(
                    state.workspace(),
                    state.applications().toList().stream()
                            .filter(app -> app.condition() != Condition.UNCOMPARED)
                            .count(),
                    state.applications().size(),
                    state.bulletin().calmSince());
        }
    }

    private Node calm(Calm state) {
        WorkspaceState workspace = state.workspace();
        return switch (workspace.phase()) {
            case NONE -> WorkspaceBlank.none(desk);
            case OPENING -> WorkspaceBlank.opening(desk, workspace);
            case REFUSED -> WorkspaceBlank.refused(desk, workspace);
            case OPEN ->
                    state.compared() < state.applications()
                            ? new Blank(
                                    "state-busy",
                                    Feather.REFRESH_CW,
                                    desk.text().text("overview.comparing"),
                                    List.of(
                                            desk.text()
                                                    .text(
                                                            "overview.comparing-count",
                                                            state.compared(),
                                                            state.applications())))
                            : new Blank(
                                    "state-in-sync",
                                    Feather.CHECK_CIRCLE,
                                    desk.text().text("overview.calm"),
                                    List.of(
                                            desk.text()
                                                    .text(
                                                            "overview.calm-count",
                                                            state.applications()),
                                            state.since().map(this::calmSince).orElse("")));
        };
    }

    /** What agrees with Git may still be unwell, so those are counted beside the others. */
    private void countDegraded(AppState state, boolean known) {
        int[] many = {0};
        state.applications().forEach(app -> many[0] += app.wellness() == Wellness.DEGRADED ? 1 : 0);
        boolean any = known && many[0] > 0;
        degraded.setVisible(any);
        degraded.setManaged(any);
        if (any) {
            Mark mark = looks.of(Wellness.DEGRADED);
            degraded.show(
                    new Mark(
                            mark.styleClass(),
                            mark.shape(),
                            desk.text().text("overview.of-these", many[0], mark.word())));
        }
    }

    /** How many applications stand how, in a line. */
    private void count(AppState state) {
        boolean known = state.workspace().phase() == WorkspaceState.Phase.OPEN;
        compareAll.setVisible(known);
        compareAll.setManaged(known);
        numbers.setVisible(known);
        numbers.setManaged(known);
        Map<Condition, int[]> counts = new EnumMap<>(Condition.class);
        state.applications()
                .forEach(app -> counts.computeIfAbsent(app.condition(), one -> new int[1])[0]++);
        List<String> parts = new ArrayList<>();
        counts.forEach(
                (condition, many) ->
                        parts.add(
                                desk.text()
                                        .text("tally.part", many[0], looks.of(condition).word())));
        count.setText(known ? String.join(", ", parts) : "");
        countDegraded(state, known);
    }
}
