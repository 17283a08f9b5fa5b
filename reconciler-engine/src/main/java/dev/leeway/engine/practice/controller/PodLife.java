package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a pod's status is at one moment, from its spec and the time since it was made.
 *
 * <p>What goes wrong is written in the image's tag: {@code unpullable} cannot be pulled; {@code
 * crashing} starts and ends with exit code 1 again and again; {@code failing} never becomes ready.
 * All else comes up, and a pod that is not to be restarted ends well.
 */
final class PodLife {
    static final String PULL_ERROR = "not found";

    private static final Duration STARTING = Duration.ofMillis(400);
    private static final Duration INIT_CONTAINER = Duration.ofMillis(150);
    private static final Duration PROBING = Duration.ofMillis(300);
    private static final Duration WORK = Duration.ofMillis(1_200);
    private static final Duration PULL_RETRY = Duration.ofSeconds(2);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(2);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(60);

    private final JsonObject pod;
    private final ClusterObjects cluster;
    private final Instant now;
    private final Duration age;
    private Duration next = Duration.ZERO;

    PodLife(JsonObject pod, ClusterObjects cluster, Instant now) {
        this.pod = pod;
        this.cluster = cluster;
        this.now = now;
        this.age = Times.age(pod, now);
    }

    /**
     * Returns when the status will change by itself; empty when it will not. Ask after {@link
     * #status()}.
     */
    Optional<Duration> nextChange() {
        return next.isZero() ? Optional.empty() : Optional.of(next);
    }

    JsonObject status() {
        JsonObject spec = pod.objectAt("spec");
        List<JsonObject> containers = spec.arrayAt("containers").objects().toList();
        Duration start =
                STARTING.plus(INIT_CONTAINER.multipliedBy(spec.arrayAt("initContainers").size()));
        List<JsonValue> statuses = new ArrayList<>();
        boolean ready = true;
        boolean ended = !spec.string("restartPolicy", "Always").equals("Always");
        boolean failed = false;
        for (JsonObject container : containers) {
            ContainerLife life = life(container, start);
            ready &= life.ready();
            ended &= life.ended();
            failed |= life.ended() && life.exitCode() != 0;
            statuses.add(life.status());
        }
        boolean started = age.compareTo(start) >= 0;
        String phase =
                ended
                        ? failed ? "Failed" : "Succeeded"
                        : started && anyStarted(statuses) ? "Running" : "Pending";
        return build(spec, statuses, phase, ready && !ended, started);
    }

    private static boolean anyStarted(List<JsonValue> statuses) {
        return statuses.stream()
                .map(JsonObject.class::cast)
                .anyMatch(
                        status ->
                                status.bool("started", false)
                                        || status.integer("restartCount", 0) > 0
                                        || status.objectAt("state").has("terminated"));
    }

    private JsonObject build(
            JsonObject spec,
            List<JsonValue> statuses,
            String phase,
            boolean ready,
            boolean started) {
        JsonObject before = pod.objectAt("status");
        String node = spec.string("nodeName", "");
        boolean ended = phase.equals("Succeeded") || phase.equals("Failed");
        JsonArray conditions = before.array("conditions").orElse(JsonArray.EMPTY);
        String reason = ended ? "PodCompleted" : "";
        String unready = ended ? "PodCompleted" : "ContainersNotReady";
        String message =
                ready || ended ? "" : "containers with unready status: " + unreadyNames(statuses);
        conditions = condition(conditions, "PodReadyToStartContainers", started && !ended, "", "");
        conditions = condition(conditions, "Initialized", started, reason, "");
        conditions = condition(conditions, "Ready", ready, ready ? "" : unready, message);
        conditions = condition(conditions, "ContainersReady", ready, ready ? "" : unready, message);
        conditions = condition(conditions, "PodScheduled", true, "", "");
        JsonObject.Builder status =
                JsonObject.builder()
                        .put(
                                "observedGeneration",
                                pod.objectAt("metadata").integer("generation", 1))
                        .put("phase", phase)
                        .put("conditions", conditions)
                        .put("hostIP", Addresses.node(node))
                        .put(
                                "hostIPs",
                                JsonArray.of(
                                        JsonObject.of("ip", JsonValue.of(Addresses.node(node)))));
        if (started) {
            status.put("podIP", Addresses.pod(pod));
            status.put(
                    "podIPs", JsonArray.of(JsonObject.of("ip", JsonValue.of(Addresses.pod(pod)))));
        }
        status.put("startTime", before.string("startTime", Times.format(now)));
        if (spec.arrayAt("initContainers").size() > 0) {
            status.put("initContainerStatuses", initStatuses(spec, started));
        }
        return status.put("containerStatuses", new JsonArray(statuses))
                .put("qosClass", before.string("qosClass", QualityOfService.of(spec)))
                .build();
    }

