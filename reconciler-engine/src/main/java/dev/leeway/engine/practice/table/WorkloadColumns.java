package dev.leeway.engine.practice.table;

import static dev.leeway.engine.practice.table.Column.age;
import static dev.leeway.engine.practice.table.Column.objectName;
import static dev.leeway.engine.practice.table.Column.number;
import static dev.leeway.engine.practice.table.Column.text;
import static dev.leeway.engine.practice.table.Column.wide;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of what makes pods. */
final class WorkloadColumns {
    private static final String[] POD_SPEC = {"spec", "template", "spec"};
    private static final String[] SELECTOR = {"spec", "selector"};

    private WorkloadColumns() {}

    static Map<String, List<Column>> all() {
        return Map.ofEntries(
                Map.entry("apps/Deployment", deployment()),
                Map.entry("apps/ReplicaSet", replicaSet()),
                Map.entry("ReplicationController", replicaSet()),
                Map.entry("apps/StatefulSet", statefulSet()),
                Map.entry("apps/DaemonSet", daemonSet()),
                Map.entry("batch/Job", job()),
                Map.entry("batch/CronJob", cronJob()),
                Map.entry("apps/ControllerRevision", controllerRevision()),
                Map.entry("autoscaling/HorizontalPodAutoscaler", autoscaler()),
                Map.entry("policy/PodDisruptionBudget", budget()));
    }

    private static Column containers() {
        return wide("Containers", object -> Cells.containers(object, POD_SPEC));
    }

    private static Column images() {
        return wide("Images", object -> Cells.images(object, POD_SPEC));
    }

    private static Column selector() {
        return wide("Selector", object -> Cells.selector(object, SELECTOR));
    }

    private static String readyOfWanted(JsonObject object) {
        return Cells.number(object, "status", "readyReplicas")
                + "/"
                + Cells.number(object, "spec", "replicas");
    }

    private static List<Column> deployment() {
        return List.of(
                objectName(),
                text("Ready", WorkloadColumns::readyOfWanted),
                number("Up-to-date", "status", "updatedReplicas"),
                number("Available", "status", "availableReplicas"),
                age(),
                containers(),
                images(),
                selector());
    }

    private static List<Column> replicaSet() {
        return List.of(
                objectName(),
                number("Desired", "spec", "replicas"),
                number("Current", "status", "replicas"),
                number("Ready", "status", "readyReplicas"),
                age(),
                containers(),
                images(),
                selector());
    }

    private static List<Column> statefulSet() {
        return List.of(
                objectName(),
                text("Ready", WorkloadColumns::readyOfWanted),
                age(),
                containers(),
                images());
    }

    private static List<Column> daemonSet() {
        return List.of(
                objectName(),
                number("Desired", "status", "desiredNumberScheduled"),
                number("Current", "status", "currentNumberScheduled"),
                number("Ready", "status", "numberReady"),
                number("Up-to-date", "status", "updatedNumberScheduled"),
                number("Available", "status", "numberAvailable"),
                text(
                        "Node Selector",
                        set -> Cells.labels(set, "spec", "template", "spec", "nodeSelector")),
                age(),
                containers(),
                images(),
                selector());
    }

    private static List<Column> job() {
        return List.of(
                objectName(),
                text("Status", WorkloadColumns::jobStatus),
                text("Completions", WorkloadColumns::completions),
                new Column("Duration", "string", 0, WorkloadColumns::duration),
                age(),
                containers(),
                images(),
                selector());
    }

    private static String jobStatus(JsonObject job) {
        for (String condition : List.of("Complete", "Failed", "Suspended", "FailureTarget")) {
            boolean holds =
                    Cells.list(job, "status", "conditions").stream()
                            .anyMatch(
                                    each ->
                                            each.string("type", "").equals(condition)
                                                    && each.string("status", "").equals("True"));
            if (holds) {
                return condition;
            }
        }
        return job.objectAt("metadata").has("deletionTimestamp") ? "Terminating" : "Running";
    }

