package dev.leeway.desktop.state;

import dev.leeway.desktop.work.UiThread;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Holds the one state. Belongs to the window's thread and throws on any other. */
public final class Store {
    private final UiThread ui;
    private final ReadOnlyObjectWrapper<AppState> state;
    private AppState latest;
    private boolean telling;

    /** Makes a store with a first state. */
    public Store(UiThread ui, AppState first) {
        this.ui = ui;
        this.state = new ReadOnlyObjectWrapper<>(first);
        this.latest = first;
    }

    /**
     * Applies events in order; listeners hear once, of the last state. A listener may dispatch: the
     * state is another one at once, and everybody hears of it after he heard of the one before.
     *
     * @throws IllegalStateException off the window's thread
     */
    public void dispatch(List<AppEvent> events) {
        ui.require("Changing the state");
        for (AppEvent event : events) {
            latest = latest.after(event);
        }
        if (telling) {
            return;
        }
        telling = true;
        try {
            while (!Identity.same(state.get(), latest)) {
                state.set(latest);
            }
        } finally {
            telling = false;
        }
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
        return latest;
    }

    /** Returns the state for listening. */
    public ReadOnlyObjectProperty<AppState> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
