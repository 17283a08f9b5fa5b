package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.LeaseDesk;
import dev.leeway.desktop.reading.Ledger;
import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.Workbench;
import dev.leeway.desktop.reading.WorkspaceMaking;
import dev.leeway.desktop.reading.HoldDesk;
import dev.leeway.desktop.reading.ManifestBrowsing;
import dev.leeway.desktop.reading.RuleDesk;
import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.desktop.reading.RepositoryBrowsing;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads from the workspace that is open at the moment of each call. Safe for use from any thread.
 */
final class WorkspaceReadings implements Readings {
    private final Supplier<Optional<Reconciling>> open;
    private final Optional<WorkspaceMaking> making;
    private final Optional<Workbench> workbench;
    private final String operator;

    WorkspaceReadings(
            Supplier<Optional<Reconciling>> open,
            Optional<WorkspaceMaking> making,
            Optional<Workbench> workbench,
            String operator) {
        this.open = open;
        this.making = making;
        this.workbench = workbench;
        this.operator = operator;
    }

    @Override
    public Optional<Path> file() {
        return here().map(surroundings -> surroundings.open().workspace().file());
    }

    @Override
    public Optional<Workbench> workbench() {
        return workbench;
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

    @Override
    public Optional<RepositoryBrowsing> repositories() {
        return here().map(
                        here ->
                                new RepositoryReading(
                                        here.open().workspace(),
                                        here.open().repositories(),
                                        here.open().engine()::effects));
    }

    @Override
    public Optional<LeaseDesk> leases() {
        return here().map(found -> new WorkspaceLeases(found, operator));
    }

    /** Returns what everything in the open workspace works with; empty while none is open. */
    Optional<Surroundings> here() {
        return open.get().map(Reconciling::surroundings);
    }

    @Override
    public Optional<Proposals> proposals() {
        return here().map(surroundings -> surroundings.open().proposals());
    }

    @Override
    public Optional<HoldDesk> holds() {
        return open.get().map(Reconciling::holds);
    }

    @Override
    public Optional<RuleDesk> rules() {
        return open.get().map(Reconciling::rules);
    }

    @Override
    public Optional<ManifestBrowsing> manifests() {
        return here().map(
                        surroundings ->
                                (application, commit) ->
                                        surroundings
                                                .open()
                                                .engine()
                                                .render(
                                                        application,
                                                        RunRequest.USUAL.fromMirror().at(commit),
                                                        RunListener.NONE));
    }
}
