package dev.leeway.desktop.control;

import dev.leeway.desktop.control.GraphLayout.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/**
 * The same things as a {@link ResourceTree}, as a graph to pan and zoom. Only what is in sight has
 * nodes. An update keeps what is closed, what is selected and where one looks, by key.
 *
 * <p>Arrow keys move along the edges, space closes and opens, plus and minus zoom, 0 shows all.
 */
public final class ResourceGraph extends Region {
    private static final double SMALLEST = 0.25;
    private static final double LARGEST = 2;
    private static final double STEP = 1.2;

    private final Pane sheet = new Pane();
    private final Path edges = new Path();
    private final Scale scale = new Scale(1, 1);
    private final Translate shift = new Translate(0, 0);
    private final Map<String, GraphNode> realised = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final ReadOnlyObjectWrapper<Optional<ResourceTree.Entry>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Consumer<ResourceTree.Entry> open;
    private List<ResourceTree.Entry> shown = List.of();
    private GraphLayout layout = new GraphLayout(List.of(), 0, 0);
    private double dragX;
    private double dragY;
    private boolean fitted;

    /** Makes an empty graph; {@code open} hears a double click or Enter on a thing. */
    public ResourceGraph(Consumer<ResourceTree.Entry> open) {
        this.open = open;
        getStyleClass().add("resource-graph");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TREE_VIEW);
        edges.getStyleClass().add("graph-edges");
        edges.setMouseTransparent(true);
        sheet.getTransforms().addAll(shift, scale);
        sheet.getChildren().add(edges);
        sheet.setManaged(false);
        getChildren().add(sheet);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
    }

    /** Returns the selected thing. */
    public ReadOnlyObjectProperty<Optional<ResourceTree.Entry>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Selects a thing; does nothing when it is not there. */
    public void select(String key) {
        layout.find(key).ifPresent(place -> choose(place, true));
    }

    /** Shows these things; those whose owner is not among them stand at the left. */
    public void show(List<ResourceTree.Entry> entries) {
        if (entries.equals(shown)) {
            return;
        }
        shown = List.copyOf(entries);
        arrange();
        Optional<String> key = selected.get().map(ResourceTree.Entry::key);
        selected.set(key.flatMap(layout::find).map(Place::entry));
    }

    /** Returns how many things have a place now. */
    public int size() {
        return layout.places().size();
    }

    /** Returns whether what a thing owns is hidden. */
    public boolean isClosed(String key) {
        return closed.contains(key);
    }

    /** Returns how large things are drawn, 1 for their own size. */
    public double zoom() {
        return scale.getX();
    }

    /** Shows everything, no larger than it is. */
    public void fit() {
        double room =
                Math.min(
                        getWidth() / Math.max(1, layout.width()),
                        getHeight() / Math.max(1, layout.height()));
        double factor = Math.clamp(room, SMALLEST, 1);
        scale.setX(factor);
        scale.setY(factor);
        shift.setX(Math.max(0, (getWidth() - layout.width() * factor) / 2));
        shift.setY(Math.max(0, (getHeight() - layout.height() * factor) / 2));
        realise();
    }

    /** Draws everything larger or smaller, around the middle of what is in sight. */
    public void zoom(double factor) {
        zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    private void zoom(double factor, double x, double y) {
        double before = scale.getX();
        double after = Math.clamp(before * factor, SMALLEST, LARGEST);
        shift.setX(x - (x - shift.getX()) * after / before);
        shift.setY(y - (y - shift.getY()) * after / before);
        scale.setX(after);
        scale.setY(after);
        realise();
    }

    @Override
    protected void layoutChildren() {
        if (!fitted && getWidth() > 0 && !layout.places().isEmpty()) {
            fitted = true;
            fitReadably();
        }
        realise();
    }

    /** At first everything is shown if it can still be read, else its upper left part. */
    private void fitReadably() {
        fit();
        if (scale.getX() < 0.7) {
            scale.setX(0.85);
            scale.setY(0.85);
            shift.setX(0);
            shift.setY(0);
        }
    }

    private void arrange() {
        layout = GraphLayout.of(shown, closed);
        realised.values().forEach(node -> sheet.getChildren().remove(node));
        realised.clear();
        requestLayout();
        realise();
    }

    /** Gives nodes to what is in sight, and takes them from the rest. */
    private void realise() {
        double factor = scale.getX();
        double left = -shift.getX() / factor - GraphLayout.NODE_WIDTH;
        double top = -shift.getY() / factor - GraphLayout.NODE_HEIGHT;
        double right = left + getWidth() / factor + 2 * GraphLayout.NODE_WIDTH;
        double bottom = top + getHeight() / factor + 2 * GraphLayout.NODE_HEIGHT;
        Set<String> inSight = new HashSet<>();
        Map<String, Place> byKey = new HashMap<>();
        layout.places().forEach(place -> byKey.put(place.entry().key(), place));
        edges.getElements().clear();
        for (Place place : layout.places()) {
            boolean seen =
                    place.x() >= left
                            && place.x() <= right
                            && place.y() >= top
                            && place.y() <= bottom;
            Place owner = place.parent().map(byKey::get).orElse(null);
            if (owner != null && crosses(place, owner, top, bottom)) {
                edge(owner, place);
            }
            if (seen) {
                String key = place.entry().key();
                inSight.add(key);
                GraphNode node = realised.get(key);
                if (node == null) {
                    node = new GraphNode(this::toggle, this::chosen);
                    realised.put(key, node);
                    sheet.getChildren().add(node);
                }
                node.show(place);
                node.mark(isSelected(key));
            }
        }
        realised.entrySet()
                .removeIf(
                        one -> {
                            boolean away = !inSight.contains(one.getKey());
                            if (away) {
                                sheet.getChildren().remove(one.getValue());
                            }
                            return away;
                        });
    }

    private static boolean crosses(Place place, Place owner, double top, double bottom) {
        return Math.max(place.y(), owner.y()) >= top && Math.min(place.y(), owner.y()) <= bottom;
    }

    private void edge(Place from, Place to) {
        double startX = from.x() + GraphLayout.NODE_WIDTH;
        double startY = from.y() + GraphLayout.NODE_HEIGHT / 2;
        double endY = to.y() + GraphLayout.NODE_HEIGHT / 2;
        double middle = (startX + to.x()) / 2;
        edges.getElements()
                .addAll(
                        new MoveTo(startX, startY),
                        new CubicCurveTo(middle, startY, middle, endY, to.x(), endY));
    }

    private void choose(Place place, boolean reveal) {
        selected.set(Optional.of(place.entry()));
        if (reveal) {
            reveal(place);
        }
        realised.forEach((key, node) -> node.mark(isSelected(key)));
        setAccessibleText(place.entry().kind() + " " + place.entry().name());
    }

    private boolean isSelected(String key) {
        return selected.get().filter(one -> one.key().equals(key)).isPresent();
    }

    private void chosen(Place place, boolean twice) {
        choose(place, false);
        if (twice) {
            open.accept(place.entry());
        }
    }

    private void reveal(Place place) {
        double factor = scale.getX();
        shift.setX(shifted(place.x(), GraphLayout.NODE_WIDTH, factor, shift.getX(), getWidth()));
        shift.setY(shifted(place.y(), GraphLayout.NODE_HEIGHT, factor, shift.getY(), getHeight()));
        realise();
    }

    private static double shifted(
            double at, double size, double factor, double shift, double room) {
        double start = at * factor + shift;
        double end = start + size * factor;
        if (start < 12) {
            return shift + 12 - start;
        }
        return end > room - 12 ? shift - (end - room + 12) : shift;
    }

    private void toggle(Place place) {
        if (place.children() == 0) {
            return;
        }
        String key = place.entry().key();
        if (!closed.remove(key)) {
            closed.add(key);
        }
        arrange();
        layout.find(key).ifPresent(again -> choose(again, true));
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        dragX = event.getX() - shift.getX();
        dragY = event.getY() - shift.getY();
    }

    private void dragged(MouseEvent event) {
        shift.setX(event.getX() - dragX);
        shift.setY(event.getY() - dragY);
        realise();
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShortcutDown()) {
            zoom(event.getDeltaY() > 0 ? STEP : 1 / STEP, event.getX(), event.getY());
        } else {
            shift.setX(shift.getX() + event.getDeltaX());
            shift.setY(shift.getY() + event.getDeltaY());
            realise();
        }
        event.consume();
    }

    private void keyed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (key(event.getCode(), event.getText())) {
            event.consume();
        }
    }

    private boolean key(KeyCode code, String text) {
        if (text.equals("+") || code == KeyCode.ADD || code == KeyCode.EQUALS) {
            zoom(STEP);
            return true;
        }
        if (text.equals("-") || code == KeyCode.SUBTRACT) {
            zoom(1 / STEP);
            return true;
        }
        if (text.equals("0") || code == KeyCode.NUMPAD0) {
            fit();
            return true;
        }
        Optional<Place> here =
                selected.get()
                        .map(ResourceTree.Entry::key)
                        .flatMap(layout::find)
                        .or(() -> layout.places().stream().findFirst());
        if (here.isEmpty()) {
            return false;
        }
        Place at = here.get();
        if (selected.get().isEmpty()) {
            choose(at, true);
        }
        switch (code) {
            case LEFT -> at.parent().flatMap(layout::find).ifPresent(place -> choose(place, true));
            case RIGHT -> {
                if (at.closed()) {
                    toggle(at);
                } else {
                    layout.firstBelow(at).ifPresent(place -> choose(place, true));
                }
            }
            case UP -> layout.beside(at, -1).ifPresent(place -> choose(place, true));
            case DOWN -> layout.beside(at, 1).ifPresent(place -> choose(place, true));
            case SPACE -> toggle(at);
            case ENTER -> open.accept(at.entry());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Selects the first thing when none is. */
    public void focusFirst() {
        requestFocus();
        if (selected.get().isEmpty() && !layout.places().isEmpty()) {
            choose(layout.places().getFirst(), false);
        }
    }
}
