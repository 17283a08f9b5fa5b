package dev.leeway.engine.store;

import java.util.List;

/**
 * The tables of the sync history with its kept manifests.
 *
 * <p>A manifest's content is stored once, whatever syncs it belongs to: compressed, and against an
 * earlier content of the same object where there is one ({@code base_id}), because a deploy changes
 * a line or two. A rendering is the list of the manifests of one state of an application; its
 * {@code members} are the ids of the manifests in their order, as {@link IdList} packs them.
 */
final class HistoryTables {
    private HistoryTables() {}

    /** Makes the tables and takes over the syncs that an earlier Leeway noted. */
    static final List<String> SCRIPT =
            List.of(
                    """
                    CREATE TABLE kept_object (
                      id INTEGER PRIMARY KEY,
                      name TEXT NOT NULL UNIQUE,
                      whole_id INTEGER
                    ) STRICT
                    """,
                    """
                    CREATE TABLE manifest (
                      id INTEGER PRIMARY KEY,
                      hash BLOB NOT NULL UNIQUE,
                      object_id INTEGER NOT NULL REFERENCES kept_object (id),
                      base_id INTEGER,
                      length INTEGER NOT NULL,
                      body BLOB NOT NULL
                    ) STRICT
                    """,
                    """
                    CREATE TABLE rendering (
                      id INTEGER PRIMARY KEY,
                      hash BLOB NOT NULL UNIQUE,
                      manifests INTEGER NOT NULL,
                      members BLOB NOT NULL
                    ) STRICT
                    """,
                    """
                    CREATE TABLE kept_sync (
                      id INTEGER PRIMARY KEY AUTOINCREMENT,
                      run_id TEXT NOT NULL UNIQUE,
                      application TEXT NOT NULL,
                      cluster TEXT NOT NULL,
                      revision TEXT NOT NULL,
                      requested TEXT NOT NULL,
                      subject TEXT NOT NULL,
                      author TEXT NOT NULL,
                      authored_at TEXT NOT NULL,
                      plan_digest TEXT NOT NULL,
                      operator TEXT NOT NULL,
                      started_at TEXT NOT NULL,
                      ended_at TEXT,
                      outcome TEXT NOT NULL,
                      message TEXT NOT NULL,
                      partial INTEGER NOT NULL,
                      pinned INTEGER NOT NULL,
                      results BLOB,
                      rendering_id INTEGER REFERENCES rendering (id)
                    ) STRICT
                    """,
                    """
                    INSERT INTO kept_sync (id, run_id, application, cluster, revision, requested,
                      subject, author, authored_at, plan_digest, operator, started_at, ended_at,
                      outcome, message, partial, pinned, results)
                    SELECT id, run_id, application, cluster, revision, '', '', '', started_at,
                      plan_digest, operator, started_at, ended_at, outcome, message, partial, 0,
                      CAST(results AS BLOB)
                    FROM sync
                    """,
                    "DROP TABLE sync",
                    "ALTER TABLE kept_sync RENAME TO sync",
                    "CREATE INDEX sync_by_place ON sync (application, cluster, id)",
                    "CREATE INDEX sync_by_rendering ON sync (rendering_id)");
}
