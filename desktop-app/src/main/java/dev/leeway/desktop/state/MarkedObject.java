package dev.leeway.desktop.state;

import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.resource.ResourceKey;

import java.time.Instant;

/**
 * A live object that carries the mark of a bypass, whoever holds it.
 *
 * @param application the application whose comparison found it
 * @param object the object
 * @param mark its mark
 */
public record MarkedObject(String application, ResourceKey object, BypassMark mark) {
    /** Returns whether its time is up: nobody came back for it. */
    public boolean overdue(Instant now) {
        return !now.isBefore(mark.end());
    }
}
