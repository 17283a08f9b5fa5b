package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.control.Focus;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.screen.object.KubectlCommand;
import dev.leeway.desktop.screen.object.ObjectBeside;
import dev.leeway.desktop.screen.object.ObjectModel.Side;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.BrowsingState;
import dev.leeway.desktop.state.ClusterPlace;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.WorkspaceState;
import dev.leeway.engine.browse.TableRow;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the clusters hold. */
public final class ClustersScreen implements Screen {
    private static final double NARROW = 1_150;

    /** How wide the kinds are, and how wide beside an object in a narrow window. */
    private static final double USUAL = 248;

    private static final double CROWDED = 190;
    private static final double RAIL = 36;

    private final Desk desk;
    private final ClustersModel model;
    private final BorderPane page = new BorderPane();
    private final ClusterChoice clusters;
    private final KindList kinds;
    private final UsageModel usage;
    private final ObjectTable table;
    private final ClustersHeader header;
    private final VBox banners = new VBox();
    private final StackPane body = new StackPane();
    private final Button fresh;
    private final ObjectBeside beside;
    private final BorderPane side = new BorderPane();
    private final Node rail;
    private final Button fold;
    private final TableStates states;
    private final Watch watch;
    private boolean unfolded;
    private WorkspaceState.Phase phase = WorkspaceState.Phase.NONE;

