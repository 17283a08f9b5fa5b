package dev.leeway.desktop.control;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;

/**
 * Takes from what scrolls the picture that JavaFX keeps of its content.
 *
 * <p>The skin of a scroll pane, and so that of a text area, caches its viewport: an image of the
 * size of the viewport, four bytes a pixel, in a pool that holds it softly. JavaFX gives it back
 * only when caching is switched off while the node is in a window, never when the node leaves it;
 * so each visit of a page would leave some megabytes behind, in the heap or in the memory of the
 * graphics card, until the collector runs short. Nothing here is dear enough to draw to need it.
 */
public final class PlainViewport {
    private PlainViewport() {}

    /** Lets the control draw its content without a kept picture; returns the control. */
    public static <C extends Control> C of(C control) {
        control.skinProperty().addListener(observable -> uncache(control));
        uncache(control);
        return control;
    }

    private static void uncache(Control control) {
        if (control instanceof ScrollPane) {
            Node viewport = control.lookup(".viewport");
            if (viewport != null) {
                viewport.setCache(false);
            }
        } else if (control.lookup(".scroll-pane") instanceof ScrollPane inner) {
            of(inner);
        }
    }
}
