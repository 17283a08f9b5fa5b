package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a Job's pods until enough of them have succeeded or too many have failed. */
final class JobController implements Controller {
    private static final String COMPONENT = "job-controller";

    private final EventRecorder events;

    JobController(EventRecorder events) {
        this.events = events;
    }

    @Override
    public GroupKind kind() {
        return Kinds.JOB;
    }

    @Override
    public Optional<Duration> reconcile(JsonObject job, ClusterObjects cluster, Instant now) {
        if (Owners.isBeingDeleted(job)) {
            return Optional.empty();
        }
        if (isFinished(job)) {
            return removeWhenOld(job, cluster, now);
        }
        JsonObject spec = job.objectAt("spec");
        List<JsonObject> pods = cluster.controlledBy(job, Kinds.POD);
        long succeeded = pods.stream().filter(pod -> Pods.phase(pod).equals("Succeeded")).count();
        long failed = pods.stream().filter(pod -> Pods.phase(pod).equals("Failed")).count();
        List<JsonObject> active = pods.stream().filter(Pods::isActive).toList();
        long completions = spec.integer("completions", 1);
        boolean suspended = spec.bool("suspend", false);
        boolean overdue = isOverdue(job, now);
        boolean complete = succeeded >= completions;
        boolean tooMany = failed > spec.integer("backoffLimit", 6);
        if (suspended || overdue || tooMany) {
            active.forEach(pod -> cluster.delete(Kinds.POD, pod));
        } else if (!complete) {
            long missing =
                    Math.min(spec.integer("parallelism", 1), completions - succeeded)
                            - active.size();
            for (long i = 0; i < missing; i++) {
                start(job, cluster);
            }
        }
        Status.write(
                cluster,
                kind(),
                job,
                status(job, active, succeeded, failed, complete, tooMany, overdue, suspended, now)
                        .with("terminating", JsonValue.of(Pods.terminating(pods))));
        return spec.has("activeDeadlineSeconds") && !complete
                ? Optional.of(Duration.ofSeconds(1))
                : Optional.empty();
    }

    static boolean isFinished(JsonObject job) {
        return Status.conditionStatus(job, "Complete").equals("True")
                || Status.conditionStatus(job, "Failed").equals("True");
    }

    private static boolean isOverdue(JsonObject job, Instant now) {
        long limit = job.objectAt("spec").integer("activeDeadlineSeconds", Long.MAX_VALUE);
        String start = job.objectAt("status").string("startTime", "");
        return !start.isEmpty()
                && Duration.between(Times.parse(start, now), now).toSeconds() >= limit;
    }

    private Optional<Duration> removeWhenOld(JsonObject job, ClusterObjects cluster, Instant now) {
        if (!job.objectAt("spec").has("ttlSecondsAfterFinished")) {
            return Optional.empty();
        }
        Instant finished =
                job.arrayAt("status", "conditions")
                        .objects()
                        .filter(condition -> condition.string("status", "").equals("True"))
                        .map(
                                condition ->
                                        Times.parse(
                                                condition.string("lastTransitionTime", ""), now))
                        .findFirst()
                        .orElse(now);
        Duration left =
                Duration.between(
                        now,
                        finished.plusSeconds(
                                job.objectAt("spec").integer("ttlSecondsAfterFinished", 0)));
        if (left.isPositive()) {
            return Optional.of(left);
        }
        cluster.delete(kind(), job);
        return Optional.empty();
    }

    private void start(JsonObject job, ClusterObjects cluster) {
        cluster.create(
                        Kinds.POD,
                        Pods.fromTemplate(job, job.objectAt("spec", "template"), Map.of()))
                .ifPresent(
                        pod ->
                                events.normal(
                                        cluster,
                                        job,
                                        COMPONENT,
                                        "SuccessfulCreate",
                                        "Created pod: " + ObjectName.of(pod).name()));
    }

    private static JsonObject status(
            JsonObject job,
            List<JsonObject> active,
            long succeeded,
            long failed,
            boolean complete,
            boolean tooMany,
            boolean overdue,
            boolean suspended,
            Instant now) {
        JsonObject before = job.objectAt("status");
        JsonObject.Builder status = JsonObject.builder();
        JsonArray conditions = before.array("conditions").orElse(JsonArray.EMPTY);
        if (complete) {
            conditions = finished(conditions, "SuccessCriteriaMet", "CompletionsReached", now);
            conditions = finished(conditions, "Complete", "CompletionsReached", now);
        } else if (overdue || tooMany) {
            String reason = overdue ? "DeadlineExceeded" : "BackoffLimitExceeded";
            conditions = finished(conditions, "FailureTarget", reason, now);
            conditions = finished(conditions, "Failed", reason, now);
        } else if (suspended) {
            conditions =
                    Status.withCondition(
                            conditions,
                            "Suspended",
                            "True",
                            "JobSuspended",
                            "Job suspended",
                            now,
                            false);
        } else if (!Status.conditionStatus(job, "Suspended").isEmpty()) {
            conditions =
                    Status.withCondition(
                            conditions,
                            "Suspended",
                            "False",
                            "JobResumed",
                            "Job resumed",
                            now,
                            false);
        }
        if (!conditions.isEmpty()) {
            status.put("conditions", probed(conditions));
        }
        if (!suspended) {
            status.put("startTime", before.string("startTime", Times.format(now)));
        }
        if (complete) {
            status.put("completionTime", before.string("completionTime", Times.format(now)));
        }
        boolean ended = complete || overdue || tooMany || suspended;
        Status.count(status, "active", ended ? 0 : active.size());
        Status.count(status, "succeeded", succeeded);
        Status.count(status, "failed", failed);
        status.put("ready", ended ? 0 : active.stream().filter(Pods::isReady).count());
        status.put("uncountedTerminatedPods", JsonObject.EMPTY);
        return status.build();
    }

    /** A Job's condition is probed when it is made, and never again. */
    private static JsonArray probed(JsonArray conditions) {
        return new JsonArray(
                conditions
                        .objects()
                        .<JsonValue>map(
                                condition ->
                                        condition.with(
                                                "lastProbeTime",
                                                condition.require("lastTransitionTime")))
                        .toList());
    }

    private static JsonArray finished(
            JsonArray conditions, String type, String reason, Instant now) {
        String message =
                switch (reason) {
                    case "CompletionsReached" -> "Reached expected number of succeeded pods";
                    case "DeadlineExceeded" -> "Job was active longer than specified deadline";
                    default -> "Job has reached the specified backoff limit";
                };
        return Status.withCondition(conditions, type, "True", reason, message, now, false);
    }
}
