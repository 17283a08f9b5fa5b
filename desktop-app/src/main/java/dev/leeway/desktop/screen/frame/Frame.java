package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.control.Focus;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.screen.application.ApplicationScreen;
import dev.leeway.desktop.screen.applications.ApplicationsScreen;
import dev.leeway.desktop.screen.overview.OverviewScreen;
import dev.leeway.desktop.screen.repositories.RepositoriesScreen;
import dev.leeway.desktop.screen.clusters.ClustersScreen;
import dev.leeway.desktop.screen.bypasses.BypassesScreen;
import dev.leeway.desktop.screen.bypasses.WizardScreen;
import dev.leeway.desktop.screen.activity.ActivityScreen;
import dev.leeway.desktop.screen.insights.InsightsScreen;
import dev.leeway.desktop.screen.welcome.WelcomeScreen;
import dev.leeway.desktop.screen.plan.PlanScreen;
import dev.leeway.desktop.screen.settings.SettingsScreen;
import dev.leeway.desktop.session.WindowPassphrases;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ClusterPlace;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.FadeTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/** The whole content of the window. */
public final class Frame extends StackPane implements AutoCloseable {
    private final Desk desk;
    private final Rail rail;
    private final TopBar top;
    private final BottomLine bottom;
    private final ObjectProperty<@Nullable Node> focusOwner = new SimpleObjectProperty<>();
    private final StackPane place = new StackPane();
    private final VBox questions = new VBox();
    private final Pane shade = new Pane();
    private final Palette palette;
    private final NoticeList notices;
    private final TaskList tasks;
    private final Toast toast;
    private final Watch watch;
    private Optional<Screen> screen = Optional.empty();
    private Optional<Route> route = Optional.empty();

    /** Makes the frame around the place that the state names. */
    public Frame(Desk desk) {
        this.desk = desk;
        getStyleClass().add("frame");
        rail = new Rail(desk);
        top = new TopBar(desk, this::openPalette, this::openNotices);
        toast = new Toast(desk, this::openNotices);
        bottom = new BottomLine(desk, this::openTasks, toast);
        palette = new Palette(desk, this, this::closeOverlay);
        notices = new NoticeList(desk, this::closeOverlay);
        tasks = new TaskList(desk, this::closeOverlay);
        shade.getStyleClass().add("shade");
        shade.setOnMousePressed(event -> closeOverlay());
        // Tab goes by the order in which the parts are added: as they are read.
        BorderPane page = new BorderPane();
        page.setTop(new VBox(top, questions));
        page.setCenter(place);
        page.setBottom(bottom);
        BorderPane whole = new BorderPane();
        whole.setLeft(rail);
        whole.setCenter(page);
        getChildren().add(whole);
        CommandCharacter.keepOut(this);
        addEventFilter(KeyEvent.KEY_PRESSED, new Keys(desk, this)::pressed);
        focusOwner.bind(sceneProperty().flatMap(Scene::focusOwnerProperty));
        focusOwner.addListener((observable, before, after) -> keepFocus(before));
        this.watch = new Watch(desk.store(), this::update);
    }

    /** Returns the screen that is shown. */
    public Optional<Screen> screen() {
        return screen;
    }

    /** Opens the command palette. */
    public void openPalette() {
        openOverlay(palette, Pos.TOP_CENTER);
        palette.open();
    }

    /** Opens the list of keys. */
    public void openCheatSheet() {
        // Made when it is asked for: it has more labels than the rest of the frame.
        CheatSheet sheet = new CheatSheet(desk, this::closeOverlay);
        openOverlay(sheet, Pos.CENTER);
        sheet.requestFocus();
    }

    /** Opens what was told so far. */
    public void openNotices() {
        openOverlay(notices, Pos.TOP_RIGHT);
        notices.open();
    }

    /**
     * Asks for a passphrase above the page. Whoever types or presses keys elsewhere goes on doing
     * so; only where it was asked for just now does it take the focus.
     */
    public void ask(WindowPassphrases.Question question) {
        if (question.isOver()) {
            return;
        }
        PassphraseBar bar = new PassphraseBar(desk, question);
        questions.getChildren().add(bar);
        if ((question.wanted() || question.wrongBefore()) && !hasOverlay() && !typing()) {
            bar.take();
        }
        question.whenOver(() -> desk.ui().run(() -> over(bar)));
    }

    private void over(PassphraseBar bar) {
        boolean focused = bar.hasKeys();
        Optional<Node> before = bar.left();
        questions.getChildren().remove(bar);
        if (focused && !hasOverlay()) {
            before.filter(node -> node.getScene() != null && node.isVisible())
                    .ifPresentOrElse(Node::requestFocus, () -> screen.ifPresent(Frame::focus));
        }
    }

    /** Goes to the question that is asked above the page; returns whether there is one. */
    boolean takeQuestion() {
        Optional<PassphraseBar> first = asked().findFirst();
        first.ifPresent(PassphraseBar::take);
        return first.isPresent();
    }

