package dev.leeway.engine.compare;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.fields.FieldSetMemo;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.Deletions;
import dev.leeway.engine.live.InventoryEntry;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.Optional;

/** Judges one object at a time. Pure: the same readings give the same verdict. */
public final class Judge {
    private Judge() {}

    /** Judges without the server; empty when only the server can tell. */
    public static Optional<ResourceComparison> byItself(Subject subject) {
        return byItself(subject, new FieldSetMemo());
    }

    /**
     * The same as one of many.
     *
     * @param sets what was read of managed fields before
     */
    public static Optional<ResourceComparison> byItself(Subject subject, FieldSetMemo sets) {
        return switch (subject.live()) {
            case LiveState.Absent _ ->
                    Optional.of(
                            verdict(
                                    subject,
                                    Optional.empty(),
                                    new Difference.Missing(),
                                    Judgement.PRESENCE));
            case LiveState.Unreadable unreadable ->
                    Optional.of(
                            verdict(
                                    subject,
                                    Optional.empty(),
                                    new Difference.Undetermined(
                                            new Doubt.Unreadable(
                                                    unreadable.reason(), unreadable.said()),
                                            Optional.empty()),
                                    Judgement.NONE));
            case LiveState.Present present
                    when present.manifest().metadata().has("deletionTimestamp") ->
                    Optional.of(ending(subject, present.manifest()));
            case LiveState.Present present ->
                    LocalProof.unchanged(
                                    subject.desired().manifest(),
                                    present.manifest(),
                                    subject.manager(),
                                    subject.schema(),
                                    sets)
                            ? Optional.of(
                                    verdict(
                                            subject,
                                            Optional.empty(),
                                            Difference.InSync.WHOLLY,
                                            Judgement.LOCAL_PROOF))
                            : Optional.empty();
        };
    }

    /**
     * Judges a present object by the server's answer to a forced dry-run; empty when the answer is
     * not about the live object that was read, so that both must be asked for again.
     */
    public static Optional<ResourceComparison> byPrediction(
            Subject subject, Manifest live, Prediction prediction, PathExpressions expressions)
            throws InterruptedException {
        return switch (prediction) {
            case Prediction.Predicted predicted ->
                    predicted.basedOn().equals(live.resourceVersion())
                            ? Optional.of(predicted(subject, live, predicted.object(), expressions))
                            : Optional.empty();
            case Prediction.Outdated _ -> Optional.empty();
            case Prediction.Conflicting conflicting ->
                    Optional.of(
                            doubted(
                                    subject,
                                    live,
                                    new Doubt.Rejected(
                                            409,
                                            "Conflict",
                                            "The server answered a forced dry-run with conflicts: "
                                                    + conflicting.conflicts(),
                                            List.of()),
                                    expressions));
            case Prediction.Rejected rejected ->
                    Optional.of(
                            doubted(
                                    subject,
                                    live,
                                    new Doubt.Rejected(
                                            rejected.status(),
                                            rejected.reason(),
                                            rejected.message(),
                                            rejected.causes()),
                                    expressions));
            case Prediction.NotAllowed notAllowed ->
                    Optional.of(
                            doubted(
                                    subject,
                                    live,
                                    new Doubt.NotAllowed(notAllowed.message()),
                                    expressions));
            case Prediction.Unanswered unanswered ->
                    Optional.of(
                            doubted(
                                    subject,
                                    live,
                                    new Doubt.Unanswered(unanswered.said()),
                                    expressions));
        };
    }

    /** Whatever stands in an object that is being deleted goes with it, so nothing is proved. */
    private static ResourceComparison ending(Subject subject, Manifest live) {
        return verdict(
                subject,
                Optional.empty(),
                new Difference.Undetermined(
                        new Doubt.BeingDeleted(
                                subject.desired().key(),
                                Deletions.since(live),
                                Deletions.finalizers(live)),
                        Optional.empty()),
                Judgement.NONE);
    }

    /** Says that an object changed faster than it could be judged. */
    public static ResourceComparison moving(Subject subject, int attempts) {
        return verdict(
                subject,
                Optional.empty(),
                new Difference.Undetermined(
                        new Doubt.Moving(subject.desired().key(), attempts), Optional.empty()),
                Judgement.NONE);
    }

