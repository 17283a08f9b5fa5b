package dev.leeway.desktop.screen.application;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.ResourceGraph;
import dev.leeway.desktop.control.ResourceTree;
import dev.leeway.desktop.screen.Ages;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.FactWords;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.object.ObjectBeside;
import dev.leeway.desktop.screen.object.ObjectModel;
import dev.leeway.desktop.screen.object.ObjectModel.Side;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.LeasesState;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * The objects of one application, from what Git asks for down to the pods: as a table or as a
 * graph, with a closer look at one of them beside it.
 */
final class ResourcesPane extends BorderPane {
    private final Desk desk;
    private final Looks looks;
    private final FactWords facts;
    private final Consumer<ResourceKey> review;
    private final ResourceTree tree;
    private final ResourceGraph graph;
    private final TextField filter = new TextField();
    private final Label count = new Label();
    private final ToggleButton asGraph;
    private final StackPane middle = new StackPane();
    private final ObjectModel model;
    private final ObjectBeside beside;
    private List<ObjectState> ordered = List.of();
    private List<ResourceTree.Entry> entries = List.of();
    private final Ages ages = new Ages();
    private Set<String> differing = Set.of();
    private Set<String> live = Set.of();
    private String cluster = "";
    private boolean past;
    private Function<Instant, HeldObjects> holding;

