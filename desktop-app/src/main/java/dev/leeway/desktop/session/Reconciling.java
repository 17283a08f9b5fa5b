package dev.leeway.desktop.session;

import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.SyncWord;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.Undo;
import dev.leeway.engine.apply.WayOut;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.workspace.Workspace;

/** Everything that goes on in one open workspace. Safe for use from several threads. */
final class Reconciling implements AutoCloseable {
    private final Surroundings here;
    private final ChangeFollowing changes = new ChangeFollowing();
    private final Comparing comparing;
    private final Syncing syncing;
    private final CutOffTelling cutOffs;
    private final ClusterWatch clusters;
    private final RepositoryPolling repositories;
    private final ProposalTending proposals;
    private final BypassTending bypasses;
    private final Deployments deployments;
    private final Automating automating;
    private final Planning planning;
    private final Holding holds;
    private final RuleKeeping rules;
    private final Confirming confirming;

    Reconciling(Surroundings here, HealthRules rules, String operator) {
        this.here = here;
        FindingsReading findings = new FindingsReading(here.text(), rules);
        bypasses = new BypassTending(here);
        comparing = new Comparing(here, findings, changes, bypasses);
        deployments = new Deployments(here);
        planning = new Planning(here, new PlanReading(here.text(), findings));
        cutOffs = new CutOffTelling(here);
        syncing = new Syncing(here, planning, comparing, deployments, cutOffs, operator);
        holds = new Holding(here, comparing, operator);
        this.rules = new RuleKeeping(here, comparing);
        automating = new Automating(here, comparing, syncing, operator);
        clusters = new ClusterWatch(here, changes, comparing);
        confirming = new Confirming(here, comparing);
        repositories = new RepositoryPolling(here, comparing);
        proposals = new ProposalTending(here);
    }

    /** Returns what everything in this workspace works with. */
    Surroundings surroundings() {
        return here;
    }

    /** Begins to watch clusters and repositories, and compares everything once. */
    void begin() {
        clusters.begin();
        repositories.begin();
        proposals.begin();
        bypasses.begin();
        cutOffs.begin();
        compareAll();
        confirming.begin();
    }

    void compareAll() {
        here.open().workspace().applications().stream()
                .map(Workspace.Application::name)
                .forEach(this::compare);
    }

    void compare(String application) {
        comparing.compare(application, RunRequest.USUAL);
    }

    void explain(String application, ResourceKey object) {
        comparing.explain(application, object);
    }

    void history(String application) {
        deployments.load(application);
    }

    void compareDeploys(String application, long earlier, long later) {
        deployments.compare(application, earlier, later);
    }

    void fetch() {
        repositories.fetchAll();
    }

    void tendLeases() {
        bypasses.tendNow();
    }

    void plan(String application, PlanWish wish) {
        planning.plan(application, wish);
    }

    void planAgain(String application) {
        planning.again(application);
    }

    void sync(String application, String digest, SyncWord word) {
        syncing.sync(application, digest, word);
    }

    void decide(String application, ResourceKey object, WayOut way) {
        syncing.decide(application, object, way);
    }

    void undo(Undo undo) {
        switch (undo) {
            case Undo.ReleaseHold hold -> holds.undo(hold);
            case Undo.TakeRuleBack rule -> rules.undo(rule);
        }
    }

    /** Returns the way to holds. */
    Holding holds() {
        return holds;
    }

    /** Returns the way to rules about differences. */
    RuleKeeping rules() {
        return rules;
    }

    void understood(String application) {
        cutOffs.understood(application);
    }

    void cancelSync(String application) {
        syncing.cancel(application);
    }

    /** Stops long work; a sync is stopped after the step under way. */
    void cancelWork(String id) {
        comparing.cancel(id);
        syncing.cancelWork(id);
    }

    /**
     * Compares again what changed in a cluster, once it has settled, and syncs what is to be synced
     * without being asked. Called every second.
     */
    void followChanges() {
        automating.look();
        changes.settled(
                here.now(),
                syncing::isSyncing,
                (application, changed) ->
                        comparing.compare(application, RunRequest.USUAL.fromMirror(), changed));
    }

    @Override
    public void close() {
        here.work().close();
        clusters.listening().forEach(this::closeQuietly);
        bypasses.listening().ifPresent(this::closeQuietly);
        closeQuietly(here.open().resources());
    }

    private void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception failed) {
            here.notice(
                    true,
                    new Trouble(
                            here.text().text("trouble.close"),
                            String.valueOf(failed.getMessage()),
                            ""),
                    new Route.Overview());
        }
    }
}
