package dev.leeway.engine.automation;

import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.automation.AutomationFacts.Attempts;
import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.FieldManagers;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.plan.HookWish;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a decision rests on out of a comparison and the history. Pure. */
final class FactsReading {
    private static final Duration RECENT = Duration.ofMinutes(10);

    private FactsReading() {}

    static AutomationFacts of(
            Comparison comparison,
            Workspace.SyncPolicy policy,
            boolean guarded,
            List<SyncRecord> newestFirst,
            boolean syncing,
            Instant now) {
        int differing = 0;
        int dropped = 0;
        for (ResourceComparison one : comparison.resources()) {
            if (!mayWrite(comparison, one)) {
                continue;
            }
            switch (one.difference()) {
                case Difference.Missing _ -> differing++;
                case Difference.Changed _, Difference.Mutated _ ->
                        differing += one.changes().isEmpty() ? 0 : 1;
                case Difference.Extra extra -> dropped += extra.kept().isEmpty() ? 1 : 0;
                case Difference.InSync _, Difference.Undetermined _ -> {}
            }
        }
        return new AutomationFacts(
                policy,
                guarded,
                now,
                syncing || newestFirst.stream().anyMatch(one -> isAtWork(one, now)),
                comparison.revision().commit(),
                comparison.stale().isEmpty(),
                comparison.problems().size(),
                !(comparison.inventory() instanceof InventoryState.Unreadable),
                comparison.inventory().holds().stream()
                        .filter(hold -> !hold.allows(comparison.revision().commit()))
                        .toList(),
                differing,
                dropped,
                attempts(newestFirst, now));
    }

    /** A sync of this machine that has no end and is young may still be at work. */
    private static boolean isAtWork(SyncRecord record, Instant now) {
        return record.ended().isEmpty() && record.start().started().isAfter(now.minus(RECENT));
    }

    /** What a hold, a bypass or an owner keeps from being written does not call for a sync. */
    private static boolean mayWrite(Comparison comparison, ResourceComparison one) {
        boolean held =
                comparison.inventory().holds().stream()
                        .filter(hold -> !hold.allows(comparison.revision().commit()))
                        .anyMatch(
                                hold ->
                                        hold.scope() instanceof HoldScope.OneObject
                                                && hold.scope().touches(one.key()));
        boolean leased = one.liveManifest().flatMap(BypassMark::of).isPresent();
        boolean others =
                one.liveManifest().isPresent()
                        && comparison
                                .ownerships()
                                .find(one.key())
                                .map(owner -> owner.leave() != Ownership.Leave.FREE)
                                .orElse(false);
        return !held && !leased && !others;
    }

    private static Optional<Attempts> attempts(List<SyncRecord> newestFirst, Instant now) {
        List<SyncRecord> ended =
                newestFirst.stream()
                        .filter(one -> one.ended().isPresent() && !one.start().partial())
                        .toList();
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        String commit = ended.getFirst().start().revision().commit();
        List<SyncRecord> same =
                ended.stream()
                        .takeWhile(one -> one.start().revision().commit().equals(commit))
                        .toList();
        int failures = (int) same.stream().takeWhile(one -> one.outcome() != Outcome.DONE).count();
        int repeats =
                (int)
                        same.stream()
                                .filter(one -> one.outcome() == Outcome.DONE)
                                .filter(one -> one.ended().get().isAfter(now.minus(RECENT)))
                                .count();
        return Optional.of(new Attempts(commit, ended.getFirst().ended().get(), failures, repeats));
    }

    /** What is asked of the plan of an automated sync. */
    static PlanOptions options(
            Comparison comparison, Workspace.SyncPolicy policy, Decision.Trigger trigger) {
        PlanOptions options = PlanOptions.PLAIN.withPrune(policy.prune());
        if (trigger == Decision.Trigger.DRIFT) {
            options = options.withHooks(HookWish.NEVER);
        }
        return policy.selfHeal() ? options.takingOver(editedByHand(comparison)) : options;
    }

    /** Undoing drift undoes hand edits; what a program in the cluster holds is left to it. */
    private static Set<ResourceKey> editedByHand(Comparison comparison) {
        return comparison.resources().stream()
                .filter(one -> !one.changes().isEmpty())
                .filter(one -> one.changes().stream().noneMatch(FactsReading::isOfAProgram))
                .map(ResourceComparison::key)
                .collect(Collectors.toSet());
    }

    private static boolean isOfAProgram(FieldChange change) {
        return change.attribution() instanceof Attribution.Known known
                && !known.owner().byHand()
                && !known.owner().manager().equals(FieldManagers.LEEWAY);
    }
}
