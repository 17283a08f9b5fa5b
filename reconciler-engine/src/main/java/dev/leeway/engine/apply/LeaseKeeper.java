package dev.leeway.engine.apply;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.live.LeaseState;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.NamespaceEnd;
import dev.leeway.engine.live.SyncLease;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.Optional;

/** Takes the right to sync one application for one run, or says who has it. */
final class LeaseKeeper {
    private static final int ATTEMPTS = 5;

    private final LeaseClaim claim;
    private final RunJournal journal;
    private Wording unsettled = Wording.none();

    /** Makes one; the journal knows which runs of this data folder are over. */
    LeaseKeeper(LeaseClaim claim, RunJournal journal) {
        this.claim = claim;
        this.journal = journal;
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
            LiveState state = claim.read();
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
        Optional<Wording> kept =
                held.holder().equals(claim.holder()) ? Optional.empty() : stillHeld(held);
        return kept.isPresent()
                ? Optional.of(new Taken.Another(kept.get()))
                : write(held.resourceVersion());
    }

    /** Returns who holds it, in words; empty when he certainly does not any more. */
    private Optional<Wording> stillHeld(LeaseState.Held held) throws InterruptedException {
        if (endedHere(held.runId())) {
            return Optional.empty();
        }
        if (!held.ranOut(claim.clock().instant())) {
            return Optional.of(another(held));
        }
        Thread.sleep(claim.settings().watch());
        LeaseState now = SyncLease.read(claim.read());
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
        Instant now = claim.clock().instant();
        // Only what was seen and is over is overwritten; who creates at the same moment is told
        // apart by his field manager.
        WriteResult result = claim.hold(now, now, !basedOn.isEmpty(), basedOn);
        return switch (result) {
            case WriteResult.Written written -> Optional.of(mine(written.object(), now, nanos));
            case WriteResult.Conflicting _, WriteResult.Outdated _, WriteResult.AlreadyGone _ -> {
                unsettled = SyncPhrase.OTHERS_WRITE.of(claim.key().toString());
                yield Optional.empty();
            }
            case WriteResult.Unknown unknown -> {
                unsettled = unknown.said();
                yield Optional.empty();
            }
            case WriteResult.Rejected rejected when NamespaceEnd.isMeant(rejected.message()) ->
                    Optional.of(
                            new Taken.NamespaceEnds(
                                    NamespaceEnd.read(
                                                    claim.reader(),
                                                    claim.key().namespace(),
                                                    claim.requestTimeout())
                                            .said()));
            case WriteResult.Rejected rejected when rejected.status() == 403 ->
                    Optional.of(new Taken.NotPermitted(rejected.said()));
            case WriteResult.Rejected rejected -> Optional.of(new Taken.NotKnown(rejected.said()));
            case WriteResult.NotSent notSent -> Optional.of(new Taken.NotKnown(notSent.said()));
        };
    }

    private Taken mine(Manifest held, Instant at, long nanos) {
        return new Taken.Mine(new RunLease(claim, at, nanos, held).start());
    }
}
