package dev.leeway.engine.plan;

import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why deletions need a confirmation that is typed.
 *
 * @param reason the reason
 * @param objects the objects that stay when it is not confirmed
 * @param said what would happen
 */
public record PruneGuard(Reason reason, Set<ResourceKey> objects, Wording said) {
    public PruneGuard {
        objects = java.util.Collections.unmodifiableSet(new TreeSet<>(objects));
    }

    /** Returns what would happen, in English. */
    public String message() {
        return said.text();
    }

    /** The reasons. */
    public enum Reason {
        /** A great part of the application would go. */
        MANY,
        /** Other objects would go along. */
        TAKES_ALONG,
        /** Stored data may be lost. */
        HOLDS_DATA,
        /** The object asks for it ({@code Prune=confirm}). */
        ASKED_FOR
    }
}
