package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.object.ObjectModel.Side;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;

/**
 * A list, and beside it the object that was chosen from it. The object's nodes are made when the
 * first one is looked at: most lists are left without looking at any, and making them takes long
 * enough to be felt. Belongs to the window's thread.
 */
public final class ObjectBeside extends SplitPane {
    private static final double NARROWEST = 320;
    private static final double NARROW = 1_000;
    private static final double LIST = 0.54;

    private final Desk desk;
    private final ObjectModel model;
    private final Node list;
    private final double inLittleRoom;
    private final Supplier<String> cluster;
    private final Runnable left;
    private Optional<ObjectPane> pane = Optional.empty();

    /**
     * Makes the list alone.
     *
     * @param inLittleRoom the share of a narrow window that the list needs for its names
     * @param cluster tells on which cluster the objects are
     * @param left called when the object was closed, to put the focus back on the list
     */
    public ObjectBeside(
            Desk desk,
            ObjectModel model,
            Node list,
            double inLittleRoom,
            Supplier<String> cluster,
            Runnable left) {
        this.desk = desk;
        this.model = model;
        this.list = list;
        this.inLittleRoom = inLittleRoom;
        this.cluster = cluster;
        this.left = left;
        getItems().setAll(list);
    }

    /** Returns the side of an object that a key stands for. */
    public static Optional<Side> side(KeyCode code) {
        return switch (code) {
            case Y -> Optional.of(Side.YAML);
            case E -> Optional.of(Side.EVENTS);
            case L -> Optional.of(Side.LOGS);
            case O -> Optional.of(Side.OWNERS);
            case P -> Optional.of(Side.ACCESS);
            default -> Optional.empty();
        };
    }

    /** Returns whether an object is looked at. */
    public boolean isOpen() {
        return getItems().size() > 1;
    }

    /** Looks at an object, at the side that was looked at last. */
    public void show(ResourceKey key) {
        open();
        model.show(new ObjectPlace(cluster.get(), key));
    }

    /**
     * Asks who may list a kind.
     *
     * @param kind the kind, with an empty name
     */
    public void showKind(ResourceKey kind) {
        ObjectPane opened = open();
        model.showKind(new ObjectPlace(cluster.get(), kind));
        opened.focusSide();
    }

    /** Turns to a side of the object that is looked at, and puts the focus there. */
    public void turn(Side side) {
        if (isOpen()) {
            model.turn(side);
            pane.ifPresent(ObjectPane::focusSide);
        }
    }

    /** Closes the object; the list is alone again. */
    public void leave() {
        getItems().setAll(list);
        model.clear();
        left.run();
    }

    /** Puts the focus into the search of what is looked at; returns whether it is there. */
    public boolean search() {
        return focused().filter(ObjectPane::search).isPresent();
    }

    /** Acts on a key while the focus is within the object; returns whether it did. */
    public boolean key(KeyCode code) {
        return focused().filter(opened -> opened.key(code)).isPresent();
    }

    private ObjectPane open() {
        ObjectPane opened = pane.orElseGet(this::make);
        pane = Optional.of(opened);
        if (!isOpen()) {
            getItems().setAll(list, opened);
            setDividerPositions(getWidth() < NARROW ? inLittleRoom : LIST);
        }
        return opened;
    }

    private ObjectPane make() {
        ObjectPane made = new ObjectPane(desk, model, this::show, this::leave);
        made.setMinWidth(NARROWEST);
        setResizableWithParent(made, false);
        return made;
    }

    /** Returns the object's pane when the focus is within it. */
    private Optional<ObjectPane> focused() {
        Node at = getScene() == null ? null : getScene().getFocusOwner();
        while (at != null && !pane.filter(at::equals).isPresent()) {
            at = at.getParent();
        }
        return at == null || !isOpen() ? Optional.empty() : pane;
    }
}
