package dev.leeway.desktop.state;

import dev.leeway.desktop.state.WorkspaceState.Phase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything that the screens show, at one moment.
 *
 * @param world the workspace and all that is in it
 * @param bulletin what is being done and what was told
 * @param navigation where the window is
 * @param browsing where somebody looks in the clusters
 * @param preferences what the operator chose about the window
 * @param now the time that ages are counted from
 */
public record AppState(
        WorldState world,
        Bulletin bulletin,
        Navigation navigation,
        BrowsingState browsing,
        Preferences preferences,
        Instant now) {
    /** Returns the state of a window that just opened. */
    public static AppState first(Preferences preferences, Instant now) {
        return new AppState(
                WorldState.of(
                        new WorkspaceState("", false, Phase.NONE, List.of()), List.of(), List.of()),
                Bulletin.EMPTY,
                Navigation.at(new Route.Overview()),
                BrowsingState.FIRST.keeping(preferences.favourites()),
                preferences,
                now);
    }

    /** Returns the workspace. */
    public WorkspaceState workspace() {
        return world.workspace();
    }

    /** Returns the workspace's clusters. */
    public KeyedList<ClusterState> clusters() {
        return world.clusters();
    }

    /** Returns the workspace's repositories. */
    public KeyedList<RepositoryState> repositories() {
        return world.repositories();
    }

    /** Returns the workspace's applications. */
    public KeyedList<ApplicationState> applications() {
        return world.applications();
    }

    /** Returns the bypass leases. */
    public LeasesState leases() {
        return world.leases();
    }

    /** Returns long work under way, oldest first. */
    public List<RunningWork> running() {
        return bulletin.running();
    }

    /** Returns what was told, newest first. */
    public List<Notice> notices() {
        return bulletin.notices();
    }

    /** Returns how many of the notices were not read. */
    public int unread() {
        return bulletin.unread();
    }

    /** Returns the state after an event. Pure: no clock, no input, no output. */
    public AppState after(AppEvent event) {
        return switch (event) {
            case AppEvent.WorkspaceOpening e ->
                    new AppState(
                            WorldState.of(
                                    new WorkspaceState(e.name(), false, Phase.OPENING, List.of()),
                                    List.of(),
                                    List.of()),
                            bulletin.idle(),
                            navigation,
                            browsing,
                            preferences,
                            now);
            case AppEvent.WorkspaceOpened e ->
                    with(
                            WorldState.of(
                                    new WorkspaceState(
                                            e.name(), e.practice(), Phase.OPEN, List.of()),
                                    e.clusters(),
                                    e.applications()));
            case AppEvent.WorkspaceRefused e -> with(phase(e.name(), Phase.REFUSED, e.troubles()));
            case AppEvent.ComparisonStarted e ->
                    findings(e.application(), known -> known.loading(e.at()));
            case AppEvent.ComparisonArrived e ->
                    change(
                            e.application(),
                            app ->
                                    app.withFindings(
                                                    new Loadable.Loaded<>(
                                                            e.findings(), e.findings().at()))
                                            .withSight(app.sight().after(Sight.Reading.DONE)));
            case AppEvent.ComparisonFailed e ->
                    change(
                            e.application(),
                            app ->
                                    app.withFindings(app.findings().failed(e.trouble(), e.at()))
                                            .withSight(app.sight().after(e.reading())));
            case AppEvent.ComparisonCancelled e -> findings(e.application(), AppState::settled);
            case AppEvent.StoryArrived e -> change(e.application(), app -> app.with(e.story()));
            case AppEvent.HistoryStarted e ->
                    history(e.application(), h -> h.withSyncs(h.syncs().loading(e.at())));
            case AppEvent.HistoryArrived e ->
                    history(
                            e.application(),
                            h -> h.withSyncs(new Loadable.Loaded<>(e.syncs(), e.at())));
            case AppEvent.HistoryFailed e ->
                    history(
                            e.application(),
                            h -> h.withSyncs(h.syncs().failed(e.trouble(), e.at())));
            case AppEvent.DeploysComparing e ->
                    history(
                            e.application(),
                            h ->
                                    h.withComparison(
                                            new Loadable.Loading<>(Optional.empty(), e.at())));
            case AppEvent.DeploysCompared e ->
                    history(
                            e.application(),
                            h -> h.withComparison(new Loadable.Loaded<>(e.comparison(), e.at())));
            case AppEvent.DeploysNotCompared e ->
                    history(
                            e.application(),
                            h ->
                                    h.withComparison(
                                            new Loadable.Failed<>(
                                                    Optional.empty(), e.trouble(), e.at())));
            case AppEvent.PlanStarted e ->
                    change(
                            e.application(),
                            app ->
                                    app.withSync(Optional.empty())
                                            .withPlan(
                                                    new Loadable.Loading<>(
                                                            Optional.empty(), e.at())));
            case AppEvent.PlanArrived e ->
                    change(
                            e.application(),
                            app -> app.withPlan(new Loadable.Loaded<>(e.plan(), e.at())));
            case AppEvent.PlanFailed e ->
                    change(
                            e.application(),
                            app ->
                                    app.withPlan(
                                            new Loadable.Failed<>(
                                                    Optional.empty(), e.trouble(), e.at())));
            case AppEvent.SyncStarted e ->
                    change(
                            e.application(),
                            app -> app.withSync(Optional.of(SyncState.begun(e.plan(), e.at()))));
            case AppEvent.StepChanged e ->
                    sync(e.application(), run -> run.with(e.step(), e.outcome()));
            case AppEvent.SyncWaits e -> sync(e.application(), run -> run.with(e.what()));
            case AppEvent.CutOffKnown e -> change(e.application(), app -> app.withCutOff(e.runs()));
            case AppEvent.HoldsKnown e -> change(e.application(), app -> app.withHolds(e.holds()));
            case AppEvent.DeliveryKnown e ->
                    change(e.application(), app -> app.withDelivery(e.delivery()));
            case AppEvent.SyncCancelling e -> sync(e.application(), SyncState::cancelling);
            case AppEvent.SyncEnded e ->
                    sync(e.application(), run -> run.ended(e.at(), e.end(), e.trouble()));
            case AppEvent.ClusterSeen e -> with(world.seen(e.name(), e.connection(), e.message()));
            case AppEvent.FetchStarted e ->
                    with(world.withRepository(e.repository(), RepositoryState::asking));
            case AppEvent.Fetched e ->
                    with(world.withRepository(e.repository(), one -> one.answered(e.at())));
            case AppEvent.FetchFailed e ->
                    with(world.withRepository(e.repository(), one -> one.silent(e.why())));
            case AppEvent.LeasesRead e -> with(world.with(world.leases().read(e.leases(), e.at())));
            case AppEvent.LeasesNotRead e ->
                    with(world.with(world.leases().unread(e.trouble(), e.at())));
            case AppEvent.LeaseChanged e -> with(world.with(world.leases().changed(e.lease())));
            case AppEvent.MarksSeen e ->
                    with(world.with(world.leases().marked(e.application(), e.marks())));
            case AppEvent.WorkStarted e -> with(bulletin.started(e.work()));
            case AppEvent.WorkProgressed e ->
                    with(bulletin.progressed(e.id(), e.done(), e.total()));
            case AppEvent.WorkEnded e -> with(bulletin.ended(e.id()));
            case AppEvent.NoticePosted e -> with(bulletin.noticed(e.notice()));
            case AppEvent.TakenBack e -> with(bulletin.takenBack(e.undo()));
            case AppEvent.NoticesRead e -> with(bulletin.read());
            case AppEvent.Navigated e -> with(navigation.to(e.route()));
            case AppEvent.WentBack e -> with(navigation.backward());
            case AppEvent.WentForward e -> with(navigation.onward());
            case AppEvent.Browsed e ->
                    new AppState(world, bulletin, navigation, e.place(), preferences, now);
            case AppEvent.Preferred e ->
                    new AppState(world, bulletin, navigation, browsing, e.preferences(), now);
            case AppEvent.Ticked e ->
                    new AppState(
                            world,
                            bulletin.calm(world.isCalm(), e.now()),
                            navigation,
                            browsing,
                            preferences,
                            e.now());
        };
    }

    /** A cancelled load goes back to what was known, which is then as old as it is. */
    private static Loadable<Findings> settled(Loadable<Findings> findings) {
        return findings.latest()
                .<Loadable<Findings>>map(known -> new Loadable.Loaded<>(known, known.at()))
                .orElse(new Loadable.Unasked<>());
    }

    private WorldState phase(String name, Phase phase, List<Trouble> troubles) {
        return world.with(new WorkspaceState(name, false, phase, troubles));
    }

    private AppState findings(String application, UnaryOperator<Loadable<Findings>> change) {
        return change(application, app -> app.withFindings(change.apply(app.findings())));
    }

    private AppState history(String application, UnaryOperator<ApplicationHistory> change) {
        return change(application, app -> app.withHistory(change.apply(app.history())));
    }

    private AppState sync(String application, UnaryOperator<SyncState> change) {
        return change(application, app -> app.withSync(app.sync().map(change)));
    }

    private AppState change(String application, UnaryOperator<ApplicationState> change) {
        return with(world.withApplication(application, change));
    }

    private AppState with(WorldState other) {
        return new AppState(other, bulletin, navigation, browsing, preferences, now);
    }

    private AppState with(Bulletin other) {
        return new AppState(world, other, navigation, browsing, preferences, now);
    }

    private AppState with(Navigation other) {
        return new AppState(world, bulletin, other, browsing, preferences, now);
    }
}
