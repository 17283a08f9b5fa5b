package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges objects of the kinds it was made for. Pure, and safe for use from any thread. */
@FunctionalInterface
public interface HealthRule {
    /**
     * Returns the verdict, or empty when the rule has nothing to say about this object.
     *
     * @param live the object as read from the cluster
     */
    Optional<Health> assess(Manifest live, HealthContext context);
}
