package dev.leeway.engine.apply;

import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LeaseState;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.SyncLease;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right of one run to sync an application, held in the cluster and renewed on a thread of its
 * own until it is given back. Safe for use from several threads.
 */
final class RunLease implements AutoCloseable {
    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final ResourceKey key;
    private final String holder;
    private final String session;
    private final String runId;
    private final LeaseSettings settings;
    private final Duration requestTimeout;
    private final InstantSource clock;
    private final Instant acquired;

    private volatile Manifest held;
    private volatile long renewedNanos;
    private volatile Instant renewedAt;
    private volatile @Nullable Wording lost;
    private @Nullable Thread thread;

    RunLease(
            ClusterReader reader,
            ClusterWriter writer,
            ResourceKey key,
            String holder,
            String session,
            String runId,
            LeaseSettings settings,
            Duration requestTimeout,
            InstantSource clock,
            Instant acquired,
            long acquiredNanos,
            Manifest held) {
        this.reader = reader;
        this.writer = writer;
        this.key = key;
        this.holder = holder;
        this.session = session;
        this.runId = runId;
        this.settings = settings;
        this.requestTimeout = requestTimeout;
        this.clock = clock;
        this.acquired = acquired;
        this.renewedAt = acquired;
        this.renewedNanos = acquiredNanos;
        this.held = held;
    }

    /** Begins to renew. */
    RunLease start() {
        thread = Thread.ofVirtual().name("lease-" + key.name()).start(this::renewUntilStopped);
        return this;
    }

    /** Returns why nothing more may be sent; empty while the right is held for certain. */
    Optional<Wording> lost() {
        if (lost != null) {
            return Optional.of(lost);
        }
        Duration usable = settings.duration().minus(settings.margin());
        boolean late =
                System.nanoTime() - renewedNanos > usable.toNanos()
                        // A laptop that slept does not count that time; the clock on the wall does.
                        || clock.instant().isAfter(renewedAt.plus(usable));
        return late
                ? Optional.of(SyncPhrase.NOT_RENEWED.of(Wording.moment(renewedAt)))
                : Optional.empty();
    }

    private void renewUntilStopped() {
        try {
            while (lost == null) {
                Thread.sleep(settings.renewEvery());
                renew();
            }
        } catch (InterruptedException stopped) {
            // Given back.
        }
    }

    private void renew() throws InterruptedException {
        long nanos = System.nanoTime();
        Instant now = clock.instant();
        WriteResult result =
                writer.apply(
                        new ApplyRequest(
                                key,
                                SyncLease.KIND,
                                SyncLease.held(
                                        key, holder, runId, settings.duration(), acquired, now),
                                SyncLease.manager(session),
                                false,
                                held.resourceVersion(),
                                requestTimeout));
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
        switch (reader.readNow(key, SyncLease.KIND, requestTimeout)) {
            case LiveState.Present present -> {
                if (SyncLease.read(present) instanceof LeaseState.Held now
                        && now.holder().equals(holder)) {
                    held = present.manifest();
                } else {
                    lost = takenBy(SyncLease.read(present));
                }
            }
            case LiveState.Absent _ -> lost = SyncPhrase.LEASE_DELETED.of(key.toString());
            case LiveState.Unreadable _ -> {}
        }
    }

    private Wording takenBy(LeaseState state) {
        return state instanceof LeaseState.Held other
                ? SyncPhrase.LEASE_TAKEN.of(
                        Wording.quoted(other.holder()), Wording.moment(other.renewed()))
                : SyncPhrase.LEASE_EMPTIED.of(key.toString());
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
                thread.join(requestTimeout);
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
                writer.delete(
                        new DeleteRequest(
                                key,
                                SyncLease.KIND,
                                held.uid(),
                                held.resourceVersion(),
                                DeleteRequest.Propagation.BACKGROUND,
                                requestTimeout));
        if (result instanceof WriteResult.Rejected) {
            // Without the right to delete, an apply without a holder does it too.
            writer.apply(
                    new ApplyRequest(
                            key,
                            SyncLease.KIND,
                            SyncLease.given(key),
                            SyncLease.manager(session),
                            false,
                            held.resourceVersion(),
                            requestTimeout));
        }
        return result;
    }
}
