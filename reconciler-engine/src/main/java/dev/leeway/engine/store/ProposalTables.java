package dev.leeway.engine.store;

import java.util.List;

/** The table of the proposals on their way. */
final class ProposalTables {
    static final List<String> SCRIPT =
            List.of(
                    """
                    CREATE TABLE proposal (
                      id TEXT PRIMARY KEY,
                      kind TEXT NOT NULL,
                      application TEXT NOT NULL,
                      repository TEXT NOT NULL,
                      target TEXT NOT NULL,
                      branch TEXT NOT NULL,
                      base TEXT NOT NULL,
                      commit_id TEXT NOT NULL,
                      title TEXT NOT NULL,
                      files TEXT NOT NULL,
                      made_at TEXT NOT NULL,
                      stage TEXT NOT NULL,
                      attempts INTEGER NOT NULL,
                      next_try TEXT NOT NULL,
                      last_error TEXT NOT NULL,
                      last_next_step TEXT NOT NULL,
                      recipe TEXT NOT NULL
                    ) STRICT
                    """);

    private ProposalTables() {}
}
