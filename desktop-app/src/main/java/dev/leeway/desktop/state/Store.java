package dev.leeway.desktop.state;

import dev.leeway.desktop.work.UiThread;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Holds the one state. Belongs to the window's thread and throws on any other. */
public final class Store {
    private final UiThread ui;
    private final ReadOnlyObjectWrapper<AppState> state;

    /** Makes a store with a first state. */
    public Store(UiThread ui, AppState first) {
        this.ui = ui;
        this.state = new ReadOnlyObjectWrapper<>(first);
    }

    /**
     * Applies events in order; listeners hear once, of the last state.
     *
     * @throws IllegalStateException off the window's thread
     */
    public void dispatch(List<AppEvent> events) {
        ui.require("Changing the state");
        AppState next = state.get();
        for (AppEvent event : events) {
            next = next.after(event);
        }
        state.set(next);
    }

    /** Applies one event. */
    public void dispatch(AppEvent event) {
        dispatch(List.of(event));
    }

    /**
     * Returns the state.
     *
     * @throws IllegalStateException off the window's thread
     */
    public AppState state() {
        ui.require("Reading the state");
        return state.get();
    }

    /** Returns the state for listening. */
    public ReadOnlyObjectProperty<AppState> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
