package dev.leeway.engine.violation;

import dev.leeway.desktop.violation.StartsThreads;
import dev.leeway.engine.store.LeewayStore;
import io.fabric8.kubernetes.client.Config;
import java.sql.Connection;
import java.time.Instant;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Badly named, and it sees everything that the engine's packages must not see. */
public final class ViolationHelper {
    /** State shared by everybody. */
    public static int counter;

    @Nullable Node node;
    @Nullable Connection connection;
    @Nullable Config config;
    @Nullable StartsThreads desktop;
    @Nullable LeewayStore adapter;
    Instant now = Instant.now();
}
