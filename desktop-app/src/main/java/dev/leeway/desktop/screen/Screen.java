package dev.leeway.desktop.screen;

import dev.leeway.desktop.state.Route;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;

import java.util.Optional;

/** One page of the window. Belongs to the window's thread. */
public interface Screen {
    /** Returns its nodes; the same ones on every call. */
    Node node();

    /** Puts the focus where work on it begins. */
    void focus();

    /** Puts the focus into its filter; returns whether it has one. */
    default boolean focusFilter() {
        return false;
    }

    /** Acts on a plain key that nobody typed into a field; returns whether it did. */
    default boolean key(KeyCode code) {
        return false;
    }

    /**
     * Returns the place that it shows where it knows it more exactly than the window does: the
     * object that is looked at, and not only the page.
     */
    default Optional<Route> place() {
        return Optional.empty();
    }

    /** Lets go of what it listens to; called once, when the window leaves it. */
    void close();
}
