package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.engine.resource.ResourceKey;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan under review, then its run: one list in which each step turns into its result. */
public final class PlanScreen implements Screen {
    private final Desk desk;
    private final String name;
    private final PlanModel model;
    private final BorderPane page = new BorderPane();
    private final Label title = new Label();
    private final Label facts = new Label();
    private final HBox actions = new HBox();
    private final VBox notices = new VBox();
    private final ProgressBar progress = new ProgressBar();
    private final CheckBox prune = new CheckBox();
    private final CheckBox takeOver = new CheckBox();
    private final TextField typed = new TextField();
    private final HBox confirmation;
    private final Label confirmationWords = new Label();
    private final StepList steps;
    private final Button run;
    private final Button cancel;
    private final Button again;
    private final Button back;
    private final Watch watch;
    private Optional<ApplicationState> shown = Optional.empty();

    /** Makes the screen of an application's plan. */
    public PlanScreen(Desk desk, String name) {
        this.desk = desk;
        this.name = name;
        this.model = new PlanModel(desk, name);
        this.steps = new StepList(desk);
        run = Buttons.primary(Feather.PLAY, "", () -> model.plan().ifPresent(model::run));
        cancel = Buttons.of(Feather.SQUARE, desk.text().text("plan.cancel"), model::cancel);
        cancel.setTooltip(new Tooltip(desk.text().text("plan.cancel-hint")));
        again = Buttons.of(Feather.REFRESH_CW, desk.text().text("plan.again"), () -> replan());
        back =
                Buttons.of(
                        Feather.ARROW_LEFT,
                        desk.text().text("plan.back"),
                        () -> desk.goTo(new Route.Application(name, Route.Tab.RESOURCES)));
        prune.setText(desk.text().text("plan.prune"));
        prune.setTooltip(new Tooltip(desk.text().text("plan.prune-hint")));
        prune.setOnAction(event -> replan());
        prune.setMinWidth(Region.USE_PREF_SIZE);
        takeOver.setText(desk.text().text("plan.take-over"));
        takeOver.setTooltip(new Tooltip(desk.text().text("plan.take-over-hint")));
        takeOver.setOnAction(event -> replan());
        takeOver.setMinWidth(Region.USE_PREF_SIZE);
        typed.textProperty().addListener((observable, before, after) -> model.type(after));
        typed.getStyleClass().add("mono");
        typed.setOnAction(event -> model.plan().ifPresent(model::run));
        confirmationWords.setWrapText(true);
        confirmationWords.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(confirmationWords, Priority.ALWAYS);
        confirmation = new HBox(Icons.of(Feather.LOCK), confirmationWords, typed);
        confirmation.setAlignment(Pos.CENTER_LEFT);
        confirmation.getStyleClass().add("confirmation");
        page.getStyleClass().addAll("screen", "plan");
        page.setTop(header());
        model.runnableProperty()
                .addListener(observable -> run.setDisable(!model.runnableProperty().get()));
        run.setDisable(true);
        this.watch = new Watch(desk.store(), this::update);
        model.begin();
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        if (model.confirmation().isPresent() && model.run().isEmpty()) {
            typed.requestFocus();
        } else if (!run.isDisabled() && run.getParent() != null) {
            run.requestFocus();
        } else {
            steps.requestFocus();
        }
    }

