package dev.leeway.desktop.screen.settings;

import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Appearance;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Preferences;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the operator chooses about the window, and which clusters the workspace has. */
public final class SettingsScreen implements Screen {
    private final Desk desk;
    private final Looks looks;
    private final BorderPane page = new BorderPane();
    private final Map<Appearance, ToggleButton> looksOf = new EnumMap<>(Appearance.class);
    private final CheckBox roomy;
    private final CheckBox wide;
    private final CheckBox calm;
    private final VBox clusters = new VBox();
    private final Watch watch;

    /** Makes the screen. */
    public SettingsScreen(Desk desk) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        ToggleGroup themes = new ToggleGroup();
        for (Appearance look : Appearance.values()) {
            looksOf.put(look, theme(themes, look));
        }
        roomy = choice("settings.roomy");
        roomy.setOnAction(event -> prefer(known -> known.withRoomy(roomy.isSelected())));
        wide = choice("settings.wide-rail");
        wide.setOnAction(event -> prefer(known -> known.withWideRail(wide.isSelected())));
        calm = choice("settings.calm");
        calm.setOnAction(event -> prefer(known -> known.withStill(calm.isSelected())));
        HBox themeLine = new HBox(looksOf.values().toArray(Node[]::new));
        themeLine.getStyleClass().add("segments");
        VBox content =
                new VBox(
                        section("settings.appearance", themeLine, roomy, wide, calm),
                        section("settings.clusters", clusters));
        content.getStyleClass().add("settings-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        Label title = new Label(desk.text().text("settings.title"));
        title.getStyleClass().add("page-title");
        HBox line = new HBox(title);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("page-line");
        VBox header = new VBox(line);
        header.getStyleClass().add("page-header");
        page.getStyleClass().addAll("screen", "settings");
        page.setTop(header);
        page.setCenter(scroll);
        this.watch = new Watch(desk.store(), this::update);
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        Objects.requireNonNull(looksOf.get(desk.store().state().preferences().appearance()))
                .requestFocus();
    }

    @Override
    public void close() {
        watch.close();
    }

    private ToggleButton theme(ToggleGroup group, Appearance look) {
        ToggleButton button =
                new ToggleButton(
                        desk.text()
                                .text(
                                        switch (look) {
                                            case SYSTEM -> "settings.system";
                                            case DARK -> "settings.dark";
                                            case LIGHT -> "settings.light";
                                            case CONTRAST -> "settings.contrast";
                                        }));
        button.getStyleClass().add("segment");
        button.setToggleGroup(group);
        button.setOnAction(event -> prefer(known -> known.with(look)));
        return button;
    }

    private CheckBox choice(String key) {
        return new CheckBox(desk.text().text(key));
    }

    private Node section(String key, Node... nodes) {
        Label title = new Label(desk.text().text(key));
        title.getStyleClass().add("block-title");
        VBox section = new VBox(title);
        section.getChildren().addAll(nodes);
        section.getStyleClass().add("settings-section");
        return section;
    }

    private void prefer(UnaryOperator<Preferences> change) {
        desk.prefer(change);
    }

    private void update(AppState state) {
        looksOf.forEach(
                (look, button) -> button.setSelected(look == state.preferences().appearance()));
        roomy.setSelected(state.preferences().roomy());
        wide.setSelected(state.preferences().wideRail());
        calm.setSelected(state.preferences().still());
        List<Node> rows = state.clusters().toList().stream().map(this::cluster).toList();
        clusters.getChildren()
                .setAll(
                        rows.isEmpty()
                                ? List.of(new Label(desk.text().text("settings.no-clusters")))
                                : rows);
    }

    private Node cluster(ClusterState cluster) {
        Label name = new Label(cluster.name());
        name.getStyleClass().addAll("mono", "strong");
        name.setMinWidth(140);
        StatusBadge badge = new StatusBadge(looks.of(cluster.connection()));
        badge.setMinWidth(130);
        Label message = new Label(cluster.message());
        message.getStyleClass().add("muted");
        message.setWrapText(true);
        HBox line = new HBox(name, badge);
        if (cluster.practice()) {
            Label practice = new Label(desk.text().text("cluster.practice"));
            practice.getStyleClass().add("practice-tag");
            practice.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(practice);
        }
        if (cluster.guarded()) {
            Label guarded = new Label(desk.text().text("cluster.protected"));
            guarded.getStyleClass().add("muted");
            line.getChildren().add(guarded);
        }
        line.getChildren().add(message);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("cluster-line");
        return line;
    }
}
