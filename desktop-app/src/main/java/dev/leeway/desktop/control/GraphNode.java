package dev.leeway.desktop.control;

import dev.leeway.desktop.control.GraphLayout.Place;
import dev.leeway.desktop.text.Visible;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One thing of a graph: what it is, what it is called, how it stands and how well it is. */
final class GraphNode extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Label kind = new Label();
    private final Label name = new Label();
    private final StatusBadge sync = new StatusBadge();
    private final StatusBadge wellness = new StatusBadge();
    private final StateShape held = new StateShape();
    private final Label facts = new Label();
    private final Label age = new Label();
    private final Tooltip whole = new Tooltip();
    private final Button fold = new Button();
    private @Nullable Place place;

    /**
     * Makes a node that shows nothing yet.
     *
     * @param toggle folds and unfolds what it owns
     * @param chosen hears a click, and whether it was a double one
     */
    GraphNode(Consumer<Place> toggle, BiConsumer<Place, Boolean> chosen) {
        super();
        getStyleClass().add("graph-node");
        setAlignment(Pos.CENTER_LEFT);
        setMinSize(GraphLayout.NODE_WIDTH, GraphLayout.NODE_HEIGHT);
        setPrefSize(GraphLayout.NODE_WIDTH, GraphLayout.NODE_HEIGHT);
        setMaxSize(GraphLayout.NODE_WIDTH, GraphLayout.NODE_HEIGHT);
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        kind.getStyleClass().add("tree-kind");
        name.getStyleClass().addAll("mono", "tree-name");
        name.setMinWidth(0);
        // Pods of one set differ at their ends.
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        kind.setMinWidth(0);
        sync.setMinWidth(USE_PREF_SIZE);
        wellness.setMinWidth(USE_PREF_SIZE);
        fold.getStyleClass().addAll("small", "graph-fold");
        fold.setFocusTraversable(false);
        fold.setMinWidth(USE_PREF_SIZE);
        fold.setOnAction(
                event -> {
                    if (place != null) {
                        toggle.accept(place);
                    }
                });
        HBox upper = line(kind, fold, sync);
        HBox lower = line(name, held, wellness);
        for (Label small : List.of(facts, age)) {
            small.getStyleClass().add("graph-facts");
        }
        facts.setMinWidth(0);
        age.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(upper, lower, line(facts, new Region(), age));
        addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    if (place != null && event.isStillSincePress()) {
                        chosen.accept(place, event.getClickCount() == 2);
                    }
                });
    }

    private static HBox line(Region left, Region beside, Region right) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(left, beside, gap, right);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("graph-line");
        return line;
    }

    /** Shows what stands at a place. */
    void show(Place next) {
        if (next.equals(place)) {
            return;
        }
        place = next;
        ResourceTree.Entry entry = next.entry();
        kind.setText(entry.kind());
        name.setText(Visible.of(entry.name()));
        sync.show(entry.mark());
        wellness.setVisible(entry.wellness().isPresent());
        entry.wellness().ifPresent(wellness::show);
        held.setVisible(entry.held().isPresent());
        entry.held().ifPresent(held::show);
        facts.setText(Visible.of(entry.facts().line()));
        age.setText(entry.facts().age());
        whole.setText(Visible.lines(String.join("\n", entry.facts().whole())));
        Tooltip.uninstall(this, whole);
        if (!entry.facts().whole().isEmpty()) {
            Tooltip.install(this, whole);
        }
        fold.setVisible(next.children() > 0);
        fold.setManaged(next.children() > 0);
        fold.setText(next.closed() ? "+ " + next.below() : "\u2212");
        getStyleClass().setAll("graph-node", entry.mark().styleClass());
        relocate(next.x(), next.y());
        setAccessibleText(
                entry.kind()
                        + " "
                        + entry.name()
                        + ", "
                        + entry.mark().word()
                        + entry.wellness().map(mark -> ", " + mark.word()).orElse("")
                        + entry.held().map(mark -> ", " + mark.word()).orElse("")
                        + (entry.facts().line().isEmpty() ? "" : ", " + entry.facts().line()));
    }

    /** Shows whether it is the selected one. */
    void mark(boolean here) {
        pseudoClassStateChanged(SELECTED, here);
    }
}
