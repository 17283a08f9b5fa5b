package dev.leeway.desktop.screen.application;

import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.screen.drift.DriftModel;
import dev.leeway.desktop.screen.drift.DriftPane;
import dev.leeway.desktop.screen.history.HistoryModel;
import dev.leeway.desktop.screen.history.HistoryPane;
import dev.leeway.desktop.screen.manifests.ManifestsModel;
import dev.leeway.desktop.screen.manifests.ManifestsPane;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.LeasesState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.resource.ResourceKey;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** One application: its states and actions on top, its objects or its drift below. */
public final class ApplicationScreen implements Screen {
    /** In less height a difference needs what the banners above it take. */
    private static final double SCARCE = 640;

    /** In less height every band gives way to what is looked at. */
    private static final double LOW = 520;

    private final Desk desk;
    private final String name;
    private final BorderPane page = new BorderPane();
    private final ToggleButton resourcesTab;
    private final ToggleButton driftTab;
    private final ToggleButton historyTab;
    private final ToggleButton manifestsTab;
    private final ApplicationHeader header;
    private final StackPane body = new StackPane();
    private final ResourcesPane resources;
    private final DriftPane drift;
    private final HistoryPane history;
    private final ManifestsPane manifests;
    private final Watch watch;
    private Route.Tab tab;
    private Optional<ApplicationState> shown = Optional.empty();
    private @Nullable LeasesState leases;

    /** Makes the screen of an application with one of its sides open. */
    public ApplicationScreen(Desk desk, String name, Route.Tab tab) {
        this.desk = desk;
        this.name = name;
        this.tab = tab;
        Runnable again = () -> desk.commands().compare(name);
        this.drift = new DriftPane(desk, new DriftModel(desk, name), again);
        this.history = new HistoryPane(desk, new HistoryModel(desk, name));
        this.resources = new ResourcesPane(desk, this::review);
        this.manifests = new ManifestsPane(desk, new ManifestsModel(desk, name));
        ToggleGroup tabs = new ToggleGroup();
        resourcesTab = tab(tabs, "application.resources", Route.Tab.RESOURCES);
        driftTab = tab(tabs, "application.drift", Route.Tab.DRIFT);
        historyTab = tab(tabs, "application.history", Route.Tab.HISTORY);
        manifestsTab = tab(tabs, "application.manifests", Route.Tab.MANIFESTS);
        header =
                new ApplicationHeader(
                        desk,
                        name,
                        List.of(resourcesTab, driftTab, historyTab, manifestsTab),
                        this::bypass,
                        this::reviewAdded);
        drift.writingProperty().addListener(observable -> giveWay());
        history.writingProperty().addListener(observable -> giveWay());
        page.heightProperty().addListener(observable -> spare());
        page.getStyleClass().addAll("screen", "application");
        page.setTop(header);
        page.setCenter(body);
        this.watch = new Watch(desk.store(), this::update);
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        if (isReview()) {
            drift.focus();
        } else if (tab == Route.Tab.HISTORY) {
            history.focus();
        } else if (tab == Route.Tab.MANIFESTS) {
            manifests.focus();
        } else {
            resources.focus();
        }
    }

    @Override
    public boolean focusFilter() {
        return tab == Route.Tab.RESOURCES && resources.focusFilter();
    }

    @Override
    public boolean key(KeyCode code) {
        if (isReview() && drift.key(code)) {
            return true;
        }
        if (code == KeyCode.C) {
            desk.commands().compare(name);
        } else if (code == KeyCode.S) {
            desk.goTo(new Route.PlanAndSync(name));
        } else if (code == KeyCode.B && tab != Route.Tab.HISTORY) {
            bypass();
        } else if (code == KeyCode.H) {
            desk.goTo(new Route.Application(name, Route.Tab.HISTORY));
        } else if (code == KeyCode.M) {
            desk.goTo(new Route.Application(name, Route.Tab.MANIFESTS));
        } else if (code == KeyCode.W) {
            header.toggleHold();
        } else if (code == KeyCode.D) {
            desk.goTo(
                    new Route.Application(
                            name, tab == Route.Tab.DRIFT ? Route.Tab.RESOURCES : Route.Tab.DRIFT));
        } else {
            return switch (tab) {
                case HISTORY -> history.key(code);
                case MANIFESTS -> manifests.key(code);
                case RESOURCES -> resources.key(code);
                case DRIFT, ADDED -> false;
            };
        }
        return true;
    }

    @Override
    public void close() {
        watch.close();
        resources.close();
    }

    private boolean isReview() {
        return tab == Route.Tab.DRIFT || tab == Route.Tab.ADDED;
    }

    /** Shows the other side. */
    public void show(Route.Tab next) {
        tab = next;
        resourcesTab.setSelected(next == Route.Tab.RESOURCES);
        driftTab.setSelected(isReview());
        historyTab.setSelected(next == Route.Tab.HISTORY);
        manifestsTab.setSelected(next == Route.Tab.MANIFESTS);
        showBody();
    }

