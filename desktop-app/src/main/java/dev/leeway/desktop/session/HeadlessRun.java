package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.LeaseDesk;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.BypassTerms;
import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.bypass.FixException;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.Workbench;
import dev.leeway.desktop.reading.WorkspaceMaking;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.desktop.state.SyncWord;
import dev.leeway.desktop.state.WorkspaceState;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.VirtualThreadWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Does what an operator would do in the window, without one: the same session and the same state,
 * with the caller's thread in place of the window's. Not for use from several threads.
 */
public final class HeadlessRun implements AutoCloseable {
    private final BlockingQueue<AppEvent> events = new LinkedBlockingQueue<>();
    private final WorkspaceSession session;
    private final InstantSource clock;
    private AppState state;

    /** Makes a run with nothing open. */
    public HeadlessRun(Text text, String operator, InstantSource clock) {
        this(text, operator, clock, Optional.empty(), Optional.empty());
    }

    /** Makes a run with nothing open, on a machine that can be looked at. */
    public HeadlessRun(
            Text text,
            String operator,
            InstantSource clock,
            Optional<WorkspaceMaking> making,
            Optional<Workbench> workbench) {
        this.clock = clock;
        this.state = AppState.first(Preferences.first(), clock.instant());
        this.session =
                new WorkspaceSession(
                        new VirtualThreadWork(),
                        events::add,
                        text,
                        operator,
                        clock,
                        preferences -> {},
                        copied -> {},
                        Openings.NONE,
                        making,
                        workbench);
    }

    /**
     * Opens a workspace and compares all its applications.
     *
     * @return the state once every application was compared or could not be; the state as far as it
     *     got when the time is up or the workspace was refused
     */
    public AppState openAndCompare(String name, Opening opening, Duration timeout)
            throws InterruptedException {
        session.open(name, opening);
        return await(
                now ->
                        now.workspace().phase() == WorkspaceState.Phase.REFUSED
                                || (now.workspace().phase() == WorkspaceState.Phase.OPEN
                                        && now.applications().toList().stream()
                                                .allMatch(HeadlessRun::settled)),
                timeout);
    }

    /**
     * Plans a sync of every application that differs and returns the state with the plans.
     *
     * @param wish what is wanted of every plan
     */
    public AppState planAll(PlanWish wish, Duration timeout) throws InterruptedException {
        List<String> differing =
                state.applications().toList().stream()
                        .filter(app -> app.tally().differences() > 0)
                        .map(ApplicationState::name)
                        .toList();
        differing.forEach(name -> session.plan(name, wish));
        return await(
                now ->
                        differing.stream()
                                .allMatch(
                                        name ->
                                                now.applications()
                                                        .find(name)
                                                        .map(ApplicationState::plan)
                                                        .filter(
                                                                plan ->
                                                                        plan
                                                                                        instanceof
                                                                                        Loadable
                                                                                                .Loaded
                                                                                || plan
                                                                                        instanceof
                                                                                        Loadable
                                                                                                .Failed)
                                                        .isPresent()),
                timeout);
    }

    /**
     * Runs every plan that writes and deletes nothing, then returns the state after the comparison
     * that follows.
     */
    public AppState syncAll(Duration timeout) throws InterruptedException {
        List<String> running =
                state.applications().toList().stream()
                        .filter(
                                app ->
                                        app.plan()
                                                .latest()
                                                .filter(plan -> plan.writes() > 0)
                                                .filter(plan -> plan.deletions() == 0)
                                                .isPresent())
                        .map(ApplicationState::name)
                        .toList();
        for (String name : running) {
            state.applications()
                    .find(name)
                    .flatMap(app -> app.plan().latest())
                    .map(PlanState::digest)
                    .ifPresent(digest -> session.sync(name, digest, SyncWord.NOTHING));
        }
        return await(
                now ->
                        running.stream()
                                .allMatch(
                                        name ->
                                                now.applications()
                                                        .find(name)
                                                        .filter(HeadlessRun::settled)
                                                        .filter(HeadlessRun::delivered)
                                                        .flatMap(ApplicationState::sync)
                                                        .filter(
                                                                run ->
                                                                        run.phase()
                                                                                == SyncState.Phase
                                                                                        .ENDED)
                                                        .isPresent()),
                timeout);
    }

