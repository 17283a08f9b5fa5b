package dev.leeway.engine.apply;

import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.SyncLease;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Who asks for which lease, and the doors to it: what stays the same from the first asking until it
 * is given back.
 *
 * @param key the lease
 * @param holder who asks, as {@code USER@HOST#SESSION}
 * @param session the part of that which no other has
 * @param runId the run that it is for
 * @param settings how long it lasts
 * @param requestTimeout how long one request may take
 */
record LeaseClaim(
        ClusterReader reader,
        ClusterWriter writer,
        ResourceKey key,
        String holder,
        String session,
        String runId,
        LeaseSettings settings,
        Duration requestTimeout,
        InstantSource clock) {
    /** Reads the lease as it is now. */
    LiveState read() throws InterruptedException {
        return reader.readNow(key, SyncLease.KIND, requestTimeout);
    }

    /**
     * Writes the lease as held by the one who asks.
     *
     * @param acquired since when
     * @param renewed when it was renewed last
     * @param force whether what another field manager wrote is overwritten
     * @param basedOn the version that must still be there; empty when there must be none
     */
    WriteResult hold(Instant acquired, Instant renewed, boolean force, String basedOn)
            throws InterruptedException {
        return writer.apply(
                new ApplyRequest(
                        key,
                        SyncLease.KIND,
                        SyncLease.held(key, holder, runId, settings.duration(), acquired, renewed),
                        SyncLease.manager(session),
                        force,
                        basedOn,
                        requestTimeout));
    }
}
