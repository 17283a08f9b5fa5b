package dev.leeway.engine.store;

import java.util.List;

/** The tables of the leases. A script that was released is never changed. */
final class BypassTables {
    static final List<String> SCRIPT =
            List.of(
                    """
                            CREATE TABLE bypass (
                              id TEXT PRIMARY KEY,
                              opened_at TEXT NOT NULL,
                              content TEXT NOT NULL
                            ) STRICT
                            """,
                    """
                            CREATE TABLE bypass_entry (
                              bypass_id TEXT NOT NULL REFERENCES bypass (id),
                              place INTEGER NOT NULL,
                              at TEXT NOT NULL,
                              content TEXT NOT NULL,
                              PRIMARY KEY (bypass_id, place)
                            ) STRICT, WITHOUT ROWID
                            """,
                    """
                            CREATE TRIGGER bypass_entry_no_update BEFORE UPDATE ON bypass_entry
                            BEGIN SELECT RAISE(ABORT, 'the account of a bypass only grows'); END
                            """,
                    """
                            CREATE TRIGGER bypass_entry_no_delete BEFORE DELETE ON bypass_entry
                            BEGIN SELECT RAISE(ABORT, 'the account of a bypass only grows'); END
                            """);

    private BypassTables() {}
}
