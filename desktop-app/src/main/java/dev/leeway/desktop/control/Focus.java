package dev.leeway.desktop.control;

import javafx.scene.Node;

/** Tells where the keyboard is. Belongs to the window's thread. */
public final class Focus {
    private Focus() {}

    /** Returns whether a node, or something in it, has the focus of its scene. */
    public static boolean isIn(Node whole) {
        Node owner = whole.getScene() == null ? null : whole.getScene().getFocusOwner();
        while (owner != null && !owner.equals(whole)) {
            owner = owner.getParent();
        }
        return owner != null;
    }
}
