package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.RunningWork;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.compare.Comparison;
import java.util.stream.Collectors;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunEvent;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Compares, plans and syncs the applications of one open workspace. */
final class Reconciling implements AutoCloseable {
    /** Comparisons at a time: rendering starts processes, and a laptop has few cores. */
    private static final int AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    /** A change is followed by others; the comparison waits for them. */
    private static final Duration SETTLING = Duration.ofMillis(700);

    private final OpenWorkspace open;
    private final BackgroundWork work;
    private final Consumer<AppEvent> events;
    private final Text text;
    private final FindingsReading findings;
    private final PlanReading plans;
    private final String operator;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<String, Comparison> comparisons = new ConcurrentHashMap<>();
    private final Map<String, Plan> planned = new ConcurrentHashMap<>();
    private final Map<String, BackgroundWork.Job> syncs = new ConcurrentHashMap<>();
    private final Map<String, Boolean> comparing = new ConcurrentHashMap<>();
    private final Map<String, Instant> touched = new ConcurrentHashMap<>();
    private final Map<ResourceKey, Set<String>> interested = new ConcurrentHashMap<>();
    private final Queue<AutoCloseable> listening = new ConcurrentLinkedQueue<>();

    Reconciling(
            OpenWorkspace open,
            BackgroundWork work,
            Consumer<AppEvent> events,
            Text text,
            HealthRules rules,
            String operator,
            InstantSource clock) {
        this.open = open;
        this.work = work;
        this.events = events;
        this.text = text;
        this.findings = new FindingsReading(text, rules);
        this.plans = new PlanReading(text, findings);
        this.operator = operator;
        this.clock = clock;
    }

    void compareAll() {
        open.workspace().applications().forEach(application -> compare(application.name()));
    }

    void compare(String application) {
        compare(application, RunRequest.USUAL);
    }

    /** One comparison of an application at a time; another one asked for meanwhile follows it. */
    private void compare(String application, RunRequest request) {
        if (comparing.putIfAbsent(application, false) != null) {
            comparing.put(application, true);
            return;
        }
        events.accept(new AppEvent.ComparisonStarted(application, clock.instant()));
        work.start(
                "compare " + application,
                () -> {
                    try {
                        places.acquire();
                        try {
                            compareNow(application, request);
                        } finally {
                            places.release();
                        }
                    } finally {
                        if (Boolean.TRUE.equals(comparing.remove(application))) {
                            compare(application, request);
                        }
                    }
                },
                failed -> comparisonFailed(application, failed));
    }

    private void compareNow(String application, RunRequest request)
            throws RunException, InterruptedException {
        String id = "compare " + application;
        events.accept(
                new AppEvent.WorkStarted(
                        new RunningWork(
                                id,
                                RunningWork.Kind.COMPARE,
                                application,
                                0,
                                0,
                                clock.instant(),
                                Optional.empty())));
        try {
            Comparison comparison =
                    open.engine().compare(application, request, event -> progress(id, event));
            comparisons.put(application, comparison);
            List<Trouble> remarks = new ArrayList<>();
            List<Manifest> owned = owned(application, comparison, remarks);
            remember(application, comparison, owned);
            events.accept(
                    new AppEvent.ComparisonArrived(
                            application, findings.of(comparison, owned, remarks)));
            events.accept(
                    new AppEvent.ClusterSeen(
                            comparison.cluster(), ClusterState.Connection.CONNECTED, ""));
        } finally {
            events.accept(new AppEvent.WorkEnded(id));
        }
    }

    private void progress(String id, RunEvent event) {
        switch (event) {
            case RunEvent.Judged judged ->
                    events.accept(new AppEvent.WorkProgressed(id, judged.done(), judged.total()));
            case RunEvent.SourceProgressed source ->
                    events.accept(new AppEvent.WorkProgressed(id, source.done(), source.total()));
            case RunEvent.StageBegan _,
                    RunEvent.RevisionKnown _,
                    RunEvent.StepBegan _,
                    RunEvent.StepEnded _,
                    RunEvent.Ended _ -> {}
        }
    }

    private List<Manifest> owned(String application, Comparison comparison, List<Trouble> remarks)
            throws InterruptedException {
        try {
            OwnedObjects.Found found =
                    OwnedObjects.of(comparison, reader(cluster(application)), PATIENCE);
            if (!found.unread().isEmpty()) {
                remarks.add(
                        new Trouble(
                                text.text("finding.unread-owned"),
                                String.join("\n", found.unread()),
                                text.text("finding.unread-owned-next")));
            }
            return found.objects();
        } catch (ClusterException unreachable) {
            remarks.add(
                    new Trouble(
                            text.text("finding.unread-owned"),
                            String.valueOf(unreachable.getMessage()),
                            unreachable.nextStep()));
            return List.of();
        }
    }

