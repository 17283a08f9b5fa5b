package dev.leeway.engine.store;

import java.util.List;

/**
 * The scripts that make the tables, oldest first. The database's {@code user_version} counts how
 * many of them it has seen; a script that was released is never changed.
 */
final class Migrations {
    /** Marks a file as Leeway's: "LEWY". */
    static final int APPLICATION_ID = 0x4C455759;

    static final List<List<String>> SCRIPTS =
            List.of(
                    List.of(
                            """
                            CREATE TABLE audit (
                              sequence INTEGER PRIMARY KEY,
                              time TEXT NOT NULL,
                              operator TEXT NOT NULL,
                              kind TEXT NOT NULL,
                              outcome TEXT NOT NULL,
                              run_id TEXT NOT NULL,
                              application TEXT NOT NULL,
                              cluster TEXT NOT NULL,
                              repository TEXT NOT NULL,
                              revision TEXT NOT NULL,
                              plan_digest TEXT NOT NULL,
                              object TEXT NOT NULL,
                              version_before TEXT NOT NULL,
                              version_after TEXT NOT NULL,
                              message TEXT NOT NULL,
                              previous_hash TEXT NOT NULL,
                              hash TEXT NOT NULL
                            ) STRICT
                            """,
                            "CREATE INDEX audit_by_application ON audit (application, sequence)",
                            "CREATE INDEX audit_by_hash ON audit (hash)",
                            """
                            CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
                            WHEN NEW.sequence <> (SELECT IFNULL(MAX(sequence), 0) + 1 FROM audit)
                            BEGIN SELECT RAISE(ABORT, 'the audit trail only grows at its end'); END
                            """,
                            """
                            CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
                            BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END
                            """,
                            """
                            CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
                            BEGIN SELECT RAISE(ABORT, 'the audit trail is never shortened'); END
                            """,
                            """
                            CREATE TABLE run (
                              run_id TEXT PRIMARY KEY,
                              owner TEXT NOT NULL,
                              started_at TEXT NOT NULL,
                              operator TEXT NOT NULL,
                              application TEXT NOT NULL,
                              cluster TEXT NOT NULL,
                              revision TEXT NOT NULL,
                              plan_digest TEXT NOT NULL,
                              ended_at TEXT,
                              outcome TEXT,
                              message TEXT,
                              settled_at TEXT
                            ) STRICT
                            """,
                            """
                            CREATE INDEX run_open ON run (application, cluster)
                            WHERE ended_at IS NULL AND settled_at IS NULL
                            """,
                            """
                            CREATE TABLE run_step (
                              run_id TEXT NOT NULL REFERENCES run (run_id),
                              step INTEGER NOT NULL,
                              action TEXT NOT NULL,
                              object TEXT NOT NULL,
                              sent_at TEXT,
                              ended_at TEXT,
                              outcome TEXT,
                              message TEXT,
                              resource_version TEXT,
                              PRIMARY KEY (run_id, step)
                            ) STRICT, WITHOUT ROWID
                            """,
                            """
                            CREATE TABLE sync (
                              id INTEGER PRIMARY KEY,
                              run_id TEXT NOT NULL UNIQUE,
                              application TEXT NOT NULL,
                              cluster TEXT NOT NULL,
                              revision TEXT NOT NULL,
                              plan_digest TEXT NOT NULL,
                              operator TEXT NOT NULL,
                              started_at TEXT NOT NULL,
                              ended_at TEXT NOT NULL,
                              outcome TEXT NOT NULL,
                              message TEXT NOT NULL,
                              partial INTEGER NOT NULL,
                              results TEXT NOT NULL
                            ) STRICT
                            """,
                            "CREATE INDEX sync_by_application ON sync (application, id)"),
                    HistoryTables.SCRIPT,
                    ProposalTables.SCRIPT,
                    BypassTables.SCRIPT,
                    DriftTable.SCRIPT,
                    // A kind of audit event that an older Leeway cannot read: no table changes.
                    List.of(),
                    // Outcomes that an older Leeway cannot read (HELD, PARTLY): no table changes.
                    List.of());

    private Migrations() {}
}