    private ToggleButton tab(ToggleGroup tabs, String key, Route.Tab side) {
        ToggleButton button = new ToggleButton(desk.text().text(key));
        button.setToggleGroup(tabs);
        button.getStyleClass().add("tab-button");
        button.setSelected(side == tab || (side == Route.Tab.DRIFT && isReview()));
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    desk.goTo(new Route.Application(name, side));
                });
        return button;
    }

    /**
     * Fixes the object that is looked at; an object that another one made is fixed at its maker.
     */
    private void bypass() {
        Optional<ResourceKey> chosen =
                switch (tab) {
                    case DRIFT, ADDED -> drift.selected();
                    case RESOURCES -> resources.chosen();
                    case HISTORY, MANIFESTS -> Optional.empty();
                };
        List<ObjectState> objects =
                shown.flatMap(app -> app.findings().latest())
                        .map(Findings::objects)
                        .orElse(List.of());
        desk.goTo(new Route.BypassWizard(name, chosen.flatMap(key -> Makers.of(objects, key))));
    }

    private void update(AppState state) {
        header.update(state);
        drift.update(state);
        history.update(state);
        manifests.update(state);
        Optional<ApplicationState> app = state.applications().find(name);
        if (app.isEmpty()) {
            page.setCenter(
                    new Blank(
                            "state-failing",
                            Feather.ALERT_OCTAGON,
                            desk.text().text("application.gone", name),
                            List.of(desk.text().text("application.gone-next"))));
            return;
        }
        page.setCenter(body);
        header.showFacts(app.get(), state);
        resources.at(state.now());
        boolean sameLeases = Identity.same(leases, state.leases());
        if (sameLeases && shown.filter(before -> Identity.same(before, app.get())).isPresent()) {
            return;
        }
        shown = app;
        leases = state.leases();
        header.show(app.get(), state);
        showCount(app.get());
        resources.show(app.get(), state.leases());
        showBody();
    }

    private void showCount(ApplicationState app) {
        int differences = app.tally().differences();
        driftTab.setText(
                differences == 0
                        ? desk.text().text("application.drift")
                        : desk.text().text("application.drift-count", differences));
    }

    private void review(ResourceKey key) {
        boolean differs =
                shown.flatMap(app -> app.findings().latest()).stream()
                        .flatMap(found -> found.objects().stream())
                        .anyMatch(
                                object ->
                                        object.key().equals(key)
                                                && object.condition().isDifference());
        if (differs) {
            drift.select(key);
            desk.goTo(new Route.Application(name, Route.Tab.DRIFT));
        }
    }

    /** What was added is no difference, so it has a review of its own beside theirs. */
    private void reviewAdded() {
        desk.goTo(new Route.Application(name, Route.Tab.ADDED));
    }

    private void showBody() {
        if (tab == Route.Tab.HISTORY) {
            history.begin();
        } else if (tab == Route.Tab.MANIFESTS) {
            manifests.begin();
        } else if (isReview()) {
            drift.reviewAdded(tab == Route.Tab.ADDED);
        }
        if (header.standOnAdded(tab == Route.Tab.ADDED)) {
            shown.ifPresent(app -> header.show(app, desk.store().state()));
        }
        giveWay();
        spare();
        body.getChildren()
                .setAll(
                        switch (tab) {
                            case RESOURCES -> resourcesOrWhyNot();
                            case DRIFT, ADDED -> drift;
                            case HISTORY -> history;
                            case MANIFESTS -> manifests;
                        });
    }

    private void giveWay() {
        boolean proposing = tab == Route.Tab.HISTORY && history.writingProperty().get();
        header.giveWay(proposing || (isReview() && drift.writingProperty().get()));
    }

    /** The difference needs its lines more than what surrounds it. */
    private void spare() {
        double height = page.getHeight();
        boolean low = height > 0 && height < LOW;
        if (low != page.getStyleClass().contains("low")) {
            page.getStyleClass().remove("low");
            page.getStyleClass().addAll(low ? List.of("low") : List.of());
        }
        header.spare(isReview() && height > 0 && height < SCARCE, low);
        drift.setLow(low);
    }

    private Button compare(String words) {
        return Buttons.of(
                Feather.REFRESH_CW, desk.text().text(words), () -> desk.commands().compare(name));
    }

    private Node resourcesOrWhyNot() {
        if (shown.isEmpty() || shown.get().findings().latest().isPresent()) {
            return resources;
        }
        return switch (shown.get().findings()) {
            case Loadable.Unasked<Findings> unasked ->
                    new Blank(
                            "state-quiet",
                            Feather.GIT_COMMIT,
                            desk.text().text("drift.unasked"),
                            List.of(desk.text().text("drift.unasked-next")),
                            compare("action.compare"));
            case Loadable.Loading<Findings> loading ->
                    new Blank(
                            "state-busy",
                            Feather.REFRESH_CW,
                            desk.text().text("drift.loading"),
                            List.of());
            case Loadable.Failed<Findings> failed ->
                    TroubleBlank.of(desk, failed.trouble(), compare("history.again"));
            case Loadable.Loaded<Findings> loaded -> resources;
        };
    }
}