    /**
     * Makes the pane, empty.
     *
     * @param review hears which object's differences somebody wants to see
     */
    ResourcesPane(Desk desk, Consumer<ResourceKey> review) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        this.facts = new FactWords(desk.text());
        this.holding = now -> new HeldObjects(desk.text(), List.of(), List.of(), List.of(), now);
        this.review = review;
        this.tree = new ResourceTree(this::open);
        this.graph = new ResourceGraph(this::open);
        this.model = new ObjectModel(desk);
        this.beside = new ObjectBeside(desk, model, middle, 0.56, () -> cluster, this::focus);
        this.asGraph = new ToggleButton(desk.text().text("clusters.graph"));
        tree.setAccessibleText(desk.text().text("application.resources"));
        tree.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, after) -> follow(tree.selected()));
        graph.selectedProperty().addListener((observable, before, after) -> follow(after));
        middle.setMinWidth(280);
        setTop(bar());
        setCenter(beside);
        showMiddle();
    }

    private Node bar() {
        filter.setPromptText(desk.text().text("clusters.tree-filter"));
        filter.setAccessibleText(desk.text().text("clusters.tree-filter"));
        filter.getStyleClass().add("filter");
        filter.textProperty().addListener(observable -> showEntries());
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
        count.getStyleClass().add("facts");
        asGraph.getStyleClass().addAll("chip", "state-busy");
        asGraph.setMinWidth(Region.USE_PREF_SIZE);
        asGraph.setTooltip(new Tooltip(desk.text().text("clusters.graph-hint")));
        asGraph.selectedProperty().addListener(observable -> showMiddle());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar =
                new HBox(
                        filter,
                        count,
                        gap,
                        Buttons.icon(
                                Feather.ZOOM_OUT,
                                desk.text().text("clusters.zoom-out"),
                                () -> graph.zoom(1 / 1.2)),
                        Buttons.icon(
                                Feather.ZOOM_IN,
                                desk.text().text("clusters.zoom-in"),
                                () -> graph.zoom(1.2)),
                        Buttons.icon(
                                Feather.MAXIMIZE,
                                desk.text().text("clusters.zoom-fit"),
                                graph::fit),
                        asGraph);
        bar.getChildren()
                .subList(3, 6)
                .forEach(
                        button -> {
                            button.visibleProperty().bind(asGraph.selectedProperty());
                            button.managedProperty().bind(asGraph.selectedProperty());
                        });
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("side-bar", "resources-bar");
        return bar;
    }

    /** Puts the focus on the objects. */
    void focus() {
        if (asGraph.isSelected()) {
            graph.focusFirst();
            return;
        }
        tree.requestFocus();
        if (tree.getSelectionModel().isEmpty()) {
            tree.getSelectionModel().selectFirst();
        }
    }

    /** Puts the focus into the filter, or into the search of what is looked at closely. */
    boolean focusFilter() {
        if (beside.search()) {
            return true;
        }
        filter.requestFocus();
        filter.selectAll();
        return true;
    }

    /** Returns the selected object. */
    Optional<ResourceKey> chosen() {
        return selected().map(entry -> ResourceKey.fromArgument(entry.key()));
    }

    /** Acts on a key; returns whether it did. */
    boolean key(KeyCode code) {
        if (code == KeyCode.V) {
            asGraph.setSelected(!asGraph.isSelected());
            focus();
            return true;
        }
        if (code == KeyCode.ESCAPE && beside.isOpen()) {
            beside.leave();
            return true;
        }
        if (code == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
            filter.clear();
            return true;
        }
        Optional<Side> side = ObjectBeside.side(code);
        if (side.isPresent()) {
            selected().filter(this::isLive).ifPresent(entry -> look(entry, side.get()));
            return true;
        }
        return beside.key(code);
    }

    /** Lets go of what it listens to. */
    void close() {
        model.close();
    }

    private Optional<ResourceTree.Entry> selected() {
        return asGraph.isSelected() ? graph.selectedProperty().get() : tree.selected();
    }

    private boolean isLive(ResourceTree.Entry entry) {
        return live.contains(entry.key());
    }

    /** What differs is reviewed; everything else is looked at. */
    private void open(ResourceTree.Entry entry) {
        if (differing.contains(entry.key())) {
            review.accept(ResourceKey.fromArgument(entry.key()));
        } else if (isLive(entry)) {
            look(entry, Side.YAML);
        }
    }

    private void look(ResourceTree.Entry entry, Side side) {
        beside.show(ResourceKey.fromArgument(entry.key()));
        beside.turn(side);
    }

    private void follow(Optional<ResourceTree.Entry> entry) {
        if (beside.isOpen()) {
            entry.filter(this::isLive)
                    .ifPresent(one -> beside.show(ResourceKey.fromArgument(one.key())));
        }
    }

    /** Shows the objects of an application as they are now, and which of them are held. */
    void show(ApplicationState app, LeasesState leases) {
        holding = now -> HeldObjects.of(desk.text(), app, leases, now);
        cluster = app.cluster();
        past = app.past().isPresent();
        List<ObjectState> objects =
                app.findings().latest().map(Findings::objects).orElse(List.of());
        differing =
                objects.stream()
                        .filter(object -> object.condition().isDifference())
                        .map(object -> object.key().toArgument())
                        .collect(Collectors.toSet());
        live =
                objects.stream()
                        .filter(ObjectState::inCluster)
                        .map(object -> object.key().toArgument())
                        .collect(Collectors.toSet());
        ordered =
                objects.stream()
                        .sorted(
                                Comparator.comparing(
                                                (ObjectState object) ->
                                                        object.condition() == Condition.OWNED)
                                        .thenComparing(ObjectState::condition)
                                        .thenComparing(object -> object.key().kind())
                                        .thenComparing(ObjectState::key))
                        .toList();
        word(desk.store().state().now());
    }

    /** Lets ages go on while nothing else changes. */
    void at(Instant now) {
        if (ages.due(now)) {
            word(now);
        }
    }

    private void word(Instant now) {
        ages.told(now);
        HeldObjects held = holding.apply(now);
        entries = ordered.stream().map(object -> entry(object, held, now)).toList();
        showEntries();
    }

    private void showEntries() {
        List<ResourceTree.Entry> shown = filtered(entries, filter.getText());
        tree.show(shown);
        graph.show(shown);
        count.setText(
                shown.size() == entries.size()
                        ? desk.text().text("clusters.count", entries.size())
                        : desk.text().text("clusters.count-of", shown.size(), entries.size()));
        showMiddle();
    }

    private void showMiddle() {
        Node wanted = asGraph.isSelected() ? graph : tree;
        boolean nothing = !entries.isEmpty() && filtered(entries, filter.getText()).isEmpty();
        Node next =
                nothing
                        ? new Blank(
                                "state-quiet",
                                Feather.FILTER,
                                desk.text().text("clusters.none-match", entries.size()),
                                List.of(),
                                Buttons.of(
                                        Feather.X,
                                        desk.text().text("clusters.clear-filter"),
                                        filter::clear))
                        : wanted;
        if (!middle.getChildren().contains(next)) {
            middle.getChildren().setAll(next);
        }
    }

    /** Returns the things that contain every word, with what owns them. */
    static List<ResourceTree.Entry> filtered(List<ResourceTree.Entry> all, String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return all;
        }
        List<String> words = List.of(text.split("\\s+", -1));
        Map<String, ResourceTree.Entry> known = new HashMap<>();
        all.forEach(entry -> known.put(entry.key(), entry));
        Set<String> kept = new HashSet<>();
        for (ResourceTree.Entry entry : all) {
            String said =
                    Stream.of(
                                    entry.kind(),
                                    entry.name(),
                                    entry.mark().word(),
                                    entry.wellness().map(mark -> mark.word()).orElse(""),
                                    entry.detail(),
                                    entry.facts().images(),
                                    entry.facts().ready(),
                                    entry.facts().restarts())
                            .collect(Collectors.joining(" "))
                            .toLowerCase(Locale.ROOT);
            Optional<ResourceTree.Entry> at =
                    words.stream().allMatch(said::contains) ? Optional.of(entry) : Optional.empty();
            while (at.isPresent() && kept.add(at.get().key())) {
                at = at.get().parent().map(known::get);
            }
        }
        return all.stream().filter(entry -> kept.contains(entry.key())).toList();
    }

    private ResourceTree.Entry entry(ObjectState object, HeldObjects held, Instant now) {
        return new ResourceTree.Entry(
                object.key().toArgument(),
                object.owner().map(ResourceKey::toArgument),
                object.key().kind(),
                object.key().name(),
                asSeen(looks.of(object.condition())),
                object.wellness() == Wellness.NONE
                        ? Optional.empty()
                        : Optional.of(asSeen(looks.of(object.wellness()))),
                object.condition() == Condition.OWNED ? Optional.empty() : held.of(object.key()),
                detail(object),
                facts.of(object.facts(), object.condition() != Condition.OWNED, now));
    }

    private Mark asSeen(Mark mark) {
        return past ? Looks.past(mark) : mark;
    }

    /** Whose an object is comes first: it decides whether anything will be written to it. */
    private String detail(ObjectState object) {
        return Stream.of(
                        object.notOurs().map(whose -> looks.of(whose).word()).orElse(""),
                        object.message())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("   ·   "));
    }
}
