package dev.leeway.engine.plan;

import dev.leeway.engine.desired.SyncOptions;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Map;
import java.util.Set;

/**
 * What the operator asks of a plan.
 *
 * @param prune whether what is no longer desired is to be deleted
 * @param only the objects to plan for; empty for all
 * @param fields the fields to set back, for objects of which not every difference is to go: what
 *     else differs there keeps its live value. A path stands for all that is below it
 * @param takeOver the objects on which fields may be taken from other managers
 * @param recreate the objects that may be deleted and created anew where they cannot be changed
 * @param adopt the objects that Leeway may write to although they are not its own, and keeps as its
 *     own from then on; those that another engine reconciles, or that several claim, are left alone
 *     all the same
 * @param withoutLease whether a sync goes on where the operator has no rights on leases, so that
 *     nothing keeps two Leeways apart
 * @param migrate the field managers whose client-side fields are taken in before an apply, by name
 *     ({@code *} at the end for all that begin so); none when empty
 * @param hooks which hooks run; none run for a selection of objects
 * @param onFailure what happens after a step was not done
 * @param sync the application's sync options
 */
public record PlanOptions(
        boolean prune,
        Set<ResourceKey> only,
        Map<ResourceKey, Set<FieldPath>> fields,
        Set<ResourceKey> takeOver,
        Set<ResourceKey> recreate,
        Set<ResourceKey> adopt,
        boolean withoutLease,
        Set<String> migrate,
        HookWish hooks,
        FailureWish onFailure,
        SyncOptions sync) {
    /** All objects, nothing deleted, nothing taken over, hooks with changes. */
    public static final PlanOptions PLAIN =
            new PlanOptions(
                    false,
                    Set.of(),
                    Map.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    false,
                    Set.of(),
                    HookWish.WITH_CHANGES,
                    FailureWish.STOP,
                    SyncOptions.NONE);

    public PlanOptions {
        only = Set.copyOf(only);
        fields = Map.copyOf(fields);
        takeOver = Set.copyOf(takeOver);
        recreate = Set.copyOf(recreate);
        adopt = Set.copyOf(adopt);
        migrate = Set.copyOf(migrate);
    }

    /** Returns a copy that deletes, or does not, what is no longer desired. */
    public PlanOptions withPrune(boolean prunes) {
        return new PlanOptions(
                prunes,
                only,
                fields,
                takeOver,
                recreate,
                adopt,
                withoutLease,
                migrate,
                hooks,
                onFailure,
                sync);
    }

    /** Returns a copy for these objects only; for all when empty. */
    public PlanOptions onlyFor(Set<ResourceKey> keys) {
        return new PlanOptions(
                prune,
                keys,
                fields,
                takeOver,
                recreate,
                adopt,
                withoutLease,
                migrate,
                hooks,
                onFailure,
                sync);
    }

    /**
     * Returns what sets back these fields of one object and nothing else: they are taken from
     * whoever changed them, and what else differs on the object stays as it lives.
     */
    public static PlanOptions settingBack(ResourceKey key, Set<FieldPath> fields) {
        return new PlanOptions(
                false,
                Set.of(key),
                Map.of(key, Set.copyOf(fields)),
                Set.of(key),
                Set.of(),
                Set.of(),
                false,
                Set.of(),
                HookWish.NEVER,
                FailureWish.STOP,
                SyncOptions.NONE);
    }

    /** Returns a copy that may take fields of these objects from other managers. */
    public PlanOptions takingOver(Set<ResourceKey> keys) {
        return new PlanOptions(
                prune,
                only,
                fields,
                keys,
                recreate,
                adopt,
                withoutLease,
                migrate,
                hooks,
                onFailure,
                sync);
    }

    /** Returns a copy that may delete and create these objects anew. */
    public PlanOptions recreating(Set<ResourceKey> keys) {
        return new PlanOptions(
                prune,
                only,
                fields,
                takeOver,
                keys,
                adopt,
                withoutLease,
                migrate,
                hooks,
                onFailure,
                sync);
    }

    /** Returns a copy that may make these objects the application's own. */
    public PlanOptions adopting(Set<ResourceKey> keys) {
        return new PlanOptions(
                prune,
                only,
                fields,
                takeOver,
                recreate,
                keys,
                withoutLease,
                migrate,
                hooks,
                onFailure,
                sync);
    }

    /** Returns a copy that goes on without a lease where none may be taken. */
    public PlanOptions goingOnWithoutLease() {
        return new PlanOptions(
                prune, only, fields, takeOver, recreate, adopt, true, migrate, hooks, onFailure,
                sync);
    }

    /** Returns a copy that takes in the fields of these client-side field managers. */
    public PlanOptions migrating(Set<String> managers) {
        return new PlanOptions(
                prune,
                only,
                fields,
                takeOver,
                recreate,
                adopt,
                withoutLease,
                managers,
                hooks,
                onFailure,
                sync);
    }

    /** Returns a copy that runs these hooks. */
    public PlanOptions withHooks(HookWish wish) {
        return new PlanOptions(
                prune,
                only,
                fields,
                takeOver,
                recreate,
                adopt,
                withoutLease,
                migrate,
                wish,
                onFailure,
                sync);
    }

    /** Returns a copy that does this after a step was not done. */
    public PlanOptions onFailure(FailureWish wish) {
        return new PlanOptions(
                prune,
                only,
                fields,
                takeOver,
                recreate,
                adopt,
                withoutLease,
                migrate,
                hooks,
                wish,
                sync);
    }

    /** Returns a copy with the application's sync options. */
    public PlanOptions under(SyncOptions options) {
        return new PlanOptions(
                prune,
                only,
                fields,
                takeOver,
                recreate,
                adopt,
                withoutLease,
                migrate,
                hooks,
                onFailure,
                options);
    }

    /** Returns whether an object is to be planned for. */
    public boolean covers(ResourceKey key) {
        return only.isEmpty() || only.contains(key);
    }
}
