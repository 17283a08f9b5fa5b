package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.MarkedObject;
import dev.leeway.desktop.state.ObjectStory;
import dev.leeway.desktop.state.RunningWork;
import dev.leeway.desktop.state.Sight;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.explain.Explanation;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunEvent;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Compares the applications of an open workspace, a few at a time. Safe for several threads. */
final class Comparing {
    /** Comparisons at a time: rendering starts processes, and a laptop has few cores. */
    private static final int AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Surroundings here;
    private final FindingsReading findings;
    private final ChangeFollowing changes;
    private final BypassTending bypasses;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final StoryReading stories;
    private final DeliveryReading deliveries;
    private final Map<String, Comparison> latest = new ConcurrentHashMap<>();
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final Map<String, BackgroundWork.Job> jobs = new ConcurrentHashMap<>();

    /** What is to follow the comparison that runs; absent when none runs. */
    private final Map<String, Next> comparing = new ConcurrentHashMap<>();

    Comparing(
            Surroundings here,
            FindingsReading findings,
            ChangeFollowing changes,
            BypassTending bypasses) {
        this.bypasses = bypasses;
        this.here = here;
        this.findings = findings;
        this.stories = new StoryReading(here.text());
        this.deliveries = new DeliveryReading(here);
        this.changes = changes;
    }

    /** Compares a whole application. */
    void compare(String application, RunRequest request) {
        compare(application, request, Set.of());
    }

    /**
     * One comparison of an application at a time; another one asked for meanwhile follows it.
     *
     * @param changed the objects to judge anew; empty for the whole application
     */
    void compare(String application, RunRequest request, Set<ResourceKey> changed) {
        // Starts or joins in one step: one that ended in between would be waited for without end.
        Next next =
                comparing.compute(
                        application,
                        (_, running) ->
                                running == null ? Next.NOTHING : running.and(request, changed));
        if (next.request().isPresent()) {
            return;
        }
        here.tell(new AppEvent.ComparisonStarted(application, here.now()));
        start(application, request, changed, true);
    }

    /** Compares a whole application unless it is being compared; only the outcome is told. */
    void confirm(String application) {
        if (comparing.putIfAbsent(application, Next.NOTHING) == null) {
            start(application, RunRequest.USUAL.fromMirror(), Set.of(), false);
        }
    }

    private void start(
            String application, RunRequest request, Set<ResourceKey> changed, boolean told) {
        String id = id(application);
        jobs.put(
                id,
                here.work()
                        .start(
                                id,
                                () -> inTurn(application, request, changed, told),
                                failed -> failed(application, failed)));
    }

    /**
     * Returns the applications whose last comparison, or failure to reach the cluster, is older
     * than this; the oldest first. What failed otherwise fails again until somebody mends it.
     */
    List<String> triedBefore(Instant moment) {
        Map<String, Instant> tried = new HashMap<>();
        latest.forEach((application, comparison) -> tried.put(application, comparison.at()));
        failures.forEach(
                (application, failure) -> {
                    if (failure.ofCluster()) {
                        tried.put(application, failure.at());
                    } else {
                        tried.remove(application);
                    }
                });
        return tried.entrySet().stream()
                .filter(one -> one.getValue().isBefore(moment))
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .filter(application -> !comparing.containsKey(application))
                .toList();
    }

    /** A cluster answers again: what could not be compared for its silence is compared. */
    void reached(String cluster) {
        failures.forEach(
                (application, failure) -> {
                    if (failure.ofCluster() && here.cluster(application).name().equals(cluster)) {
                        compare(application, RunRequest.USUAL);
                    }
                });
    }

    /** How the last comparison failed. */
    private record Failure(Instant at, boolean ofCluster) {}

    private static String id(String application) {
        return "compare " + application;
    }

    /** Stops a comparison; what was known stays. */
    void cancel(String id) {
        BackgroundWork.Job job = jobs.get(id);
        if (job != null) {
            job.cancel();
        }
    }

    private void inTurn(
            String application, RunRequest request, Set<ResourceKey> changed, boolean told)
            throws RunException, InterruptedException {
        try {
            places.acquire();
            try {
                compareNow(application, request, changed, told);
            } finally {
                places.release();
            }
        } finally {
            Next next = comparing.remove(application);
            if (next != null && next.request().isPresent()) {
                compare(application, next.request().get(), next.changed());
            }
        }
    }

