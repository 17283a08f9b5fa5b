package dev.leeway.desktop.screen;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Store;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;

/** Listens to the state until closed, beginning with the state of now. */
public final class Watch implements AutoCloseable {
    private final Store store;
    private final ChangeListener<AppState> listener;

    /** Begins to listen. */
    public Watch(Store store, Consumer<AppState> project) {
        this.store = store;
        this.listener = (observable, before, after) -> project.accept(after);
        store.stateProperty().addListener(listener);
        project.accept(store.state());
    }

    @Override
    public void close() {
        store.stateProperty().removeListener(listener);
    }
}
