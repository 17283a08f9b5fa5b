package dev.leeway.desktop.screen.application;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.screen.drift.DriftModel;
import dev.leeway.desktop.screen.drift.DriftPane;
import dev.leeway.desktop.screen.history.HistoryModel;
import dev.leeway.desktop.screen.history.HistoryPane;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.resource.ResourceKey;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One application: its states and actions on top, its objects or its drift below. */
public final class ApplicationScreen implements Screen {
    private static final int OWNERS_NAMED = 12;

    private final Desk desk;
    private final Looks looks;
    private final String name;
    private final BorderPane page = new BorderPane();
    private final FlowPane badges = new FlowPane();
    private final Label facts = new Label();
    private final VBox banners = new VBox();
    private final ToggleButton resourcesTab;
    private final ToggleButton driftTab;
    private final ToggleButton historyTab;
    private final StackPane body = new StackPane();
    private final ResourcesPane resources;
    private final DriftPane drift;
    private final HistoryPane history;
    private final Button compare;
    private final Button sync;
    private final Watch watch;
    private Route.Tab tab;
    private Optional<ApplicationState> shown = Optional.empty();

    /** Makes the screen of an application with one of its sides open. */
    public ApplicationScreen(Desk desk, String name, Route.Tab tab) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        this.name = name;
        this.tab = tab;
        Runnable again = () -> desk.commands().compare(name);
        this.drift = new DriftPane(desk, new DriftModel(desk, name), again);
        this.history = new HistoryPane(desk, new HistoryModel(desk, name));
        this.resources = new ResourcesPane(desk, this::review);
        this.compare = Buttons.of(Feather.REFRESH_CW, desk.text().text("action.compare"), again);
        compare.setTooltip(new Tooltip(desk.text().text("application.compare-hint")));
        this.sync =
                Buttons.primary(
                        Feather.PLAY,
                        desk.text().text("action.plan"),
                        () -> desk.goTo(new Route.PlanAndSync(name)));
        sync.setTooltip(new Tooltip(desk.text().text("application.plan-hint")));
        ToggleGroup tabs = new ToggleGroup();
        resourcesTab = tab(tabs, "application.resources", Route.Tab.RESOURCES);
        driftTab = tab(tabs, "application.drift", Route.Tab.DRIFT);
        historyTab = tab(tabs, "application.history", Route.Tab.HISTORY);
        page.getStyleClass().addAll("screen", "application");
        page.setTop(header());
        page.setCenter(body);
        this.watch = new Watch(desk.store(), this::update);
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        if (tab == Route.Tab.DRIFT) {
            drift.focus();
        } else if (tab == Route.Tab.HISTORY) {
            history.focus();
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
        if (code == KeyCode.C) {
            desk.commands().compare(name);
        } else if (code == KeyCode.S) {
            desk.goTo(new Route.PlanAndSync(name));
        } else if (code == KeyCode.H) {
            desk.goTo(new Route.Application(name, Route.Tab.HISTORY));
        } else if (code == KeyCode.D) {
            desk.goTo(
                    new Route.Application(
                            name, tab == Route.Tab.DRIFT ? Route.Tab.RESOURCES : Route.Tab.DRIFT));
        } else {
            return switch (tab) {
                case DRIFT -> drift.key(code);
                case HISTORY -> history.key(code);
                case RESOURCES -> resources.key(code);
            };
        }
        return true;
    }

    @Override
    public void close() {
        watch.close();
        resources.close();
    }

    /** Shows the other side. */
    public void show(Route.Tab next) {
        tab = next;
        resourcesTab.setSelected(next == Route.Tab.RESOURCES);
        driftTab.setSelected(next == Route.Tab.DRIFT);
        historyTab.setSelected(next == Route.Tab.HISTORY);
        showBody();
    }

