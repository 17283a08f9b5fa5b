package dev.leeway.engine.apply;

import dev.leeway.engine.audit.StoreException;
import java.util.List;

/** The syncs that ended, per application. Safe for use from several threads and processes. */
public interface SyncHistory {
    /** Adds one. It is on the disk when this returns, even when the thread is interrupted. */
    void add(SyncRecord sync) throws StoreException;

    /**
     * Returns the newest syncs of an application, newest first.
     *
     * @param limit the most to return
     */
    List<SyncRecord> newest(String application, int limit) throws StoreException;
}
