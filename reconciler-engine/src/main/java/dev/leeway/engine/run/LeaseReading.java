package dev.leeway.engine.run;

import dev.leeway.engine.apply.RunJournal;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LeaseOutlook;
import dev.leeway.engine.live.LeaseState;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.NamespaceEnd;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.live.PredictionRequest;
import dev.leeway.engine.live.SyncLease;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;

/** Finds out what stands against a sync right now, for a plan to say. */
final class LeaseReading {
    private static final Duration TRIAL = Duration.ofSeconds(60);

    private LeaseReading() {}

    /**
     * Returns it; a dry-run tells whether a lease could be written, and writes nothing. A right
     * whose run was cut off here is one that the next sync takes, however long it would still last.
     */
    static LeaseOutlook outlook(
            ClusterReader reader,
            RunJournal journal,
            String application,
            String namespace,
            Instant now,
            Duration timeout)
            throws InterruptedException {
        ResourceKey key = SyncLease.key(application, namespace);
        return switch (SyncLease.read(reader.readNow(key, SyncLease.KIND, timeout))) {
            case LeaseState.Held held when !held.ranOut(now) && !isOver(journal, held) ->
                    new LeaseOutlook.Held(held.holder(), held.until());
            case LeaseState.Held held -> trial(reader, key, held.resourceVersion(), now, timeout);
            case LeaseState.Free free -> trial(reader, key, free.resourceVersion(), now, timeout);
            case LeaseState.Unreadable unreadable ->
                    unreadable.reason() == LiveState.Unreadable.Reason.FORBIDDEN
                            ? new LeaseOutlook.NotPermitted(unreadable.said())
                            : new LeaseOutlook.NotKnown(unreadable.said());
        };
    }

    /** Not knowing is not "over". */
    private static boolean isOver(RunJournal journal, LeaseState.Held held) {
        try {
            return !held.runId().isEmpty() && journal.isOver(held.runId());
        } catch (StoreException unreadable) {
            return false;
        }
    }

    private static LeaseOutlook trial(
            ClusterReader reader, ResourceKey key, String basedOn, Instant now, Duration timeout)
            throws InterruptedException {
        Prediction answer =
                reader.predict(
                        new PredictionRequest(
                                key,
                                SyncLease.KIND,
                                SyncLease.held(key, "trial", "trial", TRIAL, now, now),
                                SyncLease.manager("trial"),
                                true,
                                basedOn,
                                timeout));
        return switch (answer) {
            case Prediction.NotAllowed refused ->
                    new LeaseOutlook.NotPermitted(Wording.quoted(refused.message()));
            case Prediction.Unanswered none -> new LeaseOutlook.NotKnown(none.said());
            case Prediction.Rejected rejected when NamespaceEnd.isMeant(rejected.message()) ->
                    NamespaceEnd.read(reader, key.namespace(), timeout);
            // The destination namespace may have to be made first; nobody can hold a lease there.
            case Prediction.Rejected _,
                    Prediction.Predicted _,
                    Prediction.Conflicting _,
                    Prediction.Outdated _ ->
                    new LeaseOutlook.Free();
        };
    }
}