    private static String unreadyNames(List<JsonValue> statuses) {
        return statuses.stream()
                .map(JsonObject.class::cast)
                .filter(status -> !status.bool("ready", false))
                .map(status -> status.string("name", ""))
                .toList()
                .toString()
                .replace(", ", " ");
    }

    private JsonArray condition(
            JsonArray conditions, String type, boolean holds, String reason, String message) {
        return Status.withCondition(
                conditions, type, holds ? "True" : "False", reason, message, now, false);
    }

    private ContainerLife life(JsonObject container, Duration start) {
        String tag = tag(container.string("image", ""));
        Optional<String> missing = new ReferencedConfig(pod, cluster).missing(container);
        if (age.compareTo(start) < 0) {
            changeIn(start.minus(age));
            return ContainerLife.waiting(container, "ContainerCreating", "", 0);
        }
        if (missing.isPresent()) {
            changeIn(PULL_RETRY);
            return ContainerLife.waiting(container, "CreateContainerConfigError", missing.get(), 0);
        }
        if (tag.contains("unpullable")) {
            boolean early = age.compareTo(start.plus(PULL_RETRY)) < 0;
            if (early) {
                changeIn(start.plus(PULL_RETRY).minus(age));
            }
            String image = container.string("image", "");
            return early
                    ? ContainerLife.waiting(container, "ErrImagePull", image + ": " + PULL_ERROR, 0)
                    : ContainerLife.waiting(
                            container,
                            "ImagePullBackOff",
                            "Back-off pulling image \"" + image + "\"",
                            0);
        }
        boolean restarts = pod.objectAt("spec").string("restartPolicy", "Always").equals("Always");
        Instant startedAt = Times.createdAt(pod, now).plus(start);
        if (tag.contains("crashing")) {
            return restarts ? crashing(container, start) : ending(container, start, startedAt, 1);
        }
        if (!restarts) {
            return ending(container, start, startedAt, 0);
        }
        Duration readyAfter =
                start.plus(
                        container.has("readinessProbe")
                                ? PROBING.plusSeconds(initialDelay(container))
                                : Duration.ZERO);
        boolean ready = age.compareTo(readyAfter) >= 0 && !tag.contains("failing");
        if (age.compareTo(readyAfter) < 0) {
            changeIn(readyAfter.minus(age));
        }
        return ContainerLife.running(container, startedAt, ready, 0);
    }

    /** A drill should not wait for long probes, so the delay counts for five seconds at most. */
    private static long initialDelay(JsonObject container) {
        return Math.min(5, container.objectAt("readinessProbe").integer("initialDelaySeconds", 0));
    }

    private ContainerLife ending(
            JsonObject container, Duration start, Instant startedAt, int exitCode) {
        Duration end = start.plus(WORK);
        if (age.compareTo(end) < 0) {
            changeIn(end.minus(age));
            return ContainerLife.running(container, startedAt, true, 0);
        }
        return ContainerLife.ended(container, startedAt, startedAt.plus(WORK), exitCode);
    }

    private ContainerLife crashing(JsonObject container, Duration start) {
        Duration backoff = FIRST_BACKOFF;
        Duration at = start;
        for (int restarts = 0; ; restarts++) {
            Duration crash = at.plus(WORK);
            if (age.compareTo(crash) < 0) {
                changeIn(crash.minus(age));
                return ContainerLife.running(
                        container, Times.createdAt(pod, now).plus(at), false, restarts);
            }
            Duration again = crash.plus(backoff);
            if (age.compareTo(again) < 0) {
                changeIn(again.minus(age));
                return ContainerLife.waiting(
                        container,
                        "CrashLoopBackOff",
                        "back-off "
                                + backoff.toSeconds()
                                + "s restarting failed container="
                                + container.string("name", ""),
                        restarts + 1);
            }
            at = again;
            backoff =
                    backoff.multipliedBy(2).compareTo(LONGEST_BACKOFF) > 0
                            ? LONGEST_BACKOFF
                            : backoff.multipliedBy(2);
        }
    }

    private JsonArray initStatuses(JsonObject spec, boolean done) {
        List<JsonValue> statuses = new ArrayList<>();
        Instant at = Times.createdAt(pod, now);
        for (JsonObject container : spec.arrayAt("initContainers").objects().toList()) {
            statuses.add(
                    done
                            ? ContainerLife.ended(container, at, at.plus(INIT_CONTAINER), 0)
                                    .status()
                                    .with("ready", JsonValue.of(true))
                            : ContainerLife.waiting(container, "PodInitializing", "", 0).status());
        }
        return new JsonArray(statuses);
    }

    private void changeIn(Duration duration) {
        Duration atLeast =
                duration.compareTo(Duration.ofMillis(20)) < 0 ? Duration.ofMillis(20) : duration;
        next = next.isZero() || atLeast.compareTo(next) < 0 ? atLeast : next;
    }

    private static String tag(String image) {
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/') ? image.substring(colon + 1) : "";
    }
}
