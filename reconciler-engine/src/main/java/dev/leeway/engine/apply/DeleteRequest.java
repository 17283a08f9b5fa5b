package dev.leeway.engine.apply;

import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;

/**
 * One deletion, with preconditions.
 *
 * @param key the object
 * @param kind the kind
 * @param uid the uid that the live object must have
 * @param resourceVersion the resource version that the live object must have; empty for no such
 *     condition
 * @param propagation what happens to its dependents
 * @param timeout how long to wait for the answer
 */
public record DeleteRequest(
        ResourceKey key,
        ServedKind kind,
        String uid,
        String resourceVersion,
        Propagation propagation,
        Duration timeout) {
    /** What happens to dependents, in Kubernetes' words. */
    public enum Propagation {
        /** The object goes after its dependents. */
        FOREGROUND("Foreground"),
        /** The dependents go after the object. */
        BACKGROUND("Background"),
        /** The dependents stay. */
        ORPHAN("Orphan");

        private final String word;

        Propagation(String word) {
            this.word = word;
        }

        /** Returns the word as the API takes it. */
        public String word() {
            return word;
        }
    }
}
