package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.control.BesideOrBelow;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.SyncState;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan under review, then its run: one list in which each step turns into its result. */
public final class PlanScreen implements Screen {
    private final Desk desk;
    private final String name;
    private final PlanModel model;
    private final BorderPane page = new BorderPane();
    private final Label title = new Label();
    private final Label facts = new Label();
    private final HBox actions = new HBox();
    private final ProgressBar progress = new ProgressBar();
    private final PlanOptionsPane options;
    private final ConfirmationBar confirmation;
    private final RollBackForm rollBack;
    private final PlanNotices notices;
    private final RunWaits waits;
    private final StepList steps;
    private final StepDifference difference;
    private final SplitPane center = new SplitPane();
    private final RunWords words;
    private final Button run;
    private final Button ticked;
    private final Button cancel;
    private final Button again;
    private final Button back;
    private final Button choices;
    private final Watch watch;
    private Optional<ApplicationState> shown = Optional.empty();
    private boolean optionsOpen;

    /** Makes the screen of an application's plan. */
    public PlanScreen(Desk desk, String name) {
        this.desk = desk;
        this.name = name;
        this.model = new PlanModel(desk, name);
        this.words = new RunWords(desk, name);
        this.options = new PlanOptionsPane(desk, model::replan);
        this.confirmation = new ConfirmationBar(desk, model);
        this.rollBack = new RollBackForm(desk, model);
        this.notices = new PlanNotices(desk, model);
        this.waits = new RunWaits(desk, model);
        this.steps = new StepList(desk, model, this::showDifference, this::showTicks);
        this.difference = new StepDifference(desk, this::closeDifference);
        run = Buttons.primary(Feather.PLAY, "", () -> model.plan().ifPresent(model::run));
        ticked = Buttons.primary(Feather.CHECK_SQUARE, "", model::replanTicked);
        cancel =
                Buttons.of(Feather.X_CIRCLE, desk.text().text("plan.cancel"), notices::askToCancel);
        cancel.setTooltip(new Tooltip(desk.text().text("plan.cancel-hint")));
        again = Buttons.of(Feather.REFRESH_CW, desk.text().text("plan.again"), this::planAgain);
        choices = Buttons.of(Feather.SLIDERS, "", this::toggleOptions);
        choices.setTooltip(new Tooltip(desk.text().text("plan.options-hint")));
        back = Buttons.of(Feather.ARROW_LEFT, desk.text().text("plan.back"), this::leave);
        center.setOrientation(Orientation.VERTICAL);
        center.getItems().setAll(steps);
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
        if (model.run().isEmpty() && model.confirmation().isPresent()) {
            confirmation.focusField();
        } else if (model.run().isEmpty() && model.isRollBack()) {
            rollBack.focusField();
        } else if (!run.isDisabled() && run.getParent() != null) {
            run.requestFocus();
        } else {
            steps.requestFocus();
        }
    }

    @Override
    public boolean key(KeyCode code) {
        if (code == KeyCode.ESCAPE && center.getItems().size() > 1) {
            closeDifference();
        } else if (code == KeyCode.ESCAPE && !isRunning()) {
            leave();
        } else if (code == KeyCode.P && model.run().isEmpty()) {
            toggleOptions();
        } else if (code == KeyCode.T) {
            steps.selected().ifPresent(this::showDifference);
        } else if (code == KeyCode.J) {
            steps.getSelectionModel().selectNext();
        } else if (code == KeyCode.K) {
            steps.getSelectionModel().selectPrevious();
        } else {
            return false;
        }
        return true;
    }

    @Override
    public void close() {
        watch.close();
    }

    private Node header() {
        title.getStyleClass().add("page-title");
        title.setMinWidth(60);
        facts.getStyleClass().add("facts");
        actions.getStyleClass().add("actions");
        actions.setAlignment(Pos.CENTER_RIGHT);
        BesideOrBelow line = new BesideOrBelow(title, actions);
        line.getStyleClass().add("page-line");
        progress.setMaxWidth(Double.MAX_VALUE);
        VBox header =
                new VBox(line, facts, progress, options, rollBack, confirmation, notices, waits);
        header.getStyleClass().add("page-header");
        return header;
    }

    private boolean isRunning() {
        return model.run().filter(run -> run.phase() != SyncState.Phase.ENDED).isPresent();
    }

    /** Goes back to the side of the application that led here: whoever reviews goes on there. */
    private void leave() {
        desk.goTo(desk.store().state().navigation().sideOf(name));
    }

    /** After a run what is left is planned towards Git, not what was rolled back to once more. */
    private void planAgain() {
        if (model.run().isPresent()) {
            model.replan(PlanWish.PLAIN);
        } else {
            model.again();
        }
    }

