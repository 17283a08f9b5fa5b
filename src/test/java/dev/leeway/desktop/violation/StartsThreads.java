package dev.leeway.desktop.violation;

import javafx.application.Platform;

/** Starts threads and touches the toolkit outside the one place for it, and names an adapter. */
public final class StartsThreads {
    /** Does what only the work package may do. */
    public void run() {
        Thread.ofVirtual().start(() -> Platform.runLater(() -> {}));
    }
}
