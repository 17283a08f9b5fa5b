package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.object.ObjectModel.Seen;
import dev.leeway.desktop.screen.object.ObjectModel.Side;
import dev.leeway.desktop.state.ClusterPlace;
import dev.leeway.desktop.state.DeepLink;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.SourcePlaces;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.resource.ResourceKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One live object beside the list that it was chosen from. */
final class ObjectPane extends BorderPane {
    private final Desk desk;
    private final ObjectModel model;
    private final Looks looks;
    private final Label kind = new Label();
    private final Label name = new Label();
    private final StatusBadge wellness =
            StatusBadge.tinted(new Mark("state-quiet", Feather.MINUS, ""));
    private final Label message = new Label();
    private final Button source;
    private final MenuButton commands;
    private final Map<Side, ToggleButton> tabs = new EnumMap<>(Side.class);
    private final Consumer<ResourceKey> open;
    private final Map<Side, SidePane> sides = new EnumMap<>(Side.class);

    /** One side of the object. */
    interface SidePane {
        /** Returns its nodes. */
        Node node();

        /** Puts the focus where reading begins. */
        void focus();

        /** Puts the focus into its search field; returns whether it has one. */
        default boolean search() {
            return false;
        }

        /** Acts on a key; returns whether it did. */
        default boolean key(KeyCode code) {
            return false;
        }
    }

    /**
     * Makes the pane.
     *
     * @param open hears which other object somebody wants to see
     * @param leave called when the pane is to be closed
     */
    ObjectPane(Desk desk, ObjectModel model, Consumer<ResourceKey> open, Runnable leave) {
        this.desk = desk;
        this.model = model;
        this.open = open;
        this.looks = new Looks(desk.text());
        getStyleClass().add("object-pane");
        commands = new MenuButton(desk.text().text("clusters.copy-kubectl"));
        commands.setAccessibleText(commands.getText());
        commands.getStyleClass().addAll("small-menu");
        commands.setMinWidth(Region.USE_PREF_SIZE);
        source =
                Buttons.icon(
                        Feather.FILE_TEXT, desk.text().text("manifests.open"), this::openSource);
        source.getStyleClass().add("source");
        setTop(header(leave));
        model.placeProperty().addListener(observable -> showName());
        model.objectProperty().addListener(observable -> showObject());
        model.sideProperty().addListener(observable -> showSide());
        showName();
        showObject();
        showSide();
    }

