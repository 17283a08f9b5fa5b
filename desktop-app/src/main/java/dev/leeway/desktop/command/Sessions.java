package dev.leeway.desktop.command;

import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.credential.CredentialStore;
import dev.leeway.engine.health.HealthRules;
import java.nio.file.Path;
import java.util.List;

/** Opens workspaces; implemented by the composition root. */
public interface Sessions {
    /**
     * Opens a workspace.
     *
     * @throws CommandException when it cannot be opened, with every mistake of the file
     */
    Session open(Path workspaceFile) throws CommandException;

    /**
     * Opens the audit trail of this user, for which no workspace is needed.
     *
     * @throws StoreException when it cannot be read
     */
    AuditLog audit() throws StoreException;

    /**
     * Returns the rules by which health is judged: the user's own first, then Leeway's.
     *
     * @throws CommandException when a source cannot be read
     */
    default HealthRules health(HealthSources from) throws CommandException {
        return HealthRules.standard();
    }

    /** Returns where this user's logins at Git hosts are kept, the preferred place first. */
    List<CredentialStore> credentials();
}
