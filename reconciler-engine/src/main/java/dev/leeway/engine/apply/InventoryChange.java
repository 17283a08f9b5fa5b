package dev.leeway.engine.apply;

import dev.leeway.engine.live.Inventory;
import dev.leeway.engine.live.InventoryEntry;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.plan.StepPlace;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out what the inventory is before and after a sync. Pure. */
final class InventoryChange {
    private InventoryChange() {}

    /**
     * Returns the inventory to write before anything is applied: what was in it, what is in sync,
     * and what is about to be applied. Whatever happens next, nothing that Leeway made is missing
     * from it.
     */
    static Inventory ahead(Plan plan, Inventory before, Instant now) {
        List<InventoryEntry> more = new ArrayList<>();
        Map<ResourceKey, InventoryEntry> known = before.byKey();
        for (Plan.Kept kept : plan.unchanged()) {
            InventoryEntry entry = known.get(kept.key());
            if (!kept.ours()) {
                continue;
            }
            if (entry == null
                    || !entry.uid().equals(kept.uid())
                    || !entry.version().equals(kept.version())) {
                more.add(entry(plan, kept.key(), kept.version(), kept.uid(), now));
            }
        }
        for (Step step : plan.steps()) {
            if (!plan.owns(step.key())) {
                continue;
            }
            switch (step) {
                case Step.Create create -> {
                    // The destination namespace is shared with others and outlives the application.
                    if (step.place().stage() != StepPlace.Stage.PREPARE) {
                        more.add(
                                announced(
                                        plan, step, create.desired().kind().gvk().version(), now));
                    }
                }
                case Step.Recreate recreate ->
                        more.add(
                                announced(
                                        plan,
                                        step,
                                        recreate.desired().kind().gvk().version(),
                                        now));
                case Step.Patch patch ->
                        more.add(
                                entry(
                                        plan,
                                        step.key(),
                                        patch.desired().kind().gvk().version(),
                                        patch.uid(),
                                        now));
                case Step.Migrate migrate ->
                        more.add(
                                entry(
                                        plan,
                                        step.key(),
                                        migrate.desired().kind().gvk().version(),
                                        migrate.uid(),
                                        now));
                case Step.Prune _, Step.RunHook _, Step.Hold _ -> {}
            }
        }
        return before.plus(more);
    }

    private static InventoryEntry announced(Plan plan, Step step, String version, Instant now) {
        return entry(plan, step.key(), version, "", now);
    }

    private static InventoryEntry entry(
            Plan plan, ResourceKey key, String version, String uid, Instant now) {
        return new InventoryEntry(key, version, uid, plan.revision().commit(), now);
    }

    /**
     * Returns the inventory after the sync: with the uids of what was applied, without what was
     * pruned, and without what was announced and certainly not made.
     *
     * @param ahead what was written before
     * @param before what there was before that
     */
    static Inventory after(
            Plan plan, Inventory before, Inventory ahead, List<StepResult> results, Instant now) {
        List<InventoryEntry> applied = new ArrayList<>();
        Set<ResourceKey> gone = new HashSet<>();
        Map<ResourceKey, InventoryEntry> named = ahead.byKey();
        Map<ResourceKey, InventoryEntry> earlier = before.byKey();
        for (StepResult result : results) {
            Step step = result.step();
            ResourceKey key = step.key();
            Optional<InventoryEntry> announced = Optional.ofNullable(named.get(key));
            if (result instanceof StepResult.Done done && step instanceof Step.Prune) {
                // What a finalizer holds is remembered until it is seen to be gone.
                if (done.versionAfter().isEmpty()) {
                    gone.add(key);
                }
            } else if (result instanceof StepResult.Done done && announced.isPresent()) {
                applied.add(entry(plan, key, announced.get().version(), done.uid(), now));
            } else if (!(result instanceof StepResult.Unknown) && step instanceof Step.Create) {
                // Certainly not made by this sync: what was known of it before still stands.
                Optional.ofNullable(earlier.get(key))
                        .ifPresentOrElse(applied::add, () -> gone.add(key));
            }
        }
        gone.addAll(absent(plan, before));
        return ahead.plus(applied).minus(gone);
    }

    /**
     * Returns the objects that the inventory names and that the server said are gone: a plan for
     * the whole application has seen every other one.
     */
    private static Set<ResourceKey> absent(Plan plan, Inventory before) {
        Set<ResourceKey> gone = new HashSet<>();
        if (plan.options().only().isEmpty()) {
            before.entries().stream()
                    .map(InventoryEntry::key)
                    .filter(key -> !plan.seen().containsKey(key))
                    .forEach(gone::add);
        }
        return gone;
    }
}
