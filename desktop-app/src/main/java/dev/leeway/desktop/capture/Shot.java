package dev.leeway.desktop.capture;

import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Route;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * One picture to be taken.
 *
 * @param name its name, which the file's name begins with
 * @param state the state that is shown
 * @param route the place that is shown
 * @param then what is done there before the picture is taken
 * @param instead what is read there; empty for what the workspace gives
 */
record Shot(
        String name,
        AppState state,
        Route route,
        Consumer<Frame> then,
        Optional<Readings> instead) {
    /** A picture of a place as it opens. */
    static Shot of(String name, AppState state, Route route) {
        return new Shot(name, state, route, frame -> {}, Optional.empty());
    }

    /** A picture of a place after something was done there. */
    static Shot of(String name, AppState state, Route route, Consumer<Frame> then) {
        return new Shot(name, state, route, then, Optional.empty());
    }

    /** Returns it where something else is read. */
    Shot reading(Readings other) {
        return new Shot(name, state, route, then, Optional.of(other));
    }
}
