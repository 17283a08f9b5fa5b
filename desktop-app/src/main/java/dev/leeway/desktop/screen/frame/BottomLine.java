package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.control.Hints;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.KeyedList;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryState;
import dev.leeway.desktop.state.RunningWork;

import dev.leeway.desktop.text.Text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bottom of the window: what is being done, and how fresh the picture is. */
final class BottomLine extends HBox {
    /** Work that ends sooner is not worth a line. */
    private static final Duration WORTH_A_LINE = Duration.ofMillis(300);

    /** A picture older than this is called old. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Desk desk;
    private final Button work;
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel;
    private final Label freshness = new Label();
    private final Label fetched = new Label();
    private @Nullable KeyedList<ApplicationState> looked;
    private Optional<Instant> oldest = Optional.empty();
    private boolean failed;
    private Optional<RunningWork> cancellable = Optional.empty();

    BottomLine(Desk desk, Runnable openTasks, Toast toast) {
        this.desk = desk;
        work = new Button();
        work.getStyleClass().addAll("quiet", "small", "bottom-work");
        work.setOnAction(event -> openTasks.run());
        work.setTooltip(new Tooltip(desk.text().text("tasks.title")));
        getStyleClass().add("bottom-line");
        setAlignment(Pos.CENTER_LEFT);
        progress.setPrefWidth(140);
        progress.setMinWidth(80);
        cancel =
                Buttons.of(
                        Feather.X_CIRCLE,
                        desk.text().text("plan.cancel"),
                        () ->
                                cancellable
                                        .map(RunningWork::id)
                                        .ifPresent(desk.commands()::cancelWork));
        cancel.getStyleClass().add("small");
        Region gap = new Region();
        freshness.setMinWidth(USE_PREF_SIZE);
        fetched.setMinWidth(USE_PREF_SIZE);
        // What has just happened is worth more, for some seconds, than when Git was last asked.
        fetched.visibleProperty().bind(toast.visibleProperty().not());
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(work, progress, cancel, gap, toast, fetched, freshness);
        for (Node node : List.of(work, progress, cancel, fetched)) {
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    void update(AppState state) {
        List<RunningWork> worth =
                state.running().stream()
                        .filter(
                                one ->
                                        one.kind() == RunningWork.Kind.SYNC
                                                || Duration.between(one.since(), state.now())
                                                                .compareTo(WORTH_A_LINE)
                                                        >= 0)
                        .sorted(Comparator.comparing(one -> one.kind() != RunningWork.Kind.SYNC))
                        .toList();
        boolean busy = !worth.isEmpty();
        work.setVisible(busy);
        progress.setVisible(busy);
        cancel.setVisible(false);
        if (busy) {
            RunningWork first = worth.getFirst();
            String words = words(desk.text(), first);
            String more = worth.size() > 1 ? desk.text().text("bottom.more", worth.size() - 1) : "";
            work.setText((words + " " + more).strip());
            progress.setProgress(
                    first.total() > 0
                            ? (double) first.done() / first.total()
                            : ProgressBar.INDETERMINATE_PROGRESS);
            cancellable = Optional.of(first).filter(RunningWork::cancellable);
            cancel.setVisible(cancellable.isPresent());
        }
        showFetched(state);
        showFreshness(state);
    }

    /** Returns what is being done, with how much of it. */
    static String words(Text text, RunningWork work) {
        String words =
                text.text(
                        switch (work.kind()) {
                            case COMPARE -> "bottom.compare";
                            case PLAN -> "bottom.plan";
                            case SYNC -> "bottom.sync";
                            case OPEN -> "bottom.open";
                        },
                        work.subject());
        return work.total() > 0
                ? words + " " + text.text("bottom.amount", work.done(), work.total())
                : words;
    }

    /** The repository that was fetched longest ago speaks for all; one that is silent is named. */
    private void showFetched(AppState state) {
        List<RepositoryState> all = state.repositories().toList();
        List<RepositoryState> silent =
                all.stream().filter(one -> one.trouble().isPresent()).toList();
        Optional<Instant> oldest =
                all.stream()
                        .map(RepositoryState::fetchedAt)
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder());
        boolean asking = all.stream().anyMatch(RepositoryState::fetching);
        tone(fetched, silent.isEmpty() ? "muted" : "stale");
        fetched.setText(
                asking
                        ? desk.text().text("bottom.fetching")
                        : silent.isEmpty()
                                ? oldest.map(
                                                at ->
                                                        desk.text()
                                                                .text(
                                                                        "bottom.fetched",
                                                                        desk.text()
                                                                                .age(
                                                                                        at,
                                                                                        state
                                                                                                .now())))
                                        .orElse("")
                                : silent(silent.getFirst()));
        Hints.show(fetched, fetched.getText().isEmpty() ? "" : fetchedHint(all));
    }

    private String silent(RepositoryState repository) {
        return repository
                .fetchedAt()
                .map(
                        at ->
                                desk.text()
                                        .text(
                                                "bottom.not-fetched",
                                                repository.name(),
                                                desk.text().clock(at)))
                .orElseGet(() -> desk.text().text("bottom.never-fetched", repository.name()));
    }

    private String fetchedHint(List<RepositoryState> repositories) {
        return repositories.stream()
                .map(
                        one ->
                                one.name()
                                        + ": "
                                        + one.trouble()
                                                .or(() -> one.fetchedAt().map(desk.text()::moment))
                                                .orElse(desk.text().text("bottom.never")))
                .collect(
                        Collectors.joining("\n", "", "\n" + desk.text().text("bottom.fetch-hint")));
    }

    /** Style classes are dear to set, and they seldom change. */
    private static void tone(Label label, String style) {
        if (!label.getStyleClass().contains(style)) {
            label.getStyleClass().setAll("label", style);
        }
    }

    /** Finds the oldest comparison, and whether one failed over an older picture. */
    private void look(KeyedList<ApplicationState> applications) {
        Instant[] first = {Instant.MAX};
        boolean[] one = {false};
        applications.forEach(
                app -> {
                    app.findings()
                            .latest()
                            .map(Findings::at)
                            .filter(at -> at.isBefore(first[0]))
                            .ifPresent(at -> first[0] = at);
                    one[0] |=
                            app.findings() instanceof Loadable.Failed<Findings> f
                                    && f.latest().isPresent();
                });
        oldest = first[0].equals(Instant.MAX) ? Optional.empty() : Optional.of(first[0]);
        failed = one[0];
    }

    private void showFreshness(AppState state) {
        if (!Identity.same(looked, state.applications())) {
            looked = state.applications();
            look(state.applications());
        }
        boolean old =
                failed
                        || oldest.filter(
                                        at ->
                                                Duration.between(at, state.now()).compareTo(FRESH)
                                                        > 0)
                                .isPresent();
        tone(freshness, old ? "stale" : "muted");
        freshness.setText(
                oldest.map(
                                at ->
                                        old
                                                ? desk.text()
                                                        .text("bottom.as-of", desk.text().clock(at))
                                                : desk.text()
                                                        .text(
                                                                "bottom.fresh",
                                                                desk.text().age(at, state.now())))
                        .orElse(""));
        Hints.show(freshness, oldest.map(desk.text()::moment).orElse(""));
    }
}
