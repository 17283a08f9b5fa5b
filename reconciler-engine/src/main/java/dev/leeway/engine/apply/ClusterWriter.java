package dev.leeway.engine.apply;

import dev.leeway.engine.live.PatchRequest;

/** Writes to one cluster. The only door for writing. Safe for use from several threads. */
public interface ClusterWriter {
    /** Returns the cluster's name in the workspace. */
    String cluster();

    /** Does a server-side apply. Repeated after a lost answer, since it is idempotent. */
    WriteResult apply(ApplyRequest request) throws InterruptedException;

    /**
     * Changes single places of one object, only if it still is the one that was seen. After a lost
     * answer the caller finds out by reading.
     */
    WriteResult patch(PatchRequest request) throws InterruptedException;

    /** Deletes one object, only if it still is the one that was seen. */
    WriteResult delete(DeleteRequest request) throws InterruptedException;
}
