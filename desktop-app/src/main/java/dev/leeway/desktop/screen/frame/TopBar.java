package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Visible;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The top of the window: workspace, the way to every command, connections, notices. */
final class TopBar extends HBox {
    private static final PseudoClass PRACTICE = PseudoClass.getPseudoClass("practice");
    private static final PseudoClass GUARDED = PseudoClass.getPseudoClass("guarded");

    private final Desk desk;
    private final Looks looks;
    private final Button workspace;
    private final Label practice;
    private final Label guarded;
    private final Button back;
    private final Button forward;
    private final StateShape connection = new StateShape();
    private final Label connectionWords = new Label();
    private final HBox connections = new HBox(connection, connectionWords);
    private final Tooltip connectionHint = new Tooltip();
    private final Button theme;
    private final Label unread = new Label();
    private final StackPane notices;

    TopBar(Desk desk, Runnable openPalette, Runnable openNotices) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        workspace = new Button("", Icons.of(Feather.CHEVRON_DOWN));
        workspace.getStyleClass().addAll("quiet", "workspace-name");
        workspace.setContentDisplay(ContentDisplay.RIGHT);
        workspace.setTooltip(new Tooltip(desk.text().text("top.workspaces")));
        workspace.setMinWidth(60);
        workspace.setOnAction(event -> desk.goTo(new Route.Welcome()));
        practice = new Label(desk.text().text("cluster.practice"), Icons.of(Feather.LIFE_BUOY));
        practice.getStyleClass().add("practice-tag");
        practice.setMinWidth(USE_PREF_SIZE);
        guarded = new Label(desk.text().text("cluster.protected"), Icons.of(Feather.LOCK));
        guarded.getStyleClass().add("guarded-tag");
        guarded.setMinWidth(USE_PREF_SIZE);
        back =
                Buttons.icon(
                        Feather.ARROW_LEFT,
                        desk.text().text("top.back"),
                        () -> desk.store().dispatch(new AppEvent.WentBack()));
        forward =
                Buttons.icon(
                        Feather.ARROW_RIGHT,
                        desk.text().text("top.forward"),
                        () -> desk.store().dispatch(new AppEvent.WentForward()));
        Button search = new Button();
        Label words = new Label(desk.text().text("top.search"));
        words.getStyleClass().add("search-words");
        Label keys = new Label(desk.text().text("top.search-keys"));
        keys.getStyleClass().add("key-cap");
        keys.setMinWidth(USE_PREF_SIZE);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox inside = new HBox(Icons.of(Feather.SEARCH), words, stretch, keys);
        inside.setAlignment(Pos.CENTER_LEFT);
        inside.getStyleClass().add("search-inside");
        search.setGraphic(inside);
        search.getStyleClass().add("search-button");
        search.setAccessibleText(desk.text().text("top.search"));
        search.setOnAction(event -> openPalette.run());
        search.setMaxWidth(460);
        search.setMinWidth(180);
        inside.prefWidthProperty().bind(search.widthProperty().subtract(22));
        HBox.setHgrow(search, Priority.ALWAYS);
        Region left = new Region();
        HBox.setHgrow(left, Priority.SOMETIMES);
        Region right = new Region();
        HBox.setHgrow(right, Priority.SOMETIMES);
        connections.setAlignment(Pos.CENTER_LEFT);
        connections.getStyleClass().add("connections");
        connectionWords.setMinWidth(USE_PREF_SIZE);
        Tooltip.install(connections, connectionHint);
        theme = Buttons.icon(Feather.SUN, desk.text().text("top.theme"), this::toggleTheme);
        Button bell = Buttons.icon(Feather.BELL, desk.text().text("top.notices"), openNotices);
        unread.getStyleClass().add("rail-badge");
        unread.setMouseTransparent(true);
        notices = new StackPane(bell, unread);
        StackPane.setAlignment(unread, Pos.TOP_RIGHT);
        getChildren()
                .addAll(
                        back,
                        forward,
                        workspace,
                        practice,
                        guarded,
                        left,
                        search,
                        right,
                        connections,
                        theme,
                        notices);
    }

    void update(AppState state) {
        workspace.setText(
                state.workspace().name().isEmpty()
                        ? desk.text().text("top.no-workspace")
                        : state.workspace().name());
        back.setDisable(state.navigation().back().isEmpty());
        forward.setDisable(state.navigation().forward().isEmpty());
        boolean practising = state.workspace().practice();
        practice.setVisible(practising);
        practice.setManaged(practising);
        boolean target = targetsGuarded(state);
        guarded.setVisible(target);
        guarded.setManaged(target);
        pseudoClassStateChanged(PRACTICE, practising);
        pseudoClassStateChanged(GUARDED, target);
        Icons.show(theme, state.preferences().dark() ? Feather.SUN : Feather.MOON);
        showConnections(state);
        unread.setVisible(state.unread() > 0);
        unread.setText(state.unread() > 99 ? "99+" : Integer.toString(state.unread()));
    }

    /** Whether the page is about an action on a protected cluster. */
    private static boolean targetsGuarded(AppState state) {
        return state.navigation().current() instanceof Route.PlanAndSync(String name)
                && state.applications().find(name).filter(ApplicationState::guarded).isPresent();
    }

    private void showConnections(AppState state) {
        List<ClusterState> clusters = state.clusters().toList();
        connections.setVisible(!clusters.isEmpty());
        connections.setManaged(!clusters.isEmpty());
        List<String> lines = new ArrayList<>();
        int unreachable = 0;
        int connected = 0;
        for (ClusterState cluster : clusters) {
            unreachable += cluster.connection() == ClusterState.Connection.UNREACHABLE ? 1 : 0;
            connected += cluster.connection() == ClusterState.Connection.CONNECTED ? 1 : 0;
            lines.add(
                    cluster.name()
                            + ": "
                            + looks.of(cluster.connection()).word()
                            + (cluster.message().isEmpty() ? "" : ", " + cluster.message()));
        }
        ClusterState.Connection worst =
                unreachable > 0
                        ? ClusterState.Connection.UNREACHABLE
                        : connected == clusters.size()
                                ? ClusterState.Connection.CONNECTED
                                : ClusterState.Connection.UNKNOWN;
        Mark mark = looks.of(worst);
        connection.show(mark);
        if (!connections.getStyleClass().contains(mark.styleClass())) {
            connections.getStyleClass().setAll("connections", mark.styleClass());
        }
        connectionWords.setText(
                switch (worst) {
                    case UNREACHABLE ->
                            desk.text().text("top.unreachable", unreachable, clusters.size());
                    case CONNECTED -> desk.text().text("top.clusters", clusters.size());
                    case UNKNOWN -> desk.text().text("top.connecting", clusters.size());
                });
        connectionHint.setText(Visible.lines(String.join("\n", lines)));
    }

    private void toggleTheme() {
        desk.prefer(known -> known.with(known.otherAppearance()));
    }
}
