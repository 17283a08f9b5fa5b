package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.screen.object.KubectlCommand;
import dev.leeway.desktop.screen.object.ObjectModel.Side;
import dev.leeway.desktop.screen.object.ObjectPane;
import dev.leeway.desktop.screen.object.ObjectPlace;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.BrowsingState;
import dev.leeway.desktop.state.ClusterPlace;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.browse.TableRow;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the clusters hold. */
public final class ClustersScreen implements Screen {
    private static final double NARROW = 1_150;

    private final Desk desk;
    private final ClustersModel model;
    private final BorderPane page = new BorderPane();
    private final ClusterChoice clusters;
    private final KindList kinds;
    private final ObjectTable table;
    private final TextField filter = new TextField();
    private final Label count = new Label();
    private final Label title = new Label();
    private final Label problem = new Label();
    private final ToggleButton wide;
    private final NamespaceChoice namespaces;
    private final VBox banners = new VBox();
    private final StackPane body = new StackPane();
    private final Button fresh;
    private final SplitPane split = new SplitPane();
    private final BorderPane middle = new BorderPane();
    private final ObjectPane details;
    private final TableStates states;
    private final Watch watch;

    /** Makes the screen at a place; empty for where somebody was last. */
    public ClustersScreen(Desk desk, Optional<ClusterPlace> place) {
        place.ifPresent(wanted -> ClustersModel.remember(desk, wanted));
        this.desk = desk;
        this.model = new ClustersModel(desk);
        this.table = new ObjectTable(desk, model.table());
        this.clusters = new ClusterChoice(desk, model);
        this.kinds = new KindList(desk, model, this::focus);
        this.namespaces = new NamespaceChoice(desk, model);
        this.details = new ObjectPane(desk, model.object(), this::goTo, this::closeDetails);
        this.states = new TableStates(desk, model, this::clearFilter, this::askWhoMayList);
        this.wide = new ToggleButton(desk.text().text("clusters.wide"));
        this.fresh = Buttons.of(Feather.ARROW_UP, "", table::toTop);
        page.getStyleClass().addAll("screen", "clusters");
        middle.setTop(header());
        fresh.getStyleClass().add("new-rows");
        StackPane.setAlignment(fresh, Pos.TOP_CENTER);
        banners.getStyleClass().add("side-banners");
        middle.setCenter(new VBox(banners, body));
        VBox.setVgrow(body, Priority.ALWAYS);
        middle.setMinWidth(300);
        details.setMinWidth(320);
        SplitPane.setResizableWithParent(details, false);
        BorderPane left = new BorderPane(kinds);
        left.setTop(clusters);
        left.getStyleClass().add("cluster-side");
        left.setMinWidth(150);
        // In a narrow window the kinds make room for what is looked at.
        page.widthProperty()
                .addListener(
                        (observable, before, width) ->
                                left.setPrefWidth(width.doubleValue() < NARROW ? 220 : 248));
        left.setPrefWidth(248);
        left.setMaxWidth(320);
        SplitPane.setResizableWithParent(left, false);
        split.getItems().setAll(middle);
        page.setLeft(left);
        page.setCenter(split);
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
                            if (after != null && detailsOpen()) {
                                show(after);
                            }
                        });
        model.table().standingProperty().addListener(observable -> showStanding());
        model.offerProperty().addListener(observable -> showStanding());
        model.placeProperty().addListener(observable -> showPlace());
        filter.setText(model.placeProperty().get().filter());
        this.watch = new Watch(desk.store(), this::update);
        showPlace();
        showStanding();
        place.flatMap(ClusterPlace::object).ifPresent(this::showObject);
    }

    private Node header() {
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("page-count");
        count.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        wide.getStyleClass().addAll("chip", "state-busy");
        wide.setMinWidth(Region.USE_PREF_SIZE);
        wide.setTooltip(new Tooltip(desk.text().text("clusters.wide-hint")));
        wide.selectedProperty().addListener((observable, before, after) -> table.setWide(after));
        HBox line =
                new HBox(
                        title,
                        count,
                        gap,
                        wide,
                        Buttons.icon(
                                Feather.TERMINAL,
                                desk.text().text("clusters.copy-list"),
                                this::copyList),
                        Buttons.icon(
                                Feather.REFRESH_CW,
                                desk.text().text("clusters.reload"),
                                this::reload));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("page-line");
        filter.getStyleClass().add("cluster-filter");
        filter.setPromptText(desk.text().text("clusters.filter"));
        filter.setAccessibleText(desk.text().text("clusters.filter"));
        filter.setTooltip(new Tooltip(desk.text().text("clusters.filter-hint")));
        filter.textProperty()
                .addListener(
                        (observable, before, after) -> {
                            model.filter(after);
                            showProblem();
                        });
        filter.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        filter.clear();
                        focus();
                        event.consume();
                    } else if (event.getCode() == KeyCode.ENTER
                            || event.getCode() == KeyCode.DOWN) {
                        focus();
                        event.consume();
                    }
                });
        HBox.setHgrow(filter, Priority.ALWAYS);
        problem.getStyleClass().addAll("facts", "stale");
        problem.setMinWidth(0);
        namespaces.setMinWidth(Region.USE_PREF_SIZE);
        HBox second = new HBox(namespaces, filter, problem);
        second.setAlignment(Pos.CENTER_LEFT);
        second.getStyleClass().add("object-line");
        VBox header = new VBox(line, second);
        header.getStyleClass().add("page-header");
        return header;
    }

    private void typed(KeyEvent event) {
        boolean inField = event.getTarget() instanceof TextInputControl;
        if (event.getCharacter().equals(":") && !inField) {
            kinds.begin();
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
        if (detailsOpen()) {
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
        wanted.object().ifPresentOrElse(this::showObject, this::closeDetails);
    }

    private void showObject(ResourceKey key) {
        if (!detailsOpen()) {
            openDetails();
        }
        goTo(key);
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
        if (detailsOpen() && within(details) && details.search()) {
            return true;
        }
        filter.requestFocus();
        filter.selectAll();
        return true;
    }

    private boolean within(Node ancestor) {
        Node at = page.getScene() == null ? null : page.getScene().getFocusOwner();
        while (at != null && !Identity.same(at, ancestor)) {
            at = at.getParent();
        }
        return at != null;
    }

    @Override
    public boolean key(KeyCode code) {
        if (code == KeyCode.ESCAPE) {
            return back();
        }
        if (code == KeyCode.W) {
            wide.setSelected(!wide.isSelected());
            return true;
        }
        if (code == KeyCode.N) {
            if (detailsOpen() && within(details) && details.key(code)) {
                return true;
            }
            if (page.getScene().getWindow() != null) {
                namespaces.show();
            }
            return true;
        }
        if (code == KeyCode.R) {
            reload();
            return true;
        }
        if (code == KeyCode.K) {
            copyList();
            return true;
        }
        if (code == KeyCode.ENTER && table.isFocused()) {
            open(Side.YAML);
            return true;
        }
        Optional<Side> side = ObjectPane.side(code);
        side.ifPresent(this::open);
        return side.isPresent();
    }

    private boolean back() {
        if (detailsOpen()) {
            closeDetails();
            return true;
        }
        if (!filter.getText().isEmpty()) {
            clearFilter();
            return true;
        }
        return false;
    }

    private boolean detailsOpen() {
        return split.getItems().size() > 1;
    }

    private void open(Side side) {
        if (!detailsOpen() && table.selected().isEmpty()) {
            return;
        }
        if (!detailsOpen()) {
            openDetails();
            table.selected().ifPresent(this::show);
        }
        model.object().turn(side);
        details.focusSide();
    }

    private void openDetails() {
        split.getItems().setAll(middle, details);
        split.setDividerPositions(page.getWidth() < NARROW ? 0.5 : 0.54);
    }

    private void closeDetails() {
        split.getItems().setAll(middle);
        model.object().clear();
        table.requestFocus();
    }

    private void show(TableRow row) {
        model.kind()
                .ifPresent(
                        kind ->
                                model.object()
                                        .show(
                                                new ObjectPlace(
                                                        model.placeProperty().get().cluster(),
                                                        key(kind, row))));
    }

    private static ResourceKey key(ServedKind kind, TableRow row) {
        return new ResourceKey(kind.gvk().group(), kind.gvk().kind(), row.namespace(), row.name());
    }

    /** Looks at another object of the same cluster, wherever it is listed. */
    private void goTo(ResourceKey key) {
        model.object().show(new ObjectPlace(model.placeProperty().get().cluster(), key));
    }

    /** Asks who may list what this operator may not. */
    private void askWhoMayList() {
        model.kind()
                .ifPresent(
                        kind -> {
                            List<String> inside = model.placeProperty().get().namespaces();
                            if (!detailsOpen()) {
                                openDetails();
                            }
                            model.object()
                                    .showKind(
                                            new ObjectPlace(
                                                    model.placeProperty().get().cluster(),
                                                    new ResourceKey(
                                                            kind.gvk().group(),
                                                            kind.gvk().kind(),
                                                            inside.size() == 1
                                                                    ? inside.getFirst()
                                                                    : "",
                                                            "")));
                            details.focusSide();
                        });
    }

    private void clearFilter() {
        filter.clear();
        focus();
    }

    private void reload() {
        model.table().restart();
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
                                            wide.isSelected()));
        }
    }

    private void update(AppState state) {
        table.tick(state.now());
        table.setFixedCellSize(state.preferences().roomy() ? 36 : 28);
        if (clusters.update(state.clusters().toList())) {
            showStanding();
        }
    }

    private void showPlace() {
        title.setText(
                model.kind()
                        .map(kind -> kind.gvk().kind())
                        .orElse(desk.text().text("clusters.title")));
        String typed = model.placeProperty().get().filter();
        if (!typed.equals(filter.getText())) {
            filter.setText(typed);
        }
        showProblem();
    }

    private void showProblem() {
        problem.setText(
                RowFilter.of(filter.getText())
                        .problem()
                        .map(why -> desk.text().text("clusters.no-filter", why))
                        .orElse(""));
    }

    private void showStanding() {
        TableStanding now = model.table().standingProperty().get();
        showPlace();
        count.setText(states.count(now));
        fresh.setText(desk.text().text("clusters.fresh", now.fresh()));
        fresh.setVisible(now.fresh() > 0);
        banners.getChildren().setAll(states.banners(now));
        Optional<Node> instead = states.instead(now);
        if (instead.isPresent()) {
            body.getChildren().setAll(instead.get());
        } else if (!body.getChildren().contains(table)) {
            boolean inTable = within(body) || !detailsOpen();
            body.getChildren().setAll(table, fresh);
            if (inTable
                    && page.getScene() != null
                    && !(page.getScene().getFocusOwner() instanceof TextInputControl)) {
                focus();
            }
        }
    }

    @Override
    public void close() {
        watch.close();
        model.close();
    }
}
