package dev.leeway.engine.plan;

import dev.leeway.engine.resource.ResourceKey;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why deletions need a confirmation that is typed.
 *
 * @param reason the reason
 * @param objects the objects that stay when it is not confirmed
 * @param message what would happen, in words
 * @param owned how many objects the application has
 * @param along what would go along with the object; nothing for another reason than that
 */
public record PruneGuard(
        Reason reason, Set<ResourceKey> objects, String message, int owned, Cascade along) {
    public PruneGuard {
        objects = java.util.Collections.unmodifiableSet(new TreeSet<>(objects));
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
