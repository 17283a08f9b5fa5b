package dev.leeway.desktop.control;

import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Content that is no wider than it is well read, in the middle of a wider window. */
public final class Centred {
    private Centred() {}

    /** Returns a pane with the content at its top, which gets up to that width. */
    public static StackPane of(Region content, double widest) {
        content.setMaxWidth(widest);
        StackPane pane = new StackPane(content);
        StackPane.setAlignment(content, Pos.TOP_CENTER);
        return pane;
    }
}
