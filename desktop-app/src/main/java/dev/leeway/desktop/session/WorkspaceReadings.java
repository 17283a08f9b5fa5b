package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.Ledger;
import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.WorkspaceMaking;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads from the workspace that is open at the moment of each call. Safe for use from any thread.
 */
final class WorkspaceReadings implements Readings {
    private final Supplier<Optional<Surroundings>> open;
    private final Optional<WorkspaceMaking> making;

    WorkspaceReadings(
            Supplier<Optional<Surroundings>> open, Optional<WorkspaceMaking> making) {
        this.open = open;
        this.making = making;
    }

    @Override
    public Optional<WorkspaceMaking> making() {
        return making;
    }

    @Override
    public Optional<Ledger> ledger() {
        return here().map(LedgerReading::new);
    }

    @Override
    public Optional<ClusterBrowsing> clusters() {
        return here().map(WorkspaceClusters::new);
    }

    /** Returns what everything in the open workspace works with; empty while none is open. */
    Optional<Surroundings> here() {
        return open.get();
    }
}
