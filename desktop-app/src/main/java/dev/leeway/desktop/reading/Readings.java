package dev.leeway.desktop.reading;

import dev.leeway.engine.proposal.Proposals;

import java.nio.file.Path;
import java.util.Optional;

/** What can be read of the workspace that is open now. Safe for use from any thread. */
public interface Readings {
    /** Nothing is open. */
    Readings NONE = new Readings() {};

    /** Returns the file of the workspace; empty while no workspace is open. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** Returns the way to the repositories; empty while no workspace is open. */
    default Optional<RepositoryBrowsing> repositories() {
        return Optional.empty();
    }

    /** Returns the way to the clusters; empty while no workspace is open. */
    default Optional<ClusterBrowsing> clusters() {
        return Optional.empty();
    }

    /** Returns the way to the leases; empty while no workspace is open. */
    default Optional<LeaseDesk> leases() {
        return Optional.empty();
    }

    /** Returns what finds and makes workspaces; empty where none can be opened. */
    default Optional<WorkspaceMaking> making() {
        return Optional.empty();
    }

    /** Returns what looks around on this machine; empty where nothing does. */
    default Optional<Workbench> workbench() {
        return Optional.empty();
    }

    /** Returns the way to the ledger; empty while no workspace is open. */
    default Optional<Ledger> ledger() {
        return Optional.empty();
    }

    /** Returns the proposals; empty while no workspace is open. */
    default Optional<Proposals> proposals() {
        return Optional.empty();
    }

    /** Returns the way to holds; empty while no workspace is open. */
    default Optional<HoldDesk> holds() {
        return Optional.empty();
    }

    /** Returns the way to rules about differences; empty while no workspace is open. */
    default Optional<RuleDesk> rules() {
        return Optional.empty();
    }

    /** Returns the way to rendered manifests; empty while no workspace is open. */
    default Optional<ManifestBrowsing> manifests() {
        return Optional.empty();
    }
}