    private void comparisonFailed(String application, Exception failed) {
        if (failed instanceof InterruptedException) {
            events.accept(new AppEvent.ComparisonCancelled(application));
            return;
        }
        events.accept(
                new AppEvent.ComparisonFailed(
                        application, trouble(application, failed), clock.instant()));
        if (failed.getCause() instanceof ClusterException cluster) {
            events.accept(
                    new AppEvent.ClusterSeen(
                            cluster(application).name(),
                            ClusterState.Connection.UNREACHABLE,
                            String.valueOf(cluster.getMessage())));
        }
    }

    private Trouble trouble(String application, Exception failed) {
        return failed instanceof RunException run
                ? new Trouble(
                        text.text(
                                "trouble.stage." + run.stage().name().toLowerCase(Locale.ROOT),
                                application),
                        String.valueOf(run.getMessage()),
                        run.nextStep())
                : new Trouble(
                        text.text("trouble.unexpected", application),
                        failed.toString(),
                        text.text("trouble.report"));
    }

    private static PlanOptions options(Comparison comparison, PlanWish wish) {
        PlanOptions options = PlanOptions.PLAIN.withPrune(wish.prune());
        if (!wish.takeOver()) {
            return options;
        }
        Set<ResourceKey> changed =
                comparison.resources().stream()
                        .filter(resource -> !resource.changes().isEmpty())
                        .map(ResourceComparison::key)
                        .collect(Collectors.toSet());
        return options.takingOver(changed);
    }

    void plan(String application, PlanWish wish) {
        events.accept(new AppEvent.PlanStarted(application, clock.instant()));
        work.start(
                "plan " + application,
                () -> {
                    // A plan is about now: the comparison it rests on is made anew from the newest
                    // state.
                    Comparison comparison =
                            open.engine().compare(application, RunRequest.USUAL, RunListener.NONE);
                    comparisons.put(application, comparison);
                    Plan plan =
                            open.engine()
                                    .plan(comparison, options(comparison, wish), RunListener.NONE);
                    planned.put(application, plan);
                    events.accept(
                            new AppEvent.PlanArrived(application, plans.of(plan), clock.instant()));
                },
                failed ->
                        events.accept(
                                new AppEvent.PlanFailed(
                                        application,
                                        trouble(application, failed),
                                        clock.instant())));
    }

    void sync(String application, String digest) {
        Plan plan = planned.get(application);
        if (plan == null || !plan.digest().equals(digest)) {
            events.accept(
                    new AppEvent.PlanFailed(
                            application,
                            new Trouble(
                                    text.text("trouble.other-plan", application),
                                    "",
                                    text.text("trouble.other-plan-next")),
                            clock.instant()));
            return;
        }
        planned.remove(application);
        PlanState shown = plans.of(plan);
        events.accept(new AppEvent.SyncStarted(application, shown, clock.instant()));
        String id = "sync " + application;
        events.accept(
                new AppEvent.WorkStarted(
                        new RunningWork(
                                id,
                                RunningWork.Kind.SYNC,
                                application,
                                0,
                                plan.steps().size(),
                                clock.instant(),
                                Optional.of(application))));
        syncs.put(
                application,
                work.start(
                        id,
                        () -> {
                            try {
                                syncNow(application, plan, id);
                            } finally {
                                syncs.remove(application);
                                events.accept(new AppEvent.WorkEnded(id));
                            }
                        },
                        failed -> syncFailed(application, failed)));
    }