    private ToggleButton tab(ToggleGroup tabs, String key, Route.Tab side) {
        ToggleButton button = new ToggleButton(desk.text().text(key));
        button.setToggleGroup(tabs);
        button.getStyleClass().add("tab-button");
        button.setSelected(side == tab);
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    desk.goTo(new Route.Application(name, side));
                });
        return button;
    }

    private Node header() {
        Label title = new Label(name);
        title.getStyleClass().addAll("page-title", "mono-title");
        title.setMinWidth(80);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        badges.getStyleClass().add("badges");
        badges.setMinWidth(100);
        badges.setPrefWrapLength(320);
        HBox.setHgrow(badges, Priority.SOMETIMES);
        HBox line = new HBox(title, badges, gap, compare, sync);
        line.getStyleClass().add("page-line");
        line.setAlignment(Pos.CENTER_LEFT);
        facts.getStyleClass().add("facts");
        HBox tabs = new HBox(resourcesTab, driftTab, historyTab);
        tabs.getStyleClass().add("side-tabs");
        banners.getStyleClass().add("banners");
        VBox header = new VBox(line, facts, tabs, banners);
        header.getStyleClass().addAll("page-header", "with-tabs");
        return header;
    }

    private void update(AppState state) {
        drift.update(state);
        history.update(state);
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
        showFacts(app.get(), state);
        if (shown.filter(before -> Identity.same(before, app.get())).isPresent()) {
            return;
        }
        shown = app;
        showStates(app.get());
        resources.show(app.get());
        showBody();
    }

    private void showStates(ApplicationState app) {
        badges.getChildren()
                .setAll(
                        StatusBadge.tinted(looks.of(app)),
                        StatusBadge.tinted(looks.of(app.wellness())));
        if (app.guarded()) {
            badges.getChildren()
                    .add(
                            StatusBadge.tinted(
                                    new Mark(
                                            "state-quiet",
                                            Feather.LOCK,
                                            desk.text().text("cluster.protected"))));
        }
        if (app.practice()) {
            Label practice =
                    new Label(desk.text().text("cluster.practice"), Icons.of(Feather.LIFE_BUOY));
            practice.getStyleClass().add("practice-tag");
            practice.setMinWidth(Region.USE_PREF_SIZE);
            badges.getChildren().add(practice);
        }
        showOwners(app);
        compare.setDisable(app.findings().isLoading());
        sync.setDisable(app.findings().latest().isEmpty() && !app.isSyncing());
        sync.setText(desk.text().text(app.isSyncing() ? "action.watch-sync" : "action.plan"));
        int differences = app.tally().differences();
        driftTab.setText(
                differences == 0
                        ? desk.text().text("application.drift")
                        : desk.text().text("application.drift-count", differences));
        banners.getChildren().clear();
        if (app.findings() instanceof Loadable.Failed<Findings> failed
                && failed.latest().isPresent()) {
            addBanner(
                    new Mark("state-failing", Feather.ALERT_OCTAGON, failed.trouble().what()),
                    failed.trouble());
        }
        app.findings()
                .latest()
                .ifPresent(
                        found -> {
                            found.remarks()
                                    .forEach(
                                            trouble ->
                                                    addBanner(
                                                            new Mark(
                                                                    "state-missing",
                                                                    Feather.CLOCK,
                                                                    trouble.what()),
                                                            trouble));
                            found.problems()
                                    .forEach(
                                            trouble ->
                                                    addBanner(
                                                            new Mark(
                                                                    "state-failing",
                                                                    Feather.FILE_TEXT,
                                                                    trouble.what()),
                                                            trouble));
                        });
    }

    /** One badge for all objects that are not this application's own; its hint names them. */
    private void showOwners(ApplicationState app) {
        List<ObjectState> others =
                app.findings().latest().map(Findings::objects).orElse(List.of()).stream()
                        .filter(object -> object.notOurs().isPresent())
                        .toList();
        if (others.isEmpty()) {
            return;
        }
        Node badge =
                StatusBadge.tinted(
                        new Mark(
                                "state-held",
                                Feather.USERS,
                                desk.text().text("application.not-ours", others.size())));
        Tooltip.install(
                badge,
                new Tooltip(
                        others.stream()
                                .limit(OWNERS_NAMED)
                                .map(
                                        object ->
                                                object.key().kind()
                                                        + " "
                                                        + Looks.name(object.key())
                                                        + ": "
                                                        + object.notOurs().orElseThrow().message())
                                .collect(Collectors.joining("\n"))));
        badges.getChildren().add(badge);
    }

    private void addBanner(Mark mark, Trouble trouble) {
        banners.getChildren()
                .add(
                        new Banner(
                                mark,
                                List.of(trouble.why(), trouble.next()),
                                Buttons.icon(
                                        Feather.COPY,
                                        desk.text().text("action.copy-details"),
                                        () -> desk.commands().copy(trouble.details()))));
    }

    private void showFacts(ApplicationState app, AppState state) {
        List<String> words = new ArrayList<>();
        words.add(app.cluster() + " / " + app.namespace());
        words.add(app.repository() + " " + app.path());
        app.findings()
                .latest()
                .ifPresent(
                        found -> {
                            words.add(
                                    found.revision().shortCommit()
                                            + " "
                                            + found.revision().subject());
                            words.add(
                                    desk.text()
                                            .text(
                                                    "application.as-of",
                                                    desk.text().age(found.at(), state.now())));
                        });
        facts.setText(String.join("   ·   ", words));
        facts.setTooltip(new Tooltip(String.join("\n", words)));
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

    private void showBody() {
        if (tab == Route.Tab.HISTORY) {
            history.begin();
        }
        body.getChildren()
                .setAll(
                        switch (tab) {
                            case RESOURCES -> resourcesOrWhyNot();
                            case DRIFT -> drift;
                            case HISTORY -> history;
                        });
    }

    private Node resourcesOrWhyNot() {
        if (shown.isEmpty() || shown.get().findings().latest().isPresent()) {
            return resources;
        }
        Button again =
                Buttons.of(
                        Feather.REFRESH_CW,
                        desk.text().text("action.compare"),
                        () -> desk.commands().compare(name));
        return switch (shown.get().findings()) {
            case Loadable.Unasked<Findings> unasked ->
                    new Blank(
                            "state-quiet",
                            Feather.GIT_COMMIT,
                            desk.text().text("drift.unasked"),
                            List.of(desk.text().text("drift.unasked-next")),
                            again);
            case Loadable.Loading<Findings> loading ->
                    new Blank(
                            "state-busy",
                            Feather.REFRESH_CW,
                            desk.text().text("drift.loading"),
                            List.of());
            case Loadable.Failed<Findings> failed ->
                    new Blank(
                            "state-failing",
                            Feather.ALERT_OCTAGON,
                            failed.trouble().what(),
                            List.of(failed.trouble().why(), failed.trouble().next()),
                            again,
                            Buttons.of(
                                    Feather.COPY,
                                    desk.text().text("action.copy-details"),
                                    () -> desk.commands().copy(failed.trouble().details())));
            case Loadable.Loaded<Findings> loaded -> resources;
        };
    }
}
