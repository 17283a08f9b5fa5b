package dev.leeway.desktop.capture;

import dev.leeway.desktop.control.HoverHint;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.state.Identity;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a laid-out scene for what a reader of pictures overlooks: words that are cut short,
 * words that stick out of the window, nodes that lie over their neighbours, and a second button in
 * the colour of the one that most people came for. Belongs to the window's thread.
 */
public final class LayoutCheck {
    /** Rounding moves edges by less than this. */
    private static final double TOLERANCE = 1.5;

    /** The room of a table that scrolls sideways: what lies outside is in sight soon. */
    private static final Bounds WIDE = new BoundingBox(-1e6, -1e6, 2e6, 2e6);

    private LayoutCheck() {}

    /**
     * One thing that is not as it should be.
     *
     * @param kind what is wrong
     * @param where the style classes that lead there
     * @param words the words concerned
     */
    public record Flaw(Kind kind, String where, String words) {
        @Override
        public String toString() {
            return kind + " at " + where + ": " + words;
        }
    }

    /** What can be wrong. */
    public enum Kind {
        /** A label shows only a part of its words. */
        CUT_SHORT,
        /** Words lie outside the window. */
        OUTSIDE,
        /** Two neighbours lie over each other. */
        OVERLAP,
        /** More than one button is the one that most people came for. */
        TWO_PRIMARY
    }

    /** Returns what is wrong below a node that was laid out. */
    public static List<Flaw> of(Parent root) {
        List<Flaw> flaws = new ArrayList<>();
        look(root, root.localToScene(root.getLayoutBounds()), flaws);
        lookAtPrimaries(root, flaws);
        return flaws;
    }

    private static void lookAtPrimaries(Parent root, List<Flaw> flaws) {
        List<Labeled> primaries =
                root.lookupAll(".button." + Buttons.PRIMARY).stream()
                        .filter(LayoutCheck::isShown)
                        .filter(Labeled.class::isInstance)
                        .map(Labeled.class::cast)
                        .toList();
        for (Labeled more : primaries.subList(Math.min(1, primaries.size()), primaries.size())) {
            flaws.add(
                    new Flaw(
                            Kind.TWO_PRIMARY,
                            place(more),
                            primaries.getFirst().getText() + " and " + more.getText()));
        }
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void look(Node node, Bounds window, List<Flaw> flaws) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            lookAtWords(labeled, window, flaws);
        }
        if (node instanceof TextInputControl) {
            return;
        }
        if (node instanceof Parent parent) {
            if (node instanceof HBox
                    || node instanceof VBox
                    || node instanceof FlowPane
                    || node instanceof GridPane
                    || node instanceof BorderPane) {
                lookAtNeighbours(parent, flaws);
            }
            Bounds room = scrollsSideways(node) ? WIDE : clips(node) ? inScene(node) : window;
            for (Node child : parent.getChildrenUnmodifiable()) {
                look(child, Identity.same(window, WIDE) ? WIDE : room, flaws);
            }
        }
    }

    /** Whether what lies outside a node is reached by scrolling, so that it is not lost. */
    private static boolean clips(Node node) {
        return node instanceof ScrollPane
                || node instanceof SplitPane
                || node.getStyleClass().contains("virtual-flow");
    }

    /** Whether it is a table with a bar at its lower edge, which says that there is more. */
    private static boolean scrollsSideways(Node node) {
        return node instanceof TableView<?> table
                && table.lookupAll(".scroll-bar").stream()
                        .anyMatch(
                                bar ->
                                        bar instanceof ScrollBar one
                                                && one.isVisible()
                                                && one.getOrientation() == Orientation.HORIZONTAL);
    }

    private static void lookAtWords(Labeled labeled, Bounds room, List<Flaw> flaws) {
        String wanted = labeled.getText();
        if (wanted == null || wanted.isBlank() || labeled.getWidth() <= 0) {
            return;
        }
        for (Node child : labeled.getChildrenUnmodifiable()) {
            // An icon is a text too.
            if (child instanceof Text shown
                    && !Identity.same(child, labeled.getGraphic())
                    && child.isVisible()
                    && !shown.getText().equals(wanted)
                    && !shown.getText().isEmpty()
                    && !hasHint(labeled)) {
                flaws.add(new Flaw(Kind.CUT_SHORT, place(labeled), wanted));
            }
        }
        Bounds here = inScene(labeled);
        if (intersects(here, room) && here.getMaxX() > room.getMaxX() + TOLERANCE) {
            flaws.add(new Flaw(Kind.OUTSIDE, place(labeled), wanted));
        }
    }

    /** Whether hovering over it, or over the cell that it is in, shows all of its words. */
    private static boolean hasHint(Labeled labeled) {
        for (Node at = labeled; at != null; at = at.getParent()) {
            if (at instanceof Control control && control.getTooltip() != null) {
                return true;
            }
            if (at instanceof HoverHint hinted && !hinted.hoverHint().isEmpty()) {
                return true;
            }
            if (at instanceof Cell<?>) {
                return false;
            }
        }
        return false;
    }

    private static void lookAtNeighbours(Parent parent, List<Flaw> flaws) {
        List<Node> shown =
                parent.getChildrenUnmodifiable().stream()
                        .filter(child -> child.isVisible() && child.isManaged())
                        .filter(child -> child.getLayoutBounds().getWidth() > 0)
                        .filter(child -> child.getLayoutBounds().getHeight() > 0)
                        .toList();
        for (int i = 0; i < shown.size(); i++) {
            for (int j = i + 1; j < shown.size(); j++) {
                Bounds one = layout(shown.get(i));
                Bounds other = layout(shown.get(j));
                double wide =
                        Math.min(one.getMaxX(), other.getMaxX())
                                - Math.max(one.getMinX(), other.getMinX());
                double high =
                        Math.min(one.getMaxY(), other.getMaxY())
                                - Math.max(one.getMinY(), other.getMinY());
                if (wide > TOLERANCE && high > TOLERANCE) {
                    flaws.add(
                            new Flaw(
                                    Kind.OVERLAP,
                                    place(parent),
                                    name(shown.get(i)) + " and " + name(shown.get(j))));
                }
            }
        }
    }

    /** Effects and focus rings may stick out; only what was laid out counts. */
    private static Bounds layout(Node node) {
        return node.localToParent(node.getLayoutBounds());
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static boolean intersects(Bounds one, Bounds other) {
        return one.getMinX() < other.getMaxX()
                && one.getMinY() < other.getMaxY()
                && one.getMaxY() > other.getMinY();
    }

    private static String place(Node node) {
        List<String> steps = new ArrayList<>();
        for (Node at = node; at != null && steps.size() < 3; at = at.getParent()) {
            if (!at.getStyleClass().isEmpty()) {
                steps.addFirst("." + String.join(".", at.getStyleClass()));
            }
        }
        return String.join(" ", steps);
    }

    private static String name(Node node) {
        return node instanceof Labeled labeled && labeled.getText() != null
                ? "'" + labeled.getText() + "'"
                : node.getClass().getSimpleName() + node.getStyleClass();
    }
}
