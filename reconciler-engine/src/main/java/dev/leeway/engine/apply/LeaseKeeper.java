package dev.leeway.engine.apply;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LeaseState;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.NamespaceEnd;
import dev.leeway.engine.live.SyncLease;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Takes the right to sync one application for one run, or says who has it. */
final class LeaseKeeper {
    private static final int ATTEMPTS = 5;

    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final RunJournal journal;
    private final ResourceKey key;
    private final String holder;
    private final String session;
    private final String runId;
    private final LeaseSettings settings;
    private final Duration requestTimeout;
    private final InstantSource clock;
    private Wording unsettled = Wording.none();

    /**
     * Makes one.
     *
     * @param holder who asks, as {@code USER@HOST#SESSION}
     * @param session the part of that which no other has
     */
    LeaseKeeper(
            ClusterReader reader,
            ClusterWriter writer,
            RunJournal journal,
            ResourceKey key,
            String holder,
            String session,
            String runId,
            LeaseSettings settings,
            Duration requestTimeout,
            InstantSource clock) {
        this.reader = reader;
        this.writer = writer;
        this.journal = journal;
        this.key = key;
        this.holder = holder;
        this.session = session;
        this.runId = runId;
        this.settings = settings;
        this.requestTimeout = requestTimeout;
        this.clock = clock;
    }

    /** What came of asking for it. */
    sealed interface Taken {
        /** It is ours, and is being renewed. */
        record Mine(RunLease lease) implements Taken {}

        /** Another one has it; says who and until when. */
        record Another(Wording said) implements Taken {}

        /** The operator has no rights on leases; says which. */
        record NotPermitted(Wording said) implements Taken {}

        /** The namespace that it would lie in is being deleted; says what holds that up. */
        record NamespaceEnds(Wording said) implements Taken {}

        /** Whether it could be taken is not known. */
        record NotKnown(Wording said) implements Taken {}
    }

    /** Takes it, if it is free or its holder is gone. */
    Taken take() throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            LiveState state = reader.readNow(key, SyncLease.KIND, requestTimeout);
            Optional<Taken> taken =
                    switch (SyncLease.read(state)) {
                        case LeaseState.Unreadable unreadable ->
                                Optional.of(
                                        unreadable.reason() == LiveState.Unreadable.Reason.FORBIDDEN
                                                ? new Taken.NotPermitted(unreadable.said())
                                                : new Taken.NotKnown(unreadable.said()));
                        case LeaseState.Free free -> write(free.resourceVersion());
                        case LeaseState.Held held -> fromAnother(held);
                    };
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        return new Taken.NotKnown(unsettled);
    }

    private Optional<Taken> fromAnother(LeaseState.Held held) throws InterruptedException {
        // What our own write left whose answer was lost is taken like the lease of a run that
        // ended.
        Optional<Wording> kept = held.holder().equals(holder) ? Optional.empty() : stillHeld(held);
        return kept.isPresent()
                ? Optional.of(new Taken.Another(kept.get()))
                : write(held.resourceVersion());
    }

    /** Returns who holds it, in words; empty when he certainly does not any more. */
    private Optional<Wording> stillHeld(LeaseState.Held held) throws InterruptedException {
        if (endedHere(held.runId())) {
            return Optional.empty();
        }
        if (!held.ranOut(clock.instant())) {
            return Optional.of(another(held));
        }
        Thread.sleep(settings.watch());
        LeaseState now = SyncLease.read(reader.readNow(key, SyncLease.KIND, requestTimeout));
        return now instanceof LeaseState.Held again
                        && !again.resourceVersion().equals(held.resourceVersion())
                ? Optional.of(another(again))
                : Optional.empty();
    }

    /** A run of this very data folder whose process is gone needs no waiting for. */
    private boolean endedHere(String run) {
        try {
            return !run.isEmpty() && journal.isOver(run);
        } catch (StoreException unreadable) {
            return false;
        }
    }

    private static Wording another(LeaseState.Held held) {
        return SyncPhrase.ANOTHER.of(
                Wording.quoted(held.holder()),
                Wording.moment(held.renewed()),
                Wording.moment(held.until()));
    }

    private Optional<Taken> write(String basedOn) throws InterruptedException {
        long nanos = System.nanoTime();
        Instant now = clock.instant();
        WriteResult result =
                writer.apply(
                        new ApplyRequest(
                                key,
                                SyncLease.KIND,
                                SyncLease.held(key, holder, runId, settings.duration(), now, now),
                                SyncLease.manager(session),
                                // Only what was seen and is over is overwritten; who creates at the
                                // same moment is told apart by his field manager.
                                !basedOn.isEmpty(),
                                basedOn,
                                requestTimeout));
        return switch (result) {
            case WriteResult.Written written -> Optional.of(mine(written.object(), now, nanos));
            case WriteResult.Conflicting _, WriteResult.Outdated _, WriteResult.AlreadyGone _ -> {
                unsettled = SyncPhrase.OTHERS_WRITE.of(key.toString());
                yield Optional.empty();
            }
            case WriteResult.Unknown unknown -> {
                unsettled = unknown.said();
                yield Optional.empty();
            }
            case WriteResult.Rejected rejected when NamespaceEnd.isMeant(rejected.message()) ->
                    Optional.of(
                            new Taken.NamespaceEnds(
                                    NamespaceEnd.read(reader, key.namespace(), requestTimeout)
                                            .said()));
            case WriteResult.Rejected rejected when rejected.status() == 403 ->
                    Optional.of(new Taken.NotPermitted(rejected.said()));
            case WriteResult.Rejected rejected -> Optional.of(new Taken.NotKnown(rejected.said()));
            case WriteResult.NotSent notSent -> Optional.of(new Taken.NotKnown(notSent.said()));
        };
    }

    private Taken mine(Manifest held, Instant at, long nanos) {
        return new Taken.Mine(
                new RunLease(
                                reader,
                                writer,
                                key,
                                holder,
                                session,
                                runId,
                                settings,
                                requestTimeout,
                                clock,
                                at,
                                nanos,
                                held)
                        .start());
    }
}
