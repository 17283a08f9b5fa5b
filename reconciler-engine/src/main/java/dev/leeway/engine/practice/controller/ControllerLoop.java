package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the controllers one object at a time on one thread, so that the order of what happens is
 * easy to follow.
 *
 * <p>Every change of an object queues the objects that it concerns; a controller may also ask to be
 * called again after a while.
 */
public final class ControllerLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControllerLoop.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private record Change(GroupKind kind, JsonObject object, boolean removed) {}

    private record Work(Controller controller, ObjectName name) {}

    private record Due(Work work, Instant at) {}

    private final ClusterObjects cluster;
    private final InstantSource clock;
    private final List<Controller> controllers;
    private final LinkedBlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    private final Map<Work, Instant> dueAt = new HashMap<>();
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final GarbageCollector garbage;
    private final ClusterObjects.Subscription subscription;

    /**
     * Subscribes to the cluster's changes and queues what is there already. Nothing runs until
     * {@link #run()}.
     */
    public ControllerLoop(ClusterObjects cluster, InstantSource clock) {
        this.cluster = cluster;
        this.clock = clock;
        this.garbage = new GarbageCollector(cluster);
        EventRecorder events = new EventRecorder(clock);
        this.controllers =
                List.of(
                        new DeploymentController(events),
                        new ReplicaSetController(events),
                        new StatefulSetController(events),
                        new DaemonSetController(events),
                        new JobController(events),
                        new CronJobController(events),
                        new PodController(events),
                        new VolumeClaimController(),
                        new ServiceController(),
                        new IngressController(),
                        new DisruptionBudgetController(),
                        new QuotaController(),
                        new AutoscalerController());
        this.subscription =
                cluster.onChange(
                        (kind, object, removed) -> changes.add(new Change(kind, object, removed)));
        // Whoever begins in the middle, because the changes came faster than they were taken, has
        // to
        // find what is being deleted and what has owners of any kind.
        Set<GroupKind> controlled =
                controllers.stream().map(Controller::kind).collect(Collectors.toSet());
        for (GroupKind kind : cluster.kinds()) {
            for (JsonObject object : cluster.list(kind, "")) {
                garbage.found(kind, object);
                if (controlled.contains(kind) || GarbageCollector.concerns(object)) {
                    changes.add(new Change(kind, object, false));
                }
            }
        }
    }

    /** Works until the thread is interrupted. */
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                runDue();
                Change change = changes.poll(untilNextDue().toMillis() + 1, TimeUnit.MILLISECONDS);
                if (change != null) {
                    take(change);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Does everything that is due now, changes included; for tests that move the clock themselves.
     */
    public void runDue() {
        for (Change change = changes.poll(); change != null; change = changes.poll()) {
            take(change);
        }
        Instant now = clock.instant();
        while (!queue.isEmpty() && !queue.peek().at().isAfter(now)) {
            Due due = queue.remove();
            if (dueAt.remove(due.work(), due.at())) {
                reconcile(due.work(), now);
            }
            for (Change change = changes.poll(); change != null; change = changes.poll()) {
                take(change);
            }
        }
    }

    private Duration untilNextDue() {
        if (queue.isEmpty()) {
            return LONGEST_WAIT;
        }
        Duration wait = Duration.between(clock.instant(), queue.peek().at());
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private void take(Change change) {
        Instant now = clock.instant();
        garbage.changed(change.kind(), change.object(), change.removed());
        for (Controller controller : controllers) {
            if (controller.kind().equals(change.kind())) {
                enqueue(new Work(controller, ObjectName.of(change.object())), now);
            }
            for (ObjectName name :
                    new ArrayList<>(
                            controller.concernedBy(change.kind(), change.object(), cluster))) {
                enqueue(new Work(controller, name), now);
            }
        }
    }

    private void enqueue(Work work, Instant at) {
        Instant known = dueAt.get(work);
        if (known == null || at.isBefore(known)) {
            dueAt.put(work, at);
            queue.add(new Due(work, at));
        }
    }

    private void reconcile(Work work, Instant now) {
        Controller controller = work.controller();
        try {
            cluster.get(controller.kind(), work.name().namespace(), work.name().name())
                    .flatMap(object -> controller.reconcile(object, cluster, now))
                    .ifPresent(again -> enqueue(work, now.plus(again)));
        } catch (RuntimeException e) {
            // One odd object must not stop the whole cluster from living.
            LOG.warn("practice controller for {} failed on {}", controller.kind(), work.name(), e);
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