    private static String completions(JsonObject job) {
        long done = Cells.number(job, "status", "succeeded");
        if (job.objectAt("spec").has("completions")) {
            return done + "/" + Cells.number(job, "spec", "completions");
        }
        long parallel = Cells.number(job, "spec", "parallelism");
        return done + (parallel > 1 ? "/1 of " + parallel : "/1");
    }

    private static JsonValue duration(JsonObject job, Instant now) {
        String start = Cells.text(job, "status", "startTime");
        if (start.isEmpty()) {
            return JsonValue.of("");
        }
        String end = Cells.text(job, "status", "completionTime");
        try {
            Instant until = end.isEmpty() ? now : Instant.parse(end);
            return JsonValue.of(Ages.text(Duration.between(Instant.parse(start), until)));
        } catch (DateTimeException e) {
            return JsonValue.of("<invalid>");
        }
    }

    private static List<Column> cronJob() {
        String[] podSpec = {"spec", "jobTemplate", "spec", "template", "spec"};
        return List.of(
                objectName(),
                text("Schedule", job -> Cells.text(job, "spec", "schedule")),
                text("Timezone", job -> Cells.or(Cells.NONE, job, "spec", "timeZone")),
                text(
                        "Suspend",
                        job ->
                                Cells.or("false", job, "spec", "suspend").equals("true")
                                        ? "True"
                                        : "False"),
                new Column(
                        "Active",
                        "integer",
                        0,
                        (job, _) -> JsonValue.of(Cells.list(job, "status", "active").size())),
                new Column(
                        "Last Schedule",
                        "string",
                        0,
                        (job, now) -> {
                            JsonValue last = job.at("status", "lastScheduleTime");
                            return JsonValue.of(last == null ? Cells.NONE : Ages.since(last, now));
                        }),
                age(),
                wide("Containers", job -> Cells.containers(job, podSpec)),
                wide("Images", job -> Cells.images(job, podSpec)),
                wide(
                        "Selector",
                        job -> Cells.selector(job, "spec", "jobTemplate", "spec", "selector")));
    }

    private static List<Column> controllerRevision() {
        return List.of(
                objectName(),
                text("Controller", WorkloadColumns::owner),
                number("Revision", "revision"),
                age());
    }

    private static String owner(JsonObject revision) {
        return Cells.list(revision, "metadata", "ownerReferences").stream()
                .filter(owner -> owner.bool("controller", false))
                .map(
                        owner ->
                                (owner.string("kind", "") + ownerGroup(owner))
                                                .toLowerCase(Locale.ROOT)
                                        + "/"
                                        + owner.string("name", ""))
                .findFirst()
                .orElse(Cells.NONE);
    }

    private static String ownerGroup(JsonObject owner) {
        String apiVersion = owner.string("apiVersion", "");
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : "." + apiVersion.substring(0, slash);
    }

    private static List<Column> autoscaler() {
        return List.of(
                objectName(),
                text(
                        "Reference",
                        hpa ->
                                Cells.text(hpa, "spec", "scaleTargetRef", "kind")
                                        + "/"
                                        + Cells.text(hpa, "spec", "scaleTargetRef", "name")),
                text("Targets", AutoscalerTargets::text),
                text("MinPods", hpa -> Cells.or(Cells.UNSET, hpa, "spec", "minReplicas")),
                number("MaxPods", "spec", "maxReplicas"),
                number("Replicas", "status", "currentReplicas"),
                age());
    }

    private static List<Column> budget() {
        return List.of(
                objectName(),
                text("Min Available", pdb -> Cells.or("N/A", pdb, "spec", "minAvailable")),
                text("Max Unavailable", pdb -> Cells.or("N/A", pdb, "spec", "maxUnavailable")),
                number("Allowed Disruptions", "status", "disruptionsAllowed"),
                age());
    }
}