    /** Makes the screen at a place; empty for where somebody was last. */
    public ClustersScreen(Desk desk, Optional<ClusterPlace> place) {
        place.ifPresent(wanted -> ClustersModel.remember(desk, wanted));
        this.desk = desk;
        this.model = new ClustersModel(desk);
        this.usage = new UsageModel(desk);
        this.table = new ObjectTable(desk, model.table(), usage);
        this.clusters = new ClusterChoice(desk, model);
        this.kinds = new KindList(desk, model, () -> fold(false));
        this.header = new ClustersHeader(desk, model, new Work());
        this.beside =
                new ObjectBeside(
                        desk,
                        model.object(),
                        middle(),
                        0.42,
                        () -> model.placeProperty().get().cluster(),
                        table::requestFocus);
        this.states = new TableStates(desk, model, header::clearFilter, this::askWhoMayList);
        this.fresh = Buttons.of(Feather.ARROW_UP, "", table::toTop);
        fresh.getStyleClass().add("new-rows");
        StackPane.setAlignment(table, Pos.TOP_CENTER);
        StackPane.setAlignment(fresh, Pos.TOP_CENTER);
        page.getStyleClass().addAll("screen", "clusters");
        this.fold =
                Buttons.icon(
                        Feather.CHEVRONS_LEFT,
                        desk.text().text("clusters.hide-kinds"),
                        () -> fold(false));
        this.rail = rail();
        fillSide();
        beside.getItems().addListener((Observable observable) -> giveRoom());
        page.widthProperty().addListener(observable -> giveRoom());
        giveRoom();
        page.setCenter(beside);
        page.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        table.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        open(Side.YAML);
                    }
                });
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (observable, before, after) -> {
                            if (after != null && beside.isOpen()) {
                                show(after);
                            }
                        });
        model.table().standingProperty().addListener(observable -> showStanding());
        model.offerProperty().addListener(observable -> showStanding());
        usage.usageProperty().addListener(observable -> showCount());
        table.unseenProperty().addListener(observable -> showCount());
        this.watch = new Watch(desk.store(), this::update);
        showStanding();
        place.flatMap(ClusterPlace::object).ifPresent(beside::show);
    }

    private Node middle() {
        banners.getStyleClass().add("side-banners");
        VBox.setVgrow(body, Priority.ALWAYS);
        BorderPane middle = new BorderPane(new VBox(banners, body));
        middle.setTop(header);
        middle.setMinWidth(300);
        return middle;
    }

    private void fillSide() {
        HBox top = new HBox(clusters, fold);
        HBox.setHgrow(clusters, Priority.ALWAYS);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("cluster-top");
        side.setCenter(kinds);
        side.setTop(top);
        side.getStyleClass().add("cluster-side");
        side.setMinWidth(150);
        side.setMaxWidth(320);
    }

    /** What stands for the clusters and the kinds where they made room: the way back to them. */
    private Node rail() {
        Button unfold =
                Buttons.icon(
                        Feather.CHEVRONS_RIGHT,
                        desk.text().text("clusters.show-kinds"),
                        () -> fold(true));
        VBox narrow = new VBox(unfold);
        // Said here and not in the stylesheet: the page is laid out before its styles are known.
        narrow.setMinWidth(RAIL);
        narrow.setPrefWidth(RAIL);
        narrow.getStyleClass().addAll("cluster-side", "cluster-rail");
        return narrow;
    }

    /** Shows the clusters and the kinds where there is little room for them, or no more. */
    private void fold(boolean open) {
        unfolded = open;
        giveRoom();
        if (open) {
            kinds.begin();
        } else {
            focus();
        }
    }

    /**
     * In a narrow window the kinds make room for the object that is looked at, and for all columns
     * of a kind where they are wanted; a narrow rail leads back to them.
     */
    private void giveRoom() {
        boolean narrow = page.getWidth() > 0 && page.getWidth() < NARROW;
        boolean nowhere = desk.store().state().clusters().size() == 0;
        boolean crowded = narrow && (beside.isOpen() || table.isWide());
        if (!crowded) {
            unfolded = false;
        }
        side.setPrefWidth(crowded ? CROWDED : USUAL);
        fold.setVisible(crowded);
        fold.setManaged(crowded);
        Node left = nowhere ? null : crowded && !unfolded ? rail : side;
        if (!Objects.equals(page.getLeft(), left)) {
            page.setLeft(left);
            // A divider keeps the place that it is given only in the width that there is.
            page.layout();
        }
        header.offer(!nowhere);
    }

    private void typed(KeyEvent event) {
        boolean inField = event.getTarget() instanceof TextInputControl;
        if (event.getCharacter().equals(":") && !inField) {
            if (rail.equals(page.getLeft())) {
                fold(true);
            } else {
                kinds.begin();
            }
            event.consume();
        }
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public Optional<Route> place() {
        BrowsingState here = model.placeProperty().get();
        if (here.cluster().isEmpty()) {
            return Optional.empty();
        }
        if (beside.isOpen()) {
            Optional<Route> object =
                    model.object()
                            .placeProperty()
                            .get()
                            .filter(at -> !at.key().name().isEmpty())
                            .map(at -> ClusterPlace.of(at.cluster(), at.key()))
                            .map(at -> new Route.Clusters(Optional.of(at)));
            if (object.isPresent()) {
                return object;
            }
        }
        return model.kind()
                .map(
                        kind ->
                                new Route.Clusters(
                                        Optional.of(
                                                new ClusterPlace(
                                                        here.cluster(),
                                                        kind.gvk().groupKind(),
                                                        here.namespaces(),
                                                        Optional.empty()))));
    }

    /** Goes to another place; the screen stays. */
    public void show(ClusterPlace wanted) {
        model.go(wanted);
        clusters.showChosen();
        wanted.object().ifPresentOrElse(beside::show, beside::leave);
    }

    @Override
    public void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    @Override
    public boolean focusFilter() {
        if (!beside.search()) {
            header.focusFilter();
        }
        return true;
    }

    @Override
    public boolean key(KeyCode code) {
        return switch (code) {
            case ESCAPE -> back();
            case W -> {
                header.toggleWide();
                yield true;
            }
            case N -> {
                if (!beside.key(code)) {
                    header.openNamespaces();
                }
                yield true;
            }
            case R -> {
                reload();
                yield true;
            }
            case K -> {
                copyList();
                yield true;
            }
            case ENTER -> {
                if (table.isFocused()) {
                    open(Side.YAML);
                }
                yield table.isFocused();
            }
            default -> {
                Optional<Side> side = ObjectBeside.side(code);
                side.ifPresent(this::open);
                yield side.isPresent();
            }
        };
    }

    private boolean back() {
        if (beside.isOpen()) {
            beside.leave();
            return true;
        }
        return header.clearFilter();
    }

    private void open(Side side) {
        if (!beside.isOpen()) {
            table.selected().ifPresent(this::show);
        }
        beside.turn(side);
    }

    private void show(TableRow row) {
        model.kind()
                .map(
                        kind ->
                                new ResourceKey(
                                        kind.gvk().group(),
                                        kind.gvk().kind(),
                                        row.namespace(),
                                        row.name()))
                .ifPresent(beside::show);
    }

    /** Asks who may list what this operator may not. */
    private void askWhoMayList() {
        List<String> inside = model.placeProperty().get().namespaces();
        String namespace = inside.size() == 1 ? inside.getFirst() : "";
        model.kind()
                .map(kind -> new ResourceKey(kind.gvk().group(), kind.gvk().kind(), namespace, ""))
                .ifPresent(beside::showKind);
    }

    private void reload() {
        model.table().restart();
        usage.read();
        if (model.offerProperty().get().latest().isEmpty()) {
            model.connect();
        }
    }

    private void copyList() {
        Optional<ServedKind> kind = model.kind();
        Optional<ClustersModel.Offer> offer = model.offerProperty().get().latest();
        if (kind.isPresent() && offer.isPresent()) {
            desk.commands()
                    .copy(
                            new KubectlCommand(offer.get().target())
                                    .list(
                                            kind.get(),
                                            model.placeProperty().get().namespaces(),
                                            model.table().filter().selectorText(),
                                            table.isWide()));
        }
    }

    private void update(AppState state) {
        table.tick(state.now());
        table.setFixedCellSize(state.preferences().roomy() ? 36 : 28);
        boolean other = state.workspace().phase() != phase;
        phase = state.workspace().phase();
        if (clusters.update(state.clusters().toList()) || other) {
            giveRoom();
            showStanding();
        }
    }

    private void showStanding() {
        TableStanding now = model.table().standingProperty().get();
        header.showPlace();
        usage.follow(now.source());
        showCount();
        fresh.setText(desk.text().text("clusters.fresh", now.fresh()));
        fresh.setVisible(now.fresh() > 0);
        banners.getChildren().setAll(states.banners(now));
        Optional<Node> instead = states.instead(now);
        if (instead.isPresent()) {
            body.getChildren().setAll(instead.get());
        } else if (!body.getChildren().contains(table)) {
            boolean inTable = !beside.isOpen() || Focus.isIn(body);
            body.getChildren().setAll(table, fresh);
            if (inTable
                    && page.getScene() != null
                    && !(page.getScene().getFocusOwner() instanceof TextInputControl)) {
                focus();
            }
        }
    }

    private void showCount() {
        String count = states.count(model.table().standingProperty().get());
        header.showUnseen(count.isEmpty() ? List.of() : table.unseenProperty().get());
        header.showCount(
                count.isEmpty()
                        ? count
                        : Stream.of(count, usage.remark().orElse(""))
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining("   ·   ")));
    }

    @Override
    public void close() {
        watch.close();
        usage.close();
        model.close();
    }

    /** What the header asks for. */
    private final class Work implements ClustersHeader.TableWork {
        @Override
        public void focus() {
            ClustersScreen.this.focus();
        }

        @Override
        public void setWide(boolean wide) {
            table.setWide(wide);
            giveRoom();
        }

        @Override
        public void reload() {
            ClustersScreen.this.reload();
        }

        @Override
        public void copyList() {
            ClustersScreen.this.copyList();
        }
    }
}
