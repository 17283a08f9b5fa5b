package dev.leeway.desktop.command;

import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.bypass.Bypasses;
import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.run.Engine;
import dev.leeway.engine.workspace.Workspace;

import java.util.List;

/** One workspace, open: its engine and its audit trail. */
public interface Session extends AutoCloseable {
    /** Returns the workspace. */
    Workspace workspace();

    /** Returns the engine of the workspace. */
    Engine engine();

    /** Returns the proposals of the workspace. */
    Proposals proposals();

    /** Returns the leases of emergency fixes of the workspace. */
    Bypasses bypasses();

    /** Returns the audit trail of this user. */
    AuditLog audit();

    /** Returns the clusters that were connected to without a check of their certificate. */
    default List<String> unchecked() {
        return List.of();
    }

    /** Closes connections and files; never throws. */
    @Override
    void close();
}
