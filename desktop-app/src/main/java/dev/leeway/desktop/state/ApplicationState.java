package dev.leeway.desktop.state;

import java.util.Optional;

/**
 * One application as the screens show it.
 *
 * @param name its name
 * @param cluster the destination cluster's name
 * @param namespace the destination namespace
 * @param repository the repository's name
 * @param path the path in it
 * @param renderer what turns files into manifests: {@code directory}, {@code kustomize}, {@code
 *     helm} or {@code auto}
 * @param guarded whether the cluster is protected
 * @param practice whether the cluster is the practice cluster
 * @param findings what the last comparison found
 * @param plan the plan under review
 * @param sync the run of the last approved plan
 */
public record ApplicationState(
        String name,
        String cluster,
        String namespace,
        String repository,
        String path,
        String renderer,
        boolean guarded,
        boolean practice,
        Loadable<Findings> findings,
        Loadable<PlanState> plan,
        Optional<SyncState> sync) {
    /** Makes an application of which nothing is known yet. */
    public static ApplicationState unasked(
            String name,
            ClusterState cluster,
            String namespace,
            String repository,
            String path,
            String renderer) {
        return new ApplicationState(
                name,
                cluster.name(),
                namespace,
                repository,
                path,
                renderer,
                cluster.guarded(),
                cluster.practice(),
                new Loadable.Unasked<>(),
                new Loadable.Unasked<>(),
                Optional.empty());
    }

    /** Returns how it stands: the worst of what is known. */
    public Condition condition() {
        if (findings instanceof Loadable.Failed<Findings>
                || sync.map(SyncState::failures).orElse(0L) > 0) {
            return Condition.FAILING;
        }
        return findings.latest()
                .map(
                        found ->
                                found.problems().isEmpty()
                                        ? found.tally().worst()
                                        : Condition.FAILING)
                .orElse(Condition.UNCOMPARED);
    }

    /** Returns how well its objects are. */
    public Wellness wellness() {
        return findings.latest().map(found -> found.tally().wellness()).orElse(Wellness.UNKNOWN);
    }

    /** Returns the tally of the newest findings, empty counts when there are none. */
    public Tally tally() {
        return findings.latest().map(Findings::tally).orElse(Tally.NOTHING);
    }

    /** Returns whether a sync of it runs. */
    public boolean isSyncing() {
        return sync.filter(run -> run.phase() != SyncState.Phase.ENDED).isPresent();
    }

    /** Returns a copy with other findings. */
    public ApplicationState withFindings(Loadable<Findings> findings) {
        return new ApplicationState(
                name,
                cluster,
                namespace,
                repository,
                path,
                renderer,
                guarded,
                practice,
                findings,
                plan,
                sync);
    }

    /** Returns a copy with another plan. */
    public ApplicationState withPlan(Loadable<PlanState> plan) {
        return new ApplicationState(
                name,
                cluster,
                namespace,
                repository,
                path,
                renderer,
                guarded,
                practice,
                findings,
                plan,
                sync);
    }

    /** Returns a copy with another run. */
    public ApplicationState withSync(Optional<SyncState> sync) {
        return new ApplicationState(
                name,
                cluster,
                namespace,
                repository,
                path,
                renderer,
                guarded,
                practice,
                findings,
                plan,
                sync);
    }
}
