package dev.leeway.engine.render.child;

import java.time.Duration;

/**
 * What a child process may use.
 *
 * @param timeout how long it may run
 * @param memoryBytes how much memory it may hold
 * @param outputBytes how much it may write to each of its outputs
 */
public record ChildLimits(Duration timeout, long memoryBytes, long outputBytes) {
    private static final long MIB = 1024L * 1024;

    /** Returns the limits of a rendering: 1 GiB of memory, 64 MiB of output. */
    public static ChildLimits rendering(Duration timeout) {
        return new ChildLimits(timeout, 1024 * MIB, 64 * MIB);
    }
}
