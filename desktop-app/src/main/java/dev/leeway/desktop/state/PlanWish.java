package dev.leeway.desktop.state;

import dev.leeway.engine.resource.ResourceKey;

import java.util.Set;

/**
 * What the operator wants of a plan.
 *
 * @param prune whether extras are deleted
 * @param takeOver whether fields that Git asks for are taken from other field managers, a hand edit
 *     for example
 * @param only the objects to plan for; empty for all
 */
public record PlanWish(boolean prune, boolean takeOver, Set<ResourceKey> only) {
    /** Deletes nothing and takes nothing over. */
    public static final PlanWish PLAIN = new PlanWish(false, false, Set.of());

    public PlanWish {
        only = Set.copyOf(only);
    }

    /** Returns the wish to bring one object back to what Git says, hand edits included. */
    public static PlanWish revert(ResourceKey object) {
        return new PlanWish(false, true, Set.of(object));
    }
}