    /**
     * What was asked for while a comparison ran.
     *
     * @param request how to compare then; empty for not at all
     * @param changed the objects to judge anew; empty for the whole application
     */
    private record Next(Optional<RunRequest> request, Set<ResourceKey> changed) {
        static final Next NOTHING = new Next(Optional.empty(), Set.of());

        /** Returns one that answers this wish too: the whole covers a part, fetching covers not. */
        Next and(RunRequest also, Set<ResourceKey> keys) {
            if (request.isEmpty()) {
                return new Next(Optional.of(also), keys);
            }
            boolean whole = changed.isEmpty() || keys.isEmpty();
            Set<ResourceKey> both = new HashSet<>(whole ? Set.of() : changed);
            both.addAll(whole ? Set.of() : keys);
            RunRequest before = request.get();
            return new Next(
                    Optional.of(
                            before.freshness() == SourceRequest.Freshness.FETCH ? before : also),
                    Set.copyOf(both));
        }
    }

    private void compareNow(
            String application, RunRequest request, Set<ResourceKey> changed, boolean told)
            throws RunException, InterruptedException {
        String id = id(application);
        if (!told) {
            arrived(application, request, compared(application, request, changed, event -> {}));
            return;
        }
        here.tell(
                new AppEvent.WorkStarted(
                        new RunningWork(
                                id,
                                RunningWork.Kind.COMPARE,
                                application,
                                0,
                                0,
                                here.now(),
                                Optional.of(application))));
        try {
            arrived(
                    application,
                    request,
                    compared(application, request, changed, event -> progress(id, event)));
        } finally {
            here.tell(new AppEvent.WorkEnded(id));
        }
    }

    private Comparison compared(
            String application, RunRequest request, Set<ResourceKey> changed, RunListener progress)
            throws RunException, InterruptedException {
        Comparison last = latest.get(application);
        return last == null || changed.isEmpty()
                ? here.open().engine().compare(application, request, progress)
                : here.open().engine().recompare(last, changed, progress);
    }

    private void arrived(String application, RunRequest request, Comparison comparison)
            throws InterruptedException {
        latest.put(application, comparison);
        failures.remove(application);
        tellOfFetch(application, request, comparison);
        List<Trouble> remarks = new ArrayList<>();
        List<Manifest> owned = owned(application, comparison, remarks);
        changes.interested(application, comparison, owned);
        here.tell(
                new AppEvent.ComparisonArrived(
                        application,
                        findings.of(comparison, repository(application), owned, remarks)));
        here.tell(
                new AppEvent.DeliveryKnown(
                        application, deliveries.of(application, comparison.revision().commit())));
        List<MarkedObject> marks = marks(application, comparison);
        here.tell(new AppEvent.MarksSeen(application, marks));
        bypasses.marked(application, marks);
        if (comparison.inventory() instanceof InventoryState.Found found) {
            here.tell(new AppEvent.HoldsKnown(application, found.holds()));
        }
        here.tell(
                new AppEvent.ClusterSeen(
                        comparison.cluster(), ClusterState.Connection.CONNECTED, ""));
    }

    private static List<MarkedObject> marks(String application, Comparison comparison) {
        return comparison.resources().stream()
                .flatMap(resource -> resource.liveManifest().stream())
                .flatMap(
                        live ->
                                BypassMark.of(live)
                                        .map(
                                                mark ->
                                                        new MarkedObject(
                                                                application, live.key(), mark))
                                        .stream())
                .toList();
    }

    /** A comparison that asked the remote tells how fresh the repository is. */
    private void tellOfFetch(String application, RunRequest request, Comparison comparison) {
        if (request.freshness() == SourceRequest.Freshness.FETCH) {
            String repository =
                    here.open()
                            .workspace()
                            .application(application)
                            .orElseThrow()
                            .source()
                            .repository();
            here.tell(
                    comparison
                            .stale()
                            .<AppEvent>map(
                                    stale ->
                                            new AppEvent.FetchFailed(
                                                    repository,
                                                    new EngineWords(here.text()).words(stale.why()),
                                                    here.now()))
                            .orElse(new AppEvent.Fetched(repository, here.now())));
        }
    }

    /** Returns the newest comparison of an application, or empty. */
    Optional<Comparison> latest(String application) {
        return Optional.ofNullable(latest.get(application));
    }