    private void toggleOptions() {
        optionsOpen = !optionsOpen;
        showOptions(model.run().isEmpty());
    }

    private void showOptions(boolean reviewing) {
        options.show(model.wish());
        options.setVisible(reviewing && optionsOpen);
        options.setManaged(options.isVisible());
        List<String> on = options.on();
        choices.setText(
                on.isEmpty()
                        ? desk.text().text("plan.options")
                        : desk.text().text("plan.options-on", String.join(", ", on)));
    }

    private void showDifference(PlanState.Row row) {
        difference.show(row);
        if (center.getItems().size() == 1) {
            center.getItems().add(difference);
            center.setDividerPositions(0.5);
        }
        difference.focusTexts();
    }

    private void closeDifference() {
        center.getItems().setAll(steps);
        steps.requestFocus();
    }

    private void update(AppState state) {
        Optional<ApplicationState> app = state.applications().find(name);
        model.update(state);
        run.setDisable(!model.runnableProperty().get());
        if (app.isEmpty()) {
            title.setText(desk.text().text("application.gone", name));
            return;
        }
        model.run().ifPresent(waits::show);
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
        progress.setVisible(false);
        progress.setManaged(false);
        waits.setVisible(false);
        waits.setManaged(false);
        title.setText(
                desk.text().text(model.isRollBack() ? "plan.title-back" : "plan.title", name));
        facts.setText(words.facts(app, model.plan()));
        confirmation.show(true, app.cluster());
        notices.showReview();
        showOptions(true);
        if (app.plan().latest().isEmpty()) {
            rollBack.hide();
        }
        switch (app.plan()) {
            case Loadable.Unasked<PlanState> unasked -> blank("state-quiet", "plan.unasked", true);
            case Loadable.Loading<PlanState> loading -> blank("state-busy", "plan.loading", false);
            case Loadable.Failed<PlanState> failed -> {
                actions.getChildren().setAll(back);
                page.setCenter(
                        TroubleBlank.of(
                                desk,
                                failed.trouble(),
                                Buttons.of(
                                        Feather.REFRESH_CW,
                                        desk.text().text("history.again"),
                                        this::planAgain)));
            }
            case Loadable.Loaded<PlanState> loaded -> review(loaded.value());
        }
    }

    private void review(PlanState plan) {
        rollBack.show(plan);
        if (plan.steps().isEmpty()) {
            actions.getChildren().setAll(choices, back, again);
            page.setCenter(
                    new Blank(
                            "state-in-sync",
                            Feather.CHECK_CIRCLE,
                            desk.text().text("plan.nothing"),
                            List.of(desk.text().text("plan.nothing-next"))));
            return;
        }
        steps.show(plan, Optional.empty());
        page.setCenter(center);
        showTicks();
    }

    /**
     * What is taken out of a plan needs another plan before anything runs: only that is approved.
     */
    private void showTicks() {
        Optional<PlanState> plan = model.plan();
        if (plan.isEmpty()) {
            return;
        }
        List<Node> offered = new ArrayList<>(List.of(choices, back));
        // Where the world moved on, planning again is what is right, and stands beside the reason.
        boolean old = model.isOld();
        if (!old) {
            offered.add(again);
        }
        Buttons.setPrimary(run, !old);
        Buttons.setPrimary(ticked, !old);
        int wanted = model.ticked().size();
        if (model.isPartly() && wanted > 0) {
            ticked.setText(desk.text().text("plan.only-ticked", wanted));
            offered.add(ticked);
        } else if (plan.get().doesSomething() && !model.isPartly()) {
            run.setText(words.verb(plan.get()));
            offered.add(run);
        }
        if (!actions.getChildren().equals(offered)) {
            actions.getChildren().setAll(offered);
        }
    }

    private void blank(String styleClass, String key, boolean offerAgain) {
        actions.getChildren().setAll(offerAgain ? List.of(back, again) : List.of(back));
        page.setCenter(new Blank(styleClass, Feather.LIST, desk.text().text(key), List.of()));
    }

    private void showRun(SyncState sync) {
        confirmation.show(false, "");
        rollBack.hide();
        showOptions(false);
        boolean ended = sync.phase() == SyncState.Phase.ENDED;
        int total = sync.outcomes().size();
        progress.setVisible(!ended);
        progress.setManaged(!ended);
        progress.setProgress(total == 0 ? 0 : (double) sync.finished() / total);
        title.setText(words.title(sync));
        facts.setText(words.summary(sync));
        cancel.setDisable(sync.phase() == SyncState.Phase.CANCELLING);
        actions.getChildren().setAll(ended ? List.of(again, back) : List.of(cancel));
        notices.showRun(sync);
        steps.show(sync.plan(), Optional.of(sync));
        page.setCenter(center);
    }
}
