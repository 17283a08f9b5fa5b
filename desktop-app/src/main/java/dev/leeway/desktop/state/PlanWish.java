package dev.leeway.desktop.state;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.plan.HookWish;
import dev.leeway.engine.resource.ResourceKey;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the operator wants of a plan.
 *
 * @param leaves what is allowed for every object of the plan
 * @param grants what is allowed for single objects beyond that
 * @param hooks which hooks run
 * @param only the objects to plan for; empty for all
 * @param fields the fields to set back, for the objects of which not all is to be set back; empty
 *     for whole objects
 * @param back what the application is to be brought back to; empty for a plan towards Git's newest
 */
public record PlanWish(
        Set<Leave> leaves,
        Set<Grant> grants,
        HookWish hooks,
        Set<ResourceKey> only,
        Map<ResourceKey, Set<FieldPath>> fields,
        Optional<Back> back) {
    /** Deletes nothing and takes nothing over. */
    public static final PlanWish PLAIN =
            new PlanWish(
                    Set.of(),
                    Set.of(),
                    HookWish.WITH_CHANGES,
                    Set.of(),
                    Map.of(),
                    Optional.empty());

    public PlanWish {
        leaves = Set.copyOf(leaves);
        grants = Set.copyOf(grants);
        only = Set.copyOf(only);
        fields = Map.copyOf(fields);
    }

    /** What an operator may allow a plan to do. */
    public enum Leave {
        /** Extras are deleted. */
        PRUNE,
        /**
         * Fields that Git asks for are taken from other field managers, a hand edit for example.
         */
        TAKE_OVER,
        /** Objects that nobody stands by are written to and kept as the application's own. */
        ADOPT,
        /** What client-side tools wrote is taken in, so that what Git dropped of it goes. */
        MIGRATE,
        /** After a step that was not done, what does not depend on it goes on. */
        CONTINUE,
        /** The sync goes on where no lease may be written. */
        WITHOUT_LEASE,
        /** An object that cannot be changed is deleted and made anew; for single objects only. */
        RECREATE
    }

    /**
     * A leave for one object.
     *
     * @param leave what is allowed
     * @param key for which object
     */
    public record Grant(Leave leave, ResourceKey key) {}

    /**
     * Where to roll back to.
     *
     * @param target the number of a sync, or a revision
     * @param fromKept whether the manifests that are kept of it are taken, even where Git has it
     */
    public record Back(String target, boolean fromKept) {}

    /**
     * Returns the wish to bring objects back to what Git says, hand edits included.
     *
     * @param fields the fields to set back by object; none for the whole object
     */
    public static PlanWish revert(Map<ResourceKey, Set<FieldPath>> fields) {
        Map<ResourceKey, Set<FieldPath>> some = new HashMap<>(fields);
        some.values().removeIf(Set::isEmpty);
        return new PlanWish(
                Set.of(Leave.TAKE_OVER),
                Set.of(),
                HookWish.NEVER,
                fields.keySet(),
                some,
                Optional.empty());
    }

    /** Returns the wish to roll back. */
    public static PlanWish backTo(String target) {
        return new PlanWish(
                Set.of(),
                Set.of(),
                HookWish.WITH_CHANGES,
                Set.of(),
                Map.of(),
                Optional.of(new Back(target, false)));
    }

    /** Returns whether something is allowed for every object. */
    public boolean allows(Leave leave) {
        return leaves.contains(leave);
    }

    /** Returns the single objects for which something is allowed. */
    public Set<ResourceKey> granted(Leave leave) {
        return grants.stream()
                .filter(grant -> grant.leave() == leave)
                .map(Grant::key)
                .collect(Collectors.toSet());
    }

    /** Returns a wish that allows something for every object, or does not. */
    public PlanWish with(Leave leave, boolean allowed) {
        Set<Leave> changed = EnumSet.noneOf(Leave.class);
        changed.addAll(leaves);
        if (allowed) {
            changed.add(leave);
        } else {
            changed.remove(leave);
        }
        return new PlanWish(changed, grants, hooks, only, fields, back);
    }

    /** Returns a wish that allows something for one object more. */
    public PlanWish granting(Leave leave, ResourceKey key) {
        Set<Grant> more = new HashSet<>(grants);
        more.add(new Grant(leave, key));
        return new PlanWish(leaves, more, hooks, only, fields, back);
    }

    /** Returns a wish that runs these hooks. */
    public PlanWish with(HookWish wish) {
        return new PlanWish(leaves, grants, wish, only, fields, back);
    }

    /** Returns a wish for these objects; for all when there are none. */
    public PlanWish onlyFor(Set<ResourceKey> objects) {
        return new PlanWish(leaves, grants, hooks, objects, Map.of(), back);
    }

    /** Returns a wish that takes what is kept of the target, or does not. */
    public PlanWish fromKept(boolean kept) {
        return new PlanWish(
                leaves,
                grants,
                hooks,
                only,
                fields,
                back.map(target -> new Back(target.target(), kept)));
    }
}
