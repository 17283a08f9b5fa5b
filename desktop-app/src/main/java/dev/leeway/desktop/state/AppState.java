package dev.leeway.desktop.state;

import dev.leeway.desktop.state.WorkspaceState.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything that the screens show, at one moment.
 *
 * @param workspace the workspace
 * @param clusters its clusters
 * @param applications its applications
 * @param running long work under way, oldest first
 * @param notices what was told, newest first
 * @param unread how many of the notices were not read
 * @param navigation where the window is
 * @param preferences what the operator chose about the window
 * @param now the time that ages are counted from
 */
public record AppState(
        WorkspaceState workspace,
        KeyedList<ClusterState> clusters,
        KeyedList<ApplicationState> applications,
        List<RunningWork> running,
        List<Notice> notices,
        int unread,
        Navigation navigation,
        Preferences preferences,
        Instant now) {
    private static final int NOTICES_KEPT = 200;

    public AppState {
        running = List.copyOf(running);
        notices = List.copyOf(notices);
    }

    /** Returns the state of a window that just opened. */
    public static AppState first(Preferences preferences, Instant now) {
        return new AppState(
                new WorkspaceState("", false, Phase.NONE, List.of()),
                KeyedList.of(List.of(), ClusterState::name),
                KeyedList.of(List.of(), ApplicationState::name),
                List.of(),
                List.of(),
                0,
                Navigation.at(new Route.Overview()),
                preferences,
                now);
    }

    /** Returns the state after an event. Pure: no clock, no input, no output. */
    public AppState after(AppEvent event) {
        return switch (event) {
            case AppEvent.WorkspaceOpening e ->
                    withWorkspace(new WorkspaceState(e.name(), false, Phase.OPENING, List.of()));
            case AppEvent.WorkspaceOpened e -> opened(e);
            case AppEvent.WorkspaceRefused e ->
                    withWorkspace(new WorkspaceState(e.name(), false, Phase.REFUSED, e.troubles()));
            case AppEvent.ComparisonStarted e ->
                    change(
                            e.application(),
                            app -> app.withFindings(app.findings().loading(e.at())));
            case AppEvent.ComparisonArrived e ->
                    change(
                            e.application(),
                            app ->
                                    app.withFindings(
                                            new Loadable.Loaded<>(
                                                    e.findings(), e.findings().at())));
            case AppEvent.ComparisonFailed e ->
                    change(
                            e.application(),
                            app -> app.withFindings(app.findings().failed(e.trouble(), e.at())));
            case AppEvent.ComparisonCancelled e ->
                    change(e.application(), app -> app.withFindings(settled(app.findings())));
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
                    change(
                            e.application(),
                            app ->
                                    app.withSync(
                                            app.sync().map(s -> s.with(e.step(), e.outcome()))));
            case AppEvent.SyncCancelling e ->
                    change(
                            e.application(),
                            app -> app.withSync(app.sync().map(SyncState::cancelling)));
            case AppEvent.SyncEnded e ->
                    change(
                            e.application(),
                            app -> app.withSync(app.sync().map(s -> s.ended(e.at(), e.trouble()))));
            case AppEvent.ClusterSeen e ->
                    withClusters(clusters.with(e.name(), c -> c.seen(e.connection(), e.message())));
            case AppEvent.WorkStarted e -> withRunning(added(e.work()));
            case AppEvent.WorkProgressed e ->
                    withRunning(
                            running.stream()
                                    .map(
                                            w ->
                                                    w.id().equals(e.id())
                                                            ? w.progressed(e.done(), e.total())
                                                            : w)
                                    .toList());
            case AppEvent.WorkEnded e ->
                    withRunning(running.stream().filter(w -> !w.id().equals(e.id())).toList());
            case AppEvent.NoticePosted e -> noticed(e.notice());
            case AppEvent.NoticesRead e -> withNotices(notices, 0);
            case AppEvent.Navigated e -> withNavigation(navigation.to(e.route()));
            case AppEvent.WentBack e -> withNavigation(navigation.backward());
            case AppEvent.WentForward e -> withNavigation(navigation.onward());
            case AppEvent.Preferred e ->
                    new AppState(
                            workspace,
                            clusters,
                            applications,
                            running,
                            notices,
                            unread,
                            navigation,
                            e.preferences(),
                            now);
            case AppEvent.Ticked e ->
                    new AppState(
                            workspace,
                            clusters,
                            applications,
                            running,
                            notices,
                            unread,
                            navigation,
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

    private AppState opened(AppEvent.WorkspaceOpened event) {
        return new AppState(
                new WorkspaceState(event.name(), event.practice(), Phase.OPEN, List.of()),
                KeyedList.of(event.clusters(), ClusterState::name),
                KeyedList.of(event.applications(), ApplicationState::name),
                running,
                notices,
                unread,
                navigation,
                preferences,
                now);
    }

    private AppState noticed(Notice notice) {
        List<Notice> longer = new ArrayList<>(notices);
        longer.addFirst(notice);
        return withNotices(
                longer.subList(0, Math.min(longer.size(), NOTICES_KEPT)),
                Math.min(unread + 1, NOTICES_KEPT));
    }

    private List<RunningWork> added(RunningWork work) {
        List<RunningWork> longer =
                new ArrayList<>(running.stream().filter(w -> !w.id().equals(work.id())).toList());
        longer.add(work);
        return longer;
    }

    private AppState change(String application, UnaryOperator<ApplicationState> change) {
        return new AppState(
                workspace,
                clusters,
                applications.with(application, change),
                running,
                notices,
                unread,
                navigation,
                preferences,
                now);
    }

    private AppState withWorkspace(WorkspaceState workspace) {
        return new AppState(
                workspace,
                clusters,
                applications,
                running,
                notices,
                unread,
                navigation,
                preferences,
                now);
    }

    private AppState withClusters(KeyedList<ClusterState> clusters) {
        return new AppState(
                workspace,
                clusters,
                applications,
                running,
                notices,
                unread,
                navigation,
                preferences,
                now);
    }

    private AppState withRunning(List<RunningWork> running) {
        return new AppState(
                workspace,
                clusters,
                applications,
                running,
                notices,
                unread,
                navigation,
                preferences,
                now);
    }

    private AppState withNotices(List<Notice> notices, int unread) {
        return new AppState(
                workspace,
                clusters,
                applications,
                running,
                notices,
                unread,
                navigation,
                preferences,
                now);
    }

    private AppState withNavigation(Navigation navigation) {
        return new AppState(
                workspace,
                clusters,
                applications,
                running,
                notices,
                unread,
                navigation,
                preferences,
                now);
    }
}