    @Override
    public boolean key(KeyCode code) {
        if (code == KeyCode.ESCAPE && model.run().isEmpty()) {
            desk.goTo(new Route.Application(name, Route.Tab.RESOURCES));
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        watch.close();
    }

    private Node header() {
        title.getStyleClass().add("page-title");
        facts.getStyleClass().add("facts");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        actions.getStyleClass().add("actions");
        actions.setAlignment(Pos.CENTER_RIGHT);
        HBox line = new HBox(title, gap, actions);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("page-line");
        progress.setMaxWidth(Double.MAX_VALUE);
        VBox header = new VBox(line, facts, progress, confirmation, notices);
        header.getStyleClass().add("page-header");
        return header;
    }

    private void update(AppState state) {
        Optional<ApplicationState> app = state.applications().find(name);
        model.update(state);
        run.setDisable(!model.runnableProperty().get());
        if (app.isEmpty()) {
            title.setText(desk.text().text("application.gone", name));
            return;
        }
        if (shown.filter(before -> Identity.same(before, app.get())).isPresent()) {
            return;
        }
        shown = app;
        Optional<SyncState> sync = model.run();
        if (sync.isPresent()) {
            showRun(sync.get());
        } else {
            showReview(app.get());
        }
    }

    private void showReview(ApplicationState app) {
        title.setText(desk.text().text("plan.title", name));
        progress.setVisible(false);
        progress.setManaged(false);
        notices.getChildren().clear();
        showOnly();
        facts.setText(
                model.plan()
                        .map(
                                plan ->
                                        desk.text()
                                                .text(
                                                        "plan.facts",
                                                        app.cluster(),
                                                        app.namespace(),
                                                        plan.revision().shortCommit(),
                                                        plan.revision().subject()))
                        .orElse(app.cluster() + " / " + app.namespace()));
        Optional<String> word = model.confirmation();
        confirmation.setVisible(word.isPresent());
        confirmation.setManaged(word.isPresent());
        word.ifPresent(
                cluster ->
                        confirmationWords.setText(
                                desk.text()
                                        .text(
                                                "plan.confirm",
                                                model.plan().map(PlanState::deletions).orElse(0L),
                                                cluster)));
        switch (app.plan()) {
            case Loadable.Unasked<PlanState> unasked -> blank("state-quiet", "plan.unasked", true);
            case Loadable.Loading<PlanState> loading -> blank("state-busy", "plan.loading", false);
            case Loadable.Failed<PlanState> failed -> {
                actions.getChildren().setAll(takeOver, prune, back, again);
                page.setCenter(
                        new Blank(
                                "state-failing",
                                Feather.ALERT_OCTAGON,
                                failed.trouble().what(),
                                List.of(failed.trouble().why(), failed.trouble().next())));
            }
            case Loadable.Loaded<PlanState> loaded -> review(loaded.value());
        }
    }

    /** A plan for some objects says so, and offers the whole. */
    private void showOnly() {
        Set<ResourceKey> only = model.wish().only();
        if (!only.isEmpty()) {
            notices.getChildren()
                    .add(
                            new Banner(
                                    new Mark(
                                            "state-held",
                                            Feather.CROSSHAIR,
                                            desk.text()
                                                    .text(
                                                            "plan.only",
                                                            only.stream()
                                                                    .map(
                                                                            key ->
                                                                                    key.kind()
                                                                                            + " "
                                                                                            + Looks
                                                                                                    .name(
                                                                                                            key))
                                                                    .sorted()
                                                                    .collect(
                                                                            Collectors.joining(
                                                                                    ", ")))),
                                    List.of(desk.text().text("plan.only-why")),
                                    Buttons.of(
                                            Feather.LIST,
                                            desk.text().text("plan.whole"),
                                            () ->
                                                    model.replan(
                                                            new PlanWish(
                                                                    prune.isSelected(),
                                                                    takeOver.isSelected(),
                                                                    Set.of())))));
        }
    }

    private void replan() {
        model.replan(new PlanWish(prune.isSelected(), takeOver.isSelected(), model.wish().only()));
    }

    private void review(PlanState plan) {
        prune.setSelected(plan.wish().prune());
        takeOver.setSelected(plan.wish().takeOver() || takeOver.isSelected());
        if (plan.steps().isEmpty()) {
            actions.getChildren().setAll(takeOver, prune, back);
            page.setCenter(
                    new Blank(
                            "state-in-sync",
                            Feather.CHECK_CIRCLE,
                            desk.text().text("plan.nothing"),
                            List.of(desk.text().text("plan.nothing-next"))));
            return;
        }
        run.setText(verb(plan));
        List<Node> offered = new ArrayList<>(List.of(takeOver, prune, back));
        if (plan.writes() + plan.deletions() > 0) {
            offered.add(run);
        }
        actions.getChildren().setAll(offered);
        steps.show(plan, Optional.empty());
        page.setCenter(steps);
    }

    private String verb(PlanState plan) {
        return plan.deletions() == 0
                ? desk.text().text("plan.run", plan.writes())
                : plan.writes() == 0
                        ? desk.text().text("plan.run-deletes", plan.deletions())
                        : desk.text().text("plan.run-both", plan.writes(), plan.deletions());
    }

    private void blank(String styleClass, String key, boolean offerAgain) {
        actions.getChildren().setAll(offerAgain ? List.of(back, again) : List.of(back));
        page.setCenter(new Blank(styleClass, Feather.LIST, desk.text().text(key), List.of()));
    }

    private void showRun(SyncState sync) {
        confirmation.setVisible(false);
        confirmation.setManaged(false);
        boolean ended = sync.phase() == SyncState.Phase.ENDED;
        int total = sync.outcomes().size();
        progress.setVisible(!ended);
        progress.setManaged(!ended);
        progress.setProgress(total == 0 ? 0 : (double) sync.finished() / total);
        title.setText(
                switch (sync.phase()) {
                    case RUNNING -> desk.text().text("plan.running", name, sync.finished(), total);
                    case CANCELLING -> desk.text().text("plan.cancelling", name);
                    case ENDED ->
                            desk.text()
                                    .text(
                                            ended(sync),
                                            name,
                                            count(sync, SyncState.Outcome.Held.class));
                });
        cancel.setDisable(sync.phase() == SyncState.Phase.CANCELLING);
        actions.getChildren().setAll(ended ? List.of(again, back) : List.of(cancel));
        facts.setText(summary(sync));
        notices.getChildren().clear();
        sync.trouble()
                .ifPresent(
                        trouble ->
                                notices.getChildren()
                                        .add(
                                                new Banner(
                                                        new Mark(
                                                                "state-failing",
                                                                Feather.ALERT_OCTAGON,
                                                                trouble.what()),
                                                        List.of(trouble.why(), trouble.next()),
                                                        Buttons.icon(
                                                                Feather.COPY,
                                                                desk.text()
                                                                        .text(
                                                                                "action.copy-details"),
                                                                () ->
                                                                        desk.commands()
                                                                                .copy(
                                                                                        trouble
                                                                                                .details())))));
        steps.show(sync.plan(), Optional.of(sync.outcomes()));
        page.setCenter(steps);
    }

    private static String ended(SyncState sync) {
        if (sync.failures() > 0) {
            return "plan.ended-badly";
        }
        return count(sync, SyncState.Outcome.Held.class) > 0
                ? "plan.ended-held"
                : "plan.ended-well";
    }

    private String summary(SyncState sync) {
        long done = count(sync, SyncState.Outcome.Done.class);
        long held = count(sync, SyncState.Outcome.Held.class);
        long notStarted =
                count(sync, SyncState.Outcome.NotStarted.class)
                        + count(sync, SyncState.Outcome.Waiting.class);
        long failed = sync.failures() - (sync.trouble().isPresent() ? 1 : 0);
        Duration took =
                Duration.between(
                        sync.startedAt(), sync.endedAt().orElse(desk.store().state().now()));
        List<String> parts = new ArrayList<>();
        parts.add(desk.text().text("plan.sum.done", done));
        if (failed > 0) {
            parts.add(desk.text().text("plan.sum.failed", failed));
        }
        if (held > 0) {
            parts.add(desk.text().text("plan.sum.held", held));
        }
        if (notStarted > 0) {
            parts.add(
                    desk.text()
                            .text(
                                    sync.phase() == SyncState.Phase.ENDED
                                            ? "plan.sum.not-started"
                                            : "plan.sum.waiting",
                                    notStarted));
        }
        parts.add(desk.text().precise(took.isNegative() ? Duration.ZERO : took));
        return String.join("   ·   ", parts);
    }

    private static long count(SyncState sync, Class<? extends SyncState.Outcome> kind) {
        return sync.outcomes().stream().filter(kind::isInstance).count();
    }
}
