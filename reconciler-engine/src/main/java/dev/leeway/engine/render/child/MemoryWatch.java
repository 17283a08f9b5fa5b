package dev.leeway.engine.render.child;

import java.util.OptionalLong;

/** Watches how much memory a process holds. */
public final class MemoryWatch {
    private MemoryWatch() {}

    /**
     * Returns whether a process holds more than a limit; false where the system does not tell
     * (anything but Linux), so a time limit is needed besides.
     */
    public static boolean exceeds(long pid, long bytes) {
        OptionalLong held = ResidentMemory.of(pid);
        return held.isPresent() && held.getAsLong() > bytes;
    }
}