    /**
     * Fixes one object under a lease, as the wizard does, and returns the state that shows it.
     *
     * @throws FixException when the action does not fit the object
     * @throws BypassException when the fix cannot be sent
     */
    public AppState fix(
            String application,
            ResourceKey object,
            FixAction action,
            String reason,
            Duration timeout)
            throws FixException, BypassException, InterruptedException {
        LeaseDesk leases = readings().leases().orElseThrow();
        Lease lease =
                leases.start(
                        leases.review(application, object, action),
                        BypassTerms.of(reason, leases.operator()).typing(application));
        session.tendLeases();
        // Only what is compared from here on has seen the fix.
        Instant fixed = clock.instant();
        session.compare(application);
        return await(
                now ->
                        now.leases().find(lease.id()).isPresent()
                                && now.applications()
                                        .find(application)
                                        .filter(HeadlessRun::settled)
                                        .flatMap(app -> app.findings().latest())
                                        .filter(found -> !found.at().isBefore(fixed))
                                        .isPresent(),
                timeout);
    }

    /** Reads the earlier syncs of every application and returns the state that has them. */
    public AppState readHistories(Duration timeout) throws InterruptedException {
        List<String> all =
                state.applications().toList().stream().map(ApplicationState::name).toList();
        all.forEach(session::history);
        return await(
                now ->
                        all.stream()
                                .allMatch(
                                        name ->
                                                now.applications()
                                                        .find(name)
                                                        .map(app -> app.history().syncs())
                                                        .filter(
                                                                syncs ->
                                                                        syncs
                                                                                        instanceof
                                                                                        Loadable
                                                                                                .Loaded
                                                                                || syncs
                                                                                        instanceof
                                                                                        Loadable
                                                                                                .Failed)
                                                        .isPresent()),
                timeout);
    }

    /**
     * Asks where every changed field comes from and returns the state that tells it, as far as it
     * is known when the time is up.
     */
    public AppState explainChanges(Duration timeout) throws InterruptedException {
        Map<String, List<ResourceKey>> asked = new LinkedHashMap<>();
        for (ApplicationState app : state.applications().toList()) {
            List<ResourceKey> changed =
                    app.findings().latest().map(Findings::objects).orElse(List.of()).stream()
                            .filter(object -> !object.fields().isEmpty())
                            .map(ObjectState::key)
                            .toList();
            asked.put(app.name(), changed);
            changed.forEach(key -> session.explain(app.name(), key));
        }
        return await(
                now ->
                        asked.entrySet().stream()
                                .allMatch(
                                        one ->
                                                now.applications()
                                                        .find(one.getKey())
                                                        .map(ApplicationState::stories)
                                                        .map(Map::keySet)
                                                        .orElse(Set.of())
                                                        .containsAll(one.getValue())),
                timeout);
    }

    /** Looks after the leases until one has come to a stage; returns the state as far as it got. */
    public AppState await(String lease, Stage stage, Duration timeout) throws InterruptedException {
        session.tendLeases();
        return await(
                now ->
                        now.leases()
                                .find(lease)
                                .filter(one -> one.lease().stage() == stage && !one.underWay())
                                .isPresent(),
                timeout);
    }

    /** Waits until no step with a lease is being taken; returns the state as far as it got. */
    public AppState awaitLeasesAtRest(Duration timeout) throws InterruptedException {
        return await(now -> now.leases().open().stream().noneMatch(LeaseState::underWay), timeout);
    }

    /** Takes back every fix whose lease is open, and looks until the state says so. */
    public void takeBackFixes(String why, Duration timeout)
            throws BypassException, InterruptedException {
        LeaseDesk leases = readings().leases().orElseThrow();
        for (LeaseState lease : state.leases().open()) {
            leases.abandon(lease.id(), why, false);
        }
        session.tendLeases();
        await(now -> now.leases().open().isEmpty(), timeout);
    }

    /** Returns what can be read of the workspace that is open. */
    public Readings readings() {
        return session.readings();
    }

    /** Returns the state as far as it is known. */
    public AppState state() {
        return state;
    }

    @Override
    public void close() {
        session.close();
    }

    /** Whether the table of applications can tell when it was last synced. */
    private static boolean delivered(ApplicationState app) {
        return app.delivery().last().isPresent() || !app.delivery().unread().isEmpty();
    }

    private static boolean settled(ApplicationState app) {
        return app.findings() instanceof Loadable.Loaded
                || app.findings() instanceof Loadable.Failed;
    }

    private AppState await(Predicate<AppState> enough, Duration timeout)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!enough.test(state)) {
            AppEvent event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                break;
            }
            state = state.after(event);
        }
        state = state.after(new AppEvent.Ticked(clock.instant()));
        return state;
    }
}
