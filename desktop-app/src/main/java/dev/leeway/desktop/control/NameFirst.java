package dev.leeway.desktop.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A line in which a name is read whole before anything else that gives way gets its room. */
public final class NameFirst extends HBox {
    private final Label name;
    private final double narrowest;

    /**
     * Makes the line.
     *
     * @param name one of the parts
     * @param narrowest what the name keeps where there is room for nothing
     * @param parts what stands in the line, in this order
     */
    public NameFirst(Label name, double narrowest, Node... parts) {
        super(parts);
        this.name = name;
        this.narrowest = narrowest;
        setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(narrowest);
    }

    @Override
    protected void layoutChildren() {
        double others = snappedLeftInset() + snappedRightInset() - getSpacing();
        for (Node part : getManagedChildren()) {
            others += getSpacing() + (part.equals(name) ? 0 : part.minWidth(-1));
        }
        double whole = Math.ceil(name.prefWidth(-1));
        double least =
                Math.clamp(Math.floor(getWidth() - others), narrowest, Math.max(narrowest, whole));
        if (least != name.getMinWidth()) {
            name.setMinWidth(least);
        }
        super.layoutChildren();
    }
}