    private Node header(Runnable leave) {
        kind.getStyleClass().add("tree-kind");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().addAll("mono", "object-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(60);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first =
                new HBox(
                        kind,
                        name,
                        gap,
                        commands,
                        Buttons.icon(
                                Feather.LINK,
                                desk.text().text("clusters.copy-link"),
                                this::copyLink),
                        Buttons.icon(
                                Feather.REFRESH_CW,
                                desk.text().text("clusters.reload"),
                                model::reload),
                        Buttons.icon(Feather.X, desk.text().text("clusters.close-details"), leave));
        first.setAlignment(Pos.CENTER_LEFT);
        first.getStyleClass().add("object-line");
        message.getStyleClass().add("facts");
        message.setMinWidth(0);
        Region rest = new Region();
        HBox.setHgrow(rest, Priority.ALWAYS);
        HBox second = new HBox(wellness, new UsageLabel(desk, model), message, rest, source);
        second.setAlignment(Pos.CENTER_LEFT);
        second.getStyleClass().add("object-line");
        wellness.setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        row.getStyleClass().add("side-tabs");
        for (Side side : Side.values()) {
            ToggleButton tab = new ToggleButton(desk.text().text(word(side)));
            tab.getStyleClass().add("tab-button");
            tab.setToggleGroup(group);
            tab.setMinWidth(Region.USE_PREF_SIZE);
            tab.setTooltip(new Tooltip(desk.text().text(hint(side))));
            tab.setOnAction(
                    event -> {
                        tab.setSelected(true);
                        model.turn(side);
                    });
            tabs.put(side, tab);
            row.getChildren().add(tab);
        }
        VBox header = new VBox(first, second, row);
        header.getStyleClass().add("object-header");
        return header;
    }

    /** Where Git asks for the object, as far as it was compared. */
    private Optional<RepositoryPlace> place() {
        return model.placeProperty()
                .get()
                .flatMap(at -> SourcePlaces.of(desk.store().state(), at.cluster(), at.key()));
    }

    private void openSource() {
        place().ifPresent(at -> desk.goTo(new Route.Repositories(Optional.of(at))));
    }

    /** Copies a link that leads back to the object, in whatever window shows this workspace. */
    private void copyLink() {
        model.placeProperty()
                .get()
                .filter(at -> !at.key().name().isEmpty())
                .ifPresent(
                        at ->
                                desk.commands()
                                        .copy(
                                                DeepLink.of(
                                                        new Route.Clusters(
                                                                Optional.of(
                                                                        ClusterPlace.of(
                                                                                at.cluster(),
                                                                                at.key()))))));
    }

    private static String word(Side side) {
        return switch (side) {
            case YAML -> "clusters.side-yaml";
            case EVENTS -> "clusters.side-events";
            case LOGS -> "clusters.side-logs";
            case OWNERS -> "clusters.side-owners";
            case ACCESS -> "clusters.side-access";
        };
    }

    private static String hint(Side side) {
        return switch (side) {
            case YAML -> "clusters.side-yaml-hint";
            case EVENTS -> "clusters.side-events-hint";
            case LOGS -> "clusters.side-logs-hint";
            case OWNERS -> "clusters.side-owners-hint";
            case ACCESS -> "clusters.side-access-hint";
        };
    }

    /** Puts the focus where reading begins. */
    void focusSide() {
        side().focus();
    }

    /** Puts the focus into the search field of the side; returns whether it has one. */
    boolean search() {
        return side().search();
    }

    /** Acts on a key that nobody typed into a field; returns whether it did. */
    boolean key(KeyCode code) {
        return side().key(code);
    }

    /** A side's nodes are made when somebody first turns to it. */
    private SidePane side() {
        return sides.computeIfAbsent(model.sideProperty().get(), this::make);
    }

    private SidePane make(Side side) {
        return switch (side) {
            case YAML -> new YamlSide(desk, model);
            case EVENTS -> new EventsSide(desk, model);
            case LOGS -> new LogsSide(desk, model);
            case OWNERS -> new OwnersSide(desk, model, open);
            case ACCESS -> new AccessSide(desk, model);
        };
    }

    private void showSide() {
        Side now = model.sideProperty().get();
        tabs.forEach((side, tab) -> tab.setSelected(side == now));
        setCenter(side().node());
    }

    private void showName() {
        model.placeProperty()
                .get()
                .ifPresent(
                        place -> {
                            kind.setText(place.key().kind());
                            name.setText(
                                    place.key().name().isEmpty()
                                            ? desk.text().text("clusters.kind-whole")
                                            : Looks.name(place.key()));
                            name.setTooltip(new Tooltip(place.key().toString()));
                            setAccessibleText(place.key().toString());
                            boolean known = place().isPresent();
                            source.setVisible(known);
                            source.setManaged(known);
                        });
    }

    private void showObject() {
        Optional<Seen> seen = model.objectProperty().get().latest();
        Wellness how = seen.map(one -> one.vitality().wellness()).orElse(Wellness.NONE);
        Mark mark =
                switch (model.objectProperty().get()) {
                    case Loadable.Failed<Seen> failed ->
                            new Mark(
                                    "state-failing",
                                    Feather.ALERT_OCTAGON,
                                    seen.isPresent()
                                            ? desk.text().text("clusters.object-old")
                                            : desk.text().text("clusters.object-unread"));
                    case Loadable.Loading<Seen> loading when seen.isEmpty() ->
                            new Mark(
                                    "state-busy",
                                    Feather.REFRESH_CW,
                                    desk.text().text("clusters.reading"));
                    default -> looks.of(how);
                };
        wellness.show(mark);
        String words =
                model.objectProperty().get() instanceof Loadable.Failed<Seen> failed
                        ? failed.trouble().why()
                        : seen.map(one -> one.vitality().message()).orElse("");
        message.setText(Visible.of(words));
        message.setTooltip(words.isEmpty() ? null : new Tooltip(Visible.lines(words)));
        commands.setDisable(seen.isEmpty());
        seen.ifPresent(this::showCommands);
    }

    private void showCommands(Seen seen) {
        KubectlCommand kubectl = new KubectlCommand(seen.target());
        ResourceKey key = seen.manifest().key();
        List<String> all = new java.util.ArrayList<>();
        all.add(kubectl.about(seen.kind(), key, "get", "-o", "yaml"));
        all.add(kubectl.about(seen.kind(), key, "describe"));
        all.add(kubectl.events(key));
        all.add(kubectl.about(seen.kind(), key, "edit"));
        if (List.of("Pod", "Deployment", "StatefulSet", "DaemonSet", "Job", "ReplicaSet")
                .contains(key.kind())) {
            all.add(kubectl.logs(key, seen.kind(), "", true));
        }
        if (List.of("Deployment", "StatefulSet", "DaemonSet").contains(key.kind())) {
            all.add(kubectl.rollout(seen.kind(), key, "restart"));
            all.add(kubectl.rollout(seen.kind(), key, "status"));
        }
        all.add(kubectl.about(seen.kind(), key, "delete"));
        if (commands.getItems().stream().map(MenuItem::getText).toList().equals(all)) {
            return;
        }
        commands.getItems()
                .setAll(
                        all.stream()
                                .map(
                                        command -> {
                                            MenuItem item = new MenuItem(command);
                                            item.setMnemonicParsing(false);
                                            item.setOnAction(
                                                    event -> desk.commands().copy(command));
                                            return item;
                                        })
                                .toList());
    }
}
