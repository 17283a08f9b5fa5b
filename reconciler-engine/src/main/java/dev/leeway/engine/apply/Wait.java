package dev.leeway.engine.apply;

import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.Set;

/**
 * Something that a sync waits for, as it stands now.
 *
 * @param key the object
 * @param cause what is awaited of it
 * @param since since when
 * @param deadline until when at the latest
 * @param reason how the object stands now
 * @param late whether it takes longer than usual, so that a decision is worth asking for
 * @param over whether the wait has ended
 * @param waysOut what the operator may decide; empty when there is nothing to decide
 */
public record Wait(
        ResourceKey key,
        Cause cause,
        Instant since,
        Instant deadline,
        Wording reason,
        boolean late,
        boolean over,
        Set<WayOut> waysOut) {
    public Wait {
        waysOut = Set.copyOf(waysOut);
    }

    /** What is awaited. */
    public enum Cause {
        /** That an object is well before the next wave begins. */
        HEALTH,
        /** That a hook is done. */
        HOOK,
        /** That a deleted object is gone. */
        GONE,
        /** That a definition is served. */
        DEFINITION,
        /** That a request may be sent again. */
        RETRY
    }
}