    /**
     * Judges an object that the inventory names and Git does not; empty when it is gone.
     *
     * @param entry the inventory's entry
     * @param kind the kind as the cluster serves it; empty when it does not
     * @param live what was read
     * @param application the application whose inventory it is
     */
    public static Optional<ResourceComparison> undesired(
            InventoryEntry entry, Optional<ServedKind> kind, LiveState live, String application) {
        return switch (live) {
            case LiveState.Absent _ -> Optional.empty();
            case LiveState.Present present ->
                    Optional.of(
                            undesired(
                                    entry,
                                    kind,
                                    live,
                                    new Difference.Extra(
                                            present.manifest().uid(),
                                            present.manifest().resourceVersion(),
                                            PruneKeys.missing(
                                                    entry, present.manifest(), application)),
                                    Judgement.PRESENCE));
            case LiveState.Unreadable unreadable ->
                    Optional.of(
                            undesired(
                                    entry,
                                    kind,
                                    live,
                                    new Difference.Undetermined(
                                            new Doubt.Unreadable(
                                                    unreadable.reason(), unreadable.said()),
                                            Optional.empty()),
                                    Judgement.NONE));
        };
    }

    private static ResourceComparison undesired(
            InventoryEntry entry,
            Optional<ServedKind> kind,
            LiveState live,
            Difference difference,
            Judgement judgement) {
        return new ResourceComparison(
                entry.key(), kind, Optional.empty(), live, Optional.empty(), difference, judgement);
    }

    private static ResourceComparison predicted(
            Subject subject, Manifest live, Manifest predicted, PathExpressions expressions)
            throws InterruptedException {
        FieldChanges changes;
        List<AdmissionChange> admission;
        try {
            changes = changes(subject, live, predicted, subject.rules(), expressions);
            admission = admission(subject, predicted, expressions);
        } catch (RuleFailedException e) {
            return estimated(subject, predicted, e.doubt(), all(subject, live, predicted));
        }
        Difference difference = difference(changes, admission);
        return verdict(subject, Optional.of(predicted), difference, Judgement.SERVER_DRY_RUN);
    }

    private static Difference difference(FieldChanges changes, List<AdmissionChange> admission) {
        if (!admission.isEmpty()) {
            return new Difference.Mutated(admission, changes.counting(), changes.ignored());
        }
        return changes.counting().isEmpty()
                ? new Difference.InSync(changes.ignored())
                : new Difference.Changed(changes.counting(), changes.ignored());
    }

    private static List<AdmissionChange> admission(
            Subject subject, Manifest predicted, PathExpressions expressions)
            throws RuleFailedException, InterruptedException {
        ResourceKey key = subject.desired().key();
        IgnoreRules rules = IgnoreRules.about(key, subject.rules(), expressions);
        JsonObject asked = AdmissionChanges.body(subject.desired().manifest(), predicted.root());
        List<AdmissionChange> all =
                AdmissionChanges.between(key.groupKind(), asked, predicted.root(), subject.shape());
        // Rules are asked about the few objects that admission rewrites, not about all.
        return all.isEmpty() || rules.isEmpty()
                ? all
                : AdmissionChanges.between(
                        key.groupKind(),
                        rules.without(asked),
                        rules.without(predicted.root()),
                        subject.shape());
    }

    /** Where the server gives no verdict, an estimate is shown, as one. */
    private static ResourceComparison doubted(
            Subject subject, Manifest live, Doubt doubt, PathExpressions expressions)
            throws InterruptedException {
        Manifest guess = MergeEstimate.of(subject, live);
        FieldChanges changes;
        try {
            changes = changes(subject, live, guess, subject.rules(), expressions);
        } catch (RuleFailedException _) {
            // The doubt about the server's answer is the greater one; the estimate shows all.
            changes = all(subject, live, guess);
        }
        return estimated(subject, guess, doubt, changes);
    }

    private static ResourceComparison estimated(
            Subject subject, Manifest shown, Doubt doubt, FieldChanges changes) {
        return verdict(
                subject,
                Optional.of(shown),
                new Difference.Undetermined(doubt, Optional.of(new Estimate(changes.counting()))),
                Judgement.ESTIMATE);
    }

    /** Every change, whatever the rules say. */
    private static FieldChanges all(Subject subject, Manifest live, Manifest predicted)
            throws InterruptedException {
        try {
            return changes(
                    subject,
                    live,
                    predicted,
                    List.of(),
                    (_, _) -> new PathExpressions.Selection.Fields(List.of()));
        } catch (RuleFailedException e) {
            throw new IllegalStateException("no rule can fail where there is none", e);
        }
    }

    private static FieldChanges changes(
            Subject subject,
            Manifest live,
            Manifest predicted,
            List<IgnoreRule> rules,
            PathExpressions expressions)
            throws RuleFailedException, InterruptedException {
        return FieldChanges.between(
                subject.desired().key(), predicted, live, subject.shape(), rules, expressions);
    }

    private static ResourceComparison verdict(
            Subject subject,
            Optional<Manifest> predicted,
            Difference difference,
            Judgement judgement) {
        DesiredObject desired = subject.desired();
        return new ResourceComparison(
                desired.key(),
                Optional.of(desired.kind()),
                Optional.of(desired),
                subject.live(),
                predicted,
                difference,
                judgement);
    }
}
