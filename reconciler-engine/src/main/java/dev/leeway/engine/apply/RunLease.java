package dev.leeway.engine.apply;

import dev.leeway.engine.live.LeaseState;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.SyncLease;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right of one run to sync an application, held in the cluster and renewed on a thread of its
 * own until it is given back. Safe for use from several threads.
 */
final class RunLease implements AutoCloseable {
    private final LeaseClaim claim;
    private final Instant acquired;

    private volatile Manifest held;
    private volatile long renewedNanos;
    private volatile Instant renewedAt;
    private volatile @Nullable Wording lost;
    private @Nullable Thread thread;

    RunLease(LeaseClaim claim, Instant acquired, long acquiredNanos, Manifest held) {
        this.claim = claim;
        this.acquired = acquired;
        this.renewedAt = acquired;
        this.renewedNanos = acquiredNanos;
        this.held = held;
    }

    /** Begins to renew. */
    RunLease start() {
        thread =
                Thread.ofVirtual()
                        .name("lease-" + claim.key().name())
                        .start(this::renewUntilStopped);
        return this;
    }

    /** Returns why nothing more may be sent; empty while the right is held for certain. */
    Optional<Wording> lost() {
        if (lost != null) {
            return Optional.of(lost);
        }
        Duration usable = claim.settings().duration().minus(claim.settings().margin());
        boolean late =
                System.nanoTime() - renewedNanos > usable.toNanos()
                        // A laptop that slept does not count that time; the clock on the wall does.
                        || claim.clock().instant().isAfter(renewedAt.plus(usable));
        return late
                ? Optional.of(SyncPhrase.NOT_RENEWED.of(Wording.moment(renewedAt)))
                : Optional.empty();
    }

    private void renewUntilStopped() {
        try {
            while (lost == null) {
                Thread.sleep(claim.settings().renewEvery());
                renew();
            }
        } catch (InterruptedException stopped) {
            // Given back.
        }
    }

    private void renew() throws InterruptedException {
        long nanos = System.nanoTime();
        Instant now = claim.clock().instant();
        WriteResult result = claim.hold(acquired, now, false, held.resourceVersion());
        switch (result) {
            case WriteResult.Written written -> {
                held = written.object();
                renewedNanos = nanos;
                renewedAt = now;
            }
            case WriteResult.Outdated _, WriteResult.Conflicting _, WriteResult.AlreadyGone _ ->
                    lookWhoHoldsIt();
            // Tried again while there is time; lost() tells when there is none.
            case WriteResult.Unknown _ -> lookWhoHoldsIt();
            case WriteResult.Rejected _, WriteResult.NotSent _ -> {}
        }
    }

    private void lookWhoHoldsIt() throws InterruptedException {
        switch (claim.read()) {
            case LiveState.Present present -> {
                if (SyncLease.read(present) instanceof LeaseState.Held now
                        && now.holder().equals(claim.holder())) {
                    held = present.manifest();
                } else {
                    lost = takenBy(SyncLease.read(present));
                }
            }
            case LiveState.Absent _ -> lost = SyncPhrase.LEASE_DELETED.of(claim.key().toString());
            case LiveState.Unreadable _ -> {}
        }
    }

    private Wording takenBy(LeaseState state) {
        return state instanceof LeaseState.Held other
                ? SyncPhrase.LEASE_TAKEN.of(
                        Wording.quoted(other.holder()), Wording.moment(other.renewed()))
                : SyncPhrase.LEASE_EMPTIED.of(claim.key().toString());
    }

    /**
     * Gives it back, even when the calling thread was interrupted; the flag stays set. What cannot
     * be given back runs out by itself.
     */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            if (thread != null) {
                thread.interrupt();
                thread.join(claim.requestTimeout());
            }
            if (lost == null) {
                giveBack();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack() throws InterruptedException {
        if (deleted() instanceof WriteResult.Outdated) {
            // A renewal that was broken off just now may have arrived.
            lookWhoHoldsIt();
            if (lost == null) {
                deleted();
            }
        }
    }

    private WriteResult deleted() throws InterruptedException {
        WriteResult result =
                claim.writer()
                        .delete(
                                new DeleteRequest(
                                        claim.key(),
                                        SyncLease.KIND,
                                        held.uid(),
                                        held.resourceVersion(),
                                        DeleteRequest.Propagation.BACKGROUND,
                                        claim.requestTimeout()));
        if (result instanceof WriteResult.Rejected) {
            // Without the right to delete, an apply without a holder does it too.
            claim.writer()
                    .apply(
                            new ApplyRequest(
                                    claim.key(),
                                    SyncLease.KIND,
                                    SyncLease.given(claim.key()),
                                    SyncLease.manager(claim.session()),
                                    false,
                                    held.resourceVersion(),
                                    claim.requestTimeout()));
        }
        return result;
    }
}