    private Stream<PassphraseBar> asked() {
        return questions.getChildren().stream()
                .filter(PassphraseBar.class::isInstance)
                .map(PassphraseBar.class::cast);
    }

    /** Returns whether keys go to a question above the page. */
    boolean isAnswering() {
        return asked().anyMatch(PassphraseBar::hasKeys);
    }

    /** Returns whether keys are typed into a text. */
    boolean typing() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner instanceof TextInputControl || owner instanceof CodeArea;
    }

    /** Returns where the window is, as exactly as its screen knows. */
    Route place() {
        return screen.flatMap(Screen::place)
                .orElseGet(() -> desk.store().state().navigation().current());
    }

    /** Opens the list of long work under way. */
    public void openTasks() {
        openOverlay(tasks, Pos.BOTTOM_LEFT);
        tasks.requestFocus();
    }

    /** Returns whether something lies over the page. */
    public boolean hasOverlay() {
        return getChildren().size() > 1;
    }

    /** Closes what lies over the page. */
    public void closeOverlay() {
        if (hasOverlay()) {
            clearOverlay();
            screen.ifPresent(Frame::focus);
        }
    }

    @Override
    public void close() {
        watch.close();
        screen.ifPresent(Screen::close);
    }

    private void clearOverlay() {
        getChildren().remove(1, getChildren().size());
    }

    private void openOverlay(Node overlay, Pos where) {
        clearOverlay();
        StackPane.setAlignment(overlay, where);
        getChildren().addAll(shade, overlay);
    }

    private void update(AppState state) {
        rail.update(state);
        top.update(state);
        bottom.update(state);
        toast.update(state);
        Route next = state.navigation().current();
        if (route.filter(next::equals).isEmpty()) {
            go(next, state.preferences().calm());
        }
    }

    private void go(Route next, boolean calm) {
        Optional<Route> before = route;
        route = Optional.of(next);
        if (next instanceof Route.Application(String name, Route.Tab tab)
                && before.orElse(null) instanceof Route.Application(String old, Route.Tab oldTab)
                && name.equals(old)
                && screen.orElse(null) instanceof ApplicationScreen application) {
            application.show(tab);
            focus(application);
            return;
        }
        if (next instanceof Route.Repositories(Optional<RepositoryPlace> place)
                && screen.orElse(null) instanceof RepositoriesScreen repositories) {
            repositories.show(place);
            focus(repositories);
            return;
        }
        if (next instanceof Route.Clusters(Optional<ClusterPlace> place)
                && screen.orElse(null) instanceof ClustersScreen clusters) {
            place.ifPresent(clusters::show);
            focus(clusters);
            return;
        }
        screen.ifPresent(Screen::close);
        Screen made =
                switch (next) {
                    case Route.Overview overview -> new OverviewScreen(desk);
                    case Route.Applications applications -> new ApplicationsScreen(desk);
                    case Route.Application(String name, Route.Tab tab) ->
                            new ApplicationScreen(desk, name, tab);
                    case Route.PlanAndSync(String name) -> new PlanScreen(desk, name);
                    case Route.Repositories(Optional<RepositoryPlace> place) ->
                            new RepositoriesScreen(desk, place);
                    case Route.Clusters(Optional<ClusterPlace> place) ->
                            new ClustersScreen(desk, place);
                    case Route.Bypasses bypasses -> new BypassesScreen(desk, Optional.empty());
                    case Route.Bypass(String id) -> new BypassesScreen(desk, Optional.of(id));
                    case Route.BypassWizard(String name, Optional<ResourceKey> object) ->
                            new WizardScreen(desk, name, object);
                    case Route.Activity activity -> new ActivityScreen(desk);
                    case Route.Insights insights -> new InsightsScreen(desk);
                    case Route.Welcome welcome -> new WelcomeScreen(desk);
                    case Route.Settings settings -> new SettingsScreen(desk);
                };
        screen = Optional.of(made);
        Node node = made.node();
        place.getChildren().setAll(node);
        if (!calm && getScene() != null && getScene().getWindow() != null) {
            FadeTransition fade = new FadeTransition(Duration.millis(120), node);
            fade.setFromValue(0.4);
            fade.setToValue(1);
            fade.play();
        }
        if (!hasOverlay()) {
            focus(made);
        }
    }

    /** What a split pane holds is in the window, and can have the focus, once it is styled. */
    private static void focus(Screen screen) {
        Node node = screen.node();
        node.applyCss();
        screen.focus();
        if (!Focus.isIn(node)) {
            // Nothing is there yet that could have it; on the rail it would press its buttons.
            node.requestFocus();
        }
    }

    /** Where what had the focus is taken away or disabled, the page has it and not the rail. */
    private void keepFocus(@Nullable Node before) {
        if (before != null && (before.getScene() == null || before.isDisabled())) {
            desk.ui().post(this::takeFocusBack);
        }
    }

    private void takeFocusBack() {
        if (!hasOverlay() && !Focus.isIn(place)) {
            screen.ifPresent(Frame::focus);
        }
    }
}