    /** Returns whether an application was last compared at this commit. */
    boolean isAt(String application, String commit) {
        Comparison last = latest.get(application);
        return last != null && commit.equals(last.revision().commit());
    }

    /** Explains what the last comparison found at an object; what cannot be told stays untold. */
    void explain(String application, ResourceKey object) {
        Comparison comparison = latest.get(application);
        if (comparison == null) {
            return;
        }
        here.work()
                .start(
                        "explain " + object,
                        () -> {
                            Explanation explained =
                                    here.open().engine().explain(comparison, object);
                            if (isLatest(application, comparison)) {
                                here.tell(
                                        new AppEvent.StoryArrived(
                                                application, stories.of(explained)));
                            }
                        },
                        failed -> notExplained(application, object, failed));
    }

    private boolean isLatest(String application, Comparison comparison) {
        Comparison last = latest.get(application);
        return last != null && last.at().equals(comparison.at());
    }

    private void notExplained(String application, ResourceKey object, Exception failed) {
        if (!(failed instanceof InterruptedException)) {
            here.tell(
                    new AppEvent.StoryArrived(
                            application,
                            new ObjectStory(
                                    object,
                                    List.of(),
                                    List.of(new EngineWords(here.text()).why(failed)))));
        }
    }

    private void progress(String id, RunEvent event) {
        switch (event) {
            case RunEvent.Judged judged ->
                    here.tell(new AppEvent.WorkProgressed(id, judged.done(), judged.total()));
            case RunEvent.SourceProgressed source ->
                    here.tell(new AppEvent.WorkProgressed(id, source.done(), source.total()));
            case RunEvent.StageBegan _,
                    RunEvent.RevisionKnown _,
                    RunEvent.StepBegan _,
                    RunEvent.StepEnded _,
                    RunEvent.Waiting _,
                    RunEvent.Ended _ -> {}
        }
    }

    private List<Manifest> owned(String application, Comparison comparison, List<Trouble> remarks)
            throws InterruptedException {
        try {
            OwnedObjects.Found found =
                    OwnedObjects.of(comparison, here.reader(here.cluster(application)), PATIENCE);
            if (!found.unread().isEmpty()) {
                remarks.add(unread(String.join("\n", found.unread()), unreadNext()));
            }
            return found.objects();
        } catch (ClusterException unreachable) {
            remarks.add(
                    unread(
                            new EngineWords(here.text()).why(unreachable),
                            new EngineWords(here.text()).next(unreachable)));
            return List.of();
        }
    }

    private String repository(String application) {
        return here.open().workspace().application(application).orElseThrow().source().repository();
    }

    private Trouble unread(String why, String next) {
        return new Trouble(here.text().text("finding.unread-owned"), why, next);
    }

    private String unreadNext() {
        return here.text().text("finding.unread-owned-next");
    }

    /** What could not be read says nothing of an application; what was read and is wrong does. */
    private static Sight.Reading reading(Exception failed) {
        return switch (failed.getCause()) {
            case ClusterException _ -> Sight.Reading.NOT_READ;
            case SourceException source ->
                    switch (source.problem()) {
                        case HOST_UNREACHABLE,
                                HOST_NOT_TRUSTED,
                                NOT_AUTHENTICATED,
                                TIMEOUT,
                                LOCKED,
                                DISK,
                                MIRROR_CORRUPT ->
                                Sight.Reading.NOT_READ;
                        case NOT_A_REPOSITORY, NO_SUCH_REVISION, NO_SUCH_PATH, TOO_LARGE ->
                                Sight.Reading.NOT_COMPARABLE;
                    };
            case null, default -> Sight.Reading.NOT_COMPARABLE;
        };
    }

    private void failed(String application, Exception failed) {
        if (failed instanceof InterruptedException) {
            here.tell(new AppEvent.ComparisonCancelled(application));
            return;
        }
        boolean ofCluster = failed.getCause() instanceof ClusterException;
        failures.put(application, new Failure(here.now(), ofCluster));
        here.tell(
                new AppEvent.ComparisonFailed(
                        application,
                        reading(failed),
                        here.trouble(application, failed),
                        here.now()));
        if (failed.getCause() instanceof ClusterException cluster) {
            here.tell(
                    new AppEvent.ClusterSeen(
                            here.cluster(application).name(),
                            ClusterState.Connection.UNREACHABLE,
                            new EngineWords(here.text()).why(cluster)));
        }
    }
}