    private void syncNow(String application, Plan plan, String id) throws RunException {
        Map<ResourceKey, Integer> positions = new HashMap<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            positions.put(plan.steps().get(i).key(), i);
        }
        Map<ResourceKey, Instant> began = new ConcurrentHashMap<>();
        Set<ResourceKey> ended = ConcurrentHashMap.newKeySet();
        ApplyResult result =
                open.engine()
                        .sync(
                                plan.approve(operator, clock.instant()),
                                event ->
                                        step(
                                                application,
                                                id,
                                                plan,
                                                positions,
                                                began,
                                                ended,
                                                event));
        for (StepResult each : result.results()) {
            if (ended.add(each.step().key())) {
                events.accept(
                        new AppEvent.StepChanged(
                                application,
                                positions.getOrDefault(each.step().key(), 0),
                                plans.of(each, Duration.ZERO)));
            }
        }
        finish(application, result);
    }

    private void step(
            String application,
            String id,
            Plan plan,
            Map<ResourceKey, Integer> positions,
            Map<ResourceKey, Instant> began,
            Set<ResourceKey> ended,
            RunEvent event) {
        switch (event) {
            case RunEvent.StepBegan(var app, var run, var step) -> {
                began.put(step.key(), clock.instant());
                events.accept(
                        new AppEvent.StepChanged(
                                application,
                                positions.getOrDefault(step.key(), 0),
                                new Outcome.Running()));
            }
            case RunEvent.StepEnded(var app, var run, var result) -> {
                ResourceKey key = result.step().key();
                ended.add(key);
                Instant now = clock.instant();
                events.accept(
                        new AppEvent.StepChanged(
                                application,
                                positions.getOrDefault(key, 0),
                                plans.of(
                                        result,
                                        Duration.between(began.getOrDefault(key, now), now))));
                events.accept(new AppEvent.WorkProgressed(id, ended.size(), plan.steps().size()));
            }
            case RunEvent.StageBegan _,
                    RunEvent.SourceProgressed _,
                    RunEvent.RevisionKnown _,
                    RunEvent.Judged _,
                    RunEvent.Ended _ -> {}
        }
    }

    private void finish(String application, ApplyResult result) {
        Optional<Trouble> trouble =
                result.trouble()
                        .map(
                                words ->
                                        new Trouble(
                                                text.text("trouble.sync-ended-early", application),
                                                words,
                                                text.text("trouble.sync-ended-early-next")));
        // First the comparison, so that nobody sees the run ended beside what was true before it.
        compare(application, RunRequest.USUAL.fromMirror());
        events.accept(new AppEvent.SyncEnded(application, clock.instant(), trouble));
        boolean well = result.allDone();
        events.accept(
                new AppEvent.NoticePosted(
                        new Notice(
                                !well && !result.cancelled(),
                                new Trouble(
                                        text.text(
                                                result.cancelled()
                                                        ? "notice.sync-cancelled"
                                                        : well
                                                                ? "notice.sync-done"
                                                                : "notice.sync-partly",
                                                application,
                                                result.count(StepResult.Done.class),
                                                result.results().size()),
                                        result.trouble().orElse(""),
                                        ""),
                                clock.instant(),
                                new Route.PlanAndSync(application))));
    }

    private void syncFailed(String application, Exception failed) {
        Trouble trouble = trouble(application, failed);
        events.accept(new AppEvent.SyncEnded(application, clock.instant(), Optional.of(trouble)));
        events.accept(
                new AppEvent.NoticePosted(
                        new Notice(
                                true,
                                trouble,
                                clock.instant(),
                                new Route.PlanAndSync(application))));
    }

    void cancelSync(String application) {
        BackgroundWork.Job job = syncs.get(application);
        if (job != null) {
            events.accept(new AppEvent.SyncCancelling(application));
            job.cancel();
        }
    }

    /** Asks every cluster now and then whether it answers, and listens to what changes in it. */
    void watchClusters() {
        for (Workspace.Cluster cluster : open.workspace().clusters()) {
            work.start(
                    "watch " + cluster.name(),
                    () -> {
                        listening.add(reader(cluster).onChange((key, state) -> touch(key)));
                        look(cluster);
                    },
                    failed -> unreachable(cluster, failed));
            work.repeat(
                    "look at " + cluster.name(),
                    BETWEEN_LOOKS,
                    () -> {
                        try {
                            look(cluster);
                        } catch (ClusterException silent) {
                            unreachable(cluster, silent);
                        }
                    },
                    failed -> {});
        }
    }

    private void look(Workspace.Cluster cluster) throws ClusterException, InterruptedException {
        String version = reader(cluster).serverVersion(PATIENCE);
        events.accept(
                new AppEvent.ClusterSeen(
                        cluster.name(), ClusterState.Connection.CONNECTED, version));
    }

    private void unreachable(Workspace.Cluster cluster, Exception failed) {
        if (!(failed instanceof InterruptedException)) {
            events.accept(
                    new AppEvent.ClusterSeen(
                            cluster.name(),
                            ClusterState.Connection.UNREACHABLE,
                            String.valueOf(failed.getMessage())));
        }
    }

    private void remember(String application, Comparison comparison, List<Manifest> owned) {
        comparison
                .resources()
                .forEach(
                        resource ->
                                interested
                                        .computeIfAbsent(
                                                resource.key(),
                                                key -> ConcurrentHashMap.newKeySet())
                                        .add(application));
        owned.forEach(
                manifest ->
                        interested
                                .computeIfAbsent(
                                        manifest.key(), key -> ConcurrentHashMap.newKeySet())
                                .add(application));
    }

    private void touch(ResourceKey key) {
        interested.getOrDefault(key, Set.of()).forEach(app -> touched.put(app, clock.instant()));
    }

    /** Compares again what changed in a cluster, once it has settled. Called every second. */
    void followChanges() {
        Instant before = clock.instant().minus(SETTLING);
        touched.forEach(
                (application, at) -> {
                    if (at.isBefore(before)
                            && !syncs.containsKey(application)
                            && touched.remove(application, at)) {
                        compare(application, RunRequest.USUAL.fromMirror());
                    }
                });
    }

    private Workspace.Cluster cluster(String application) {
        return open.workspace()
                .application(application)
                .flatMap(found -> open.workspace().cluster(found.cluster()))
                .orElseThrow();
    }

    private ClusterReader reader(Workspace.Cluster cluster)
            throws ClusterException, InterruptedException {
        return open.clusters().to(cluster).reader();
    }

    @Override
    public void close() {
        for (AutoCloseable each : listening) {
            closeQuietly(each);
        }
        closeQuietly(open.resources());
    }

    private void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception failed) {
            events.accept(
                    new AppEvent.NoticePosted(
                            new Notice(
                                    true,
                                    new Trouble(
                                            text.text("trouble.close"),
                                            String.valueOf(failed.getMessage()),
                                            ""),
                                    clock.instant(),
                                    new Route.Overview())));
        }
    }
}
