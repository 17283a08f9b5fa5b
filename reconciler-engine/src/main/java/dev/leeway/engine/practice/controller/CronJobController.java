package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Starts a CronJob's jobs when they are due, and forgets the oldest. */
final class CronJobController implements Controller {
    private static final String COMPONENT = "cronjob-controller";
    private static final String SCHEDULED = "batch.kubernetes.io/cronjob-scheduled-timestamp";

    private final EventRecorder events;

    CronJobController(EventRecorder events) {
        this.events = events;
    }

    @Override
    public GroupKind kind() {
        return Kinds.CRON_JOB;
    }

    @Override
    public Optional<Duration> reconcile(JsonObject cron, ClusterObjects cluster, Instant now) {
        JsonObject spec = cron.objectAt("spec");
        Optional<CronSchedule> schedule =
                CronSchedule.parse(spec.string("schedule", ""), spec.string("timeZone", ""));
        if (Owners.isBeingDeleted(cron) || schedule.isEmpty()) {
            return Optional.empty();
        }
        List<JsonObject> jobs = cluster.controlledBy(cron, Kinds.JOB);
        forgetOldest(spec, jobs, cluster, now);
        List<JsonObject> active =
                jobs.stream().filter(job -> !JobController.isFinished(job)).toList();
        Instant last =
                Times.parse(
                        cron.objectAt("status").string("lastScheduleTime", ""),
                        Times.createdAt(cron, now));
        Optional<Instant> due = schedule.get().after(last);
        JsonObject status = status(cron, active, jobs);
        if (due.isPresent() && !due.get().isAfter(now) && !spec.bool("suspend", false)) {
            Instant latest = latestDue(schedule.get(), due.get(), now);
            if (mayStart(spec, active, cluster)) {
                start(cron, latest, schedule.get().stamp(latest), cluster);
            }
            status = status.with("lastScheduleTime", JsonValue.of(Times.format(latest)));
        }
        Status.write(cluster, kind(), cron, status);
        return schedule.get().after(now).map(next -> Duration.between(now, next).plusMillis(100));
    }

    /** A laptop that slept has missed many; only the last of them is started. */
    private static Instant latestDue(CronSchedule schedule, Instant first, Instant now) {
        Instant latest = first;
        for (int i = 0; i < 100; i++) {
            Optional<Instant> next = schedule.after(latest);
            if (next.isEmpty() || next.get().isAfter(now)) {
                break;
            }
            latest = next.get();
        }
        return latest;
    }

    private static boolean mayStart(
            JsonObject spec, List<JsonObject> active, ClusterObjects cluster) {
        return switch (spec.string("concurrencyPolicy", "Allow")) {
            case "Forbid" -> active.isEmpty();
            case "Replace" -> {
                active.forEach(job -> cluster.delete(Kinds.JOB, job));
                yield true;
            }
            default -> true;
        };
    }

    private void start(JsonObject cron, Instant due, String stamp, ClusterObjects cluster) {
        ObjectName owner = ObjectName.of(cron);
        JsonObject template = cron.objectAt("spec", "jobTemplate");
        String name = owner.name() + "-" + due.getEpochSecond() / 60;
        JsonObject given = template.objectAt("metadata");
        JsonObject metadata =
                given.with(
                                "annotations",
                                given.objectAt("annotations").with(SCHEDULED, JsonValue.of(stamp)))
                        .with("name", JsonValue.of(name))
                        .with("namespace", JsonValue.of(owner.namespace()))
                        .with("ownerReferences", Owners.referenceTo(cron));
        JsonObject job =
                JsonObject.builder()
                        .put("apiVersion", "batch/v1")
                        .put("kind", "Job")
                        .put("metadata", metadata)
                        .put("spec", template.objectAt("spec"))
                        .build();
        if (cluster.create(Kinds.JOB, job).isPresent()) {
            events.normal(cluster, cron, COMPONENT, "SuccessfulCreate", "Created job " + name);
        }
    }

    private static JsonObject status(
            JsonObject cron, List<JsonObject> active, List<JsonObject> jobs) {
        JsonObject status = cron.objectAt("status").without("active");
        if (!active.isEmpty()) {
            List<JsonValue> references = new ArrayList<>();
            for (JsonObject job : active) {
                JsonObject metadata = job.objectAt("metadata");
                references.add(
                        JsonObject.builder()
                                .put("kind", "Job")
                                .put("namespace", metadata.string("namespace", ""))
                                .put("name", metadata.string("name", ""))
                                .put("uid", metadata.string("uid", ""))
                                .put("apiVersion", "batch/v1")
                                .put("resourceVersion", metadata.string("resourceVersion", ""))
                                .build());
            }
            status = status.with("active", new JsonArray(references));
        }
        Optional<String> lastSuccess =
                jobs.stream()
                        .filter(job -> Status.conditionStatus(job, "Complete").equals("True"))
                        .map(job -> job.objectAt("status").string("completionTime", ""))
                        .max(Comparator.naturalOrder());
        return lastSuccess.isPresent()
                ? status.with("lastSuccessfulTime", JsonValue.of(lastSuccess.get()))
                : status;
    }

    private static void forgetOldest(
            JsonObject spec, List<JsonObject> jobs, ClusterObjects cluster, Instant now) {
        forget(jobs, "Complete", spec.integer("successfulJobsHistoryLimit", 3), cluster, now);
        forget(jobs, "Failed", spec.integer("failedJobsHistoryLimit", 1), cluster, now);
    }

    private static void forget(
            List<JsonObject> jobs,
            String condition,
            long keep,
            ClusterObjects cluster,
            Instant now) {
        List<JsonObject> ended =
                jobs.stream()
                        .filter(job -> Status.conditionStatus(job, condition).equals("True"))
                        .sorted(Comparator.comparing(job -> Times.createdAt(job, now)))
                        .toList();
        for (int i = 0; i < ended.size() - keep; i++) {
            cluster.delete(Kinds.JOB, ended.get(i));
        }
    }
}
