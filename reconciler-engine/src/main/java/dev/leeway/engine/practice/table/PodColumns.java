package dev.leeway.engine.practice.table;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The columns of pods; the status is worked out of phase, conditions and container states. */
final class PodColumns {
    private PodColumns() {}

    static Map<String, List<Column>> all() {
        return Map.of(
                "Pod",
                List.of(
                        Column.objectName(),
                        Column.text("Ready", PodColumns::ready),
                        Column.text("Status", PodColumns::status),
                        new Column("Restarts", "string", 0, PodColumns::restarts),
                        Column.age(),
                        Column.wide("IP", pod -> Cells.or(Cells.NONE, pod, "status", "podIP")),
                        Column.wide("Node", pod -> Cells.or(Cells.NONE, pod, "spec", "nodeName")),
                        Column.wide(
                                "Nominated Node",
                                pod -> Cells.or(Cells.NONE, pod, "status", "nominatedNodeName")),
                        Column.wide("Readiness Gates", PodColumns::gates)));
    }

    private static List<JsonObject> states(JsonObject pod) {
        return Cells.list(pod, "status", "containerStatuses");
    }

    private static String ready(JsonObject pod) {
        long ready = states(pod).stream().filter(state -> state.bool("ready", false)).count();
        return ready + "/" + Cells.list(pod, "spec", "containers").size();
    }

    private static JsonValue restarts(JsonObject pod, Instant now) {
        long restarts =
                states(pod).stream().mapToLong(state -> state.integer("restartCount", 0)).sum();
        if (restarts == 0) {
            return JsonValue.of("0");
        }
        return states(pod).stream()
                .map(state -> Cells.text(state, "lastState", "terminated", "finishedAt"))
                .filter(time -> !time.isEmpty())
                .max(String::compareTo)
                .map(last -> restarts + " (" + Ages.since(JsonValue.of(last), now) + " ago)")
                .map(JsonValue::of)
                .orElse(JsonValue.of(Long.toString(restarts)));
    }

    /** The word kubectl shows; the first trouble in init containers, then in containers, wins. */
    static String status(JsonObject pod) {
        String phase = Cells.or("Unknown", pod, "status", "phase");
        String reason = Cells.or(phase, pod, "status", "reason");
        String initializing = initializing(pod);
        String shown = initializing.isEmpty() ? running(pod, reason) : initializing;
        if (pod.objectAt("metadata").has("deletionTimestamp")) {
            return Cells.text(pod, "status", "reason").equals("NodeLost")
                    ? "Unknown"
                    : "Terminating";
        }
        return shown;
    }

    private static String initializing(JsonObject pod) {
        List<JsonObject> inits = Cells.list(pod, "status", "initContainerStatuses");
        for (int i = 0; i < inits.size(); i++) {
            JsonObject state = inits.get(i).objectAt("state");
            if (Cells.text(state, "terminated", "exitCode").equals("0")) {
                continue;
            }
            if (state.has("terminated")) {
                String why = Cells.or("", state, "terminated", "reason");
                return "Init:"
                        + (why.isEmpty()
                                ? "ExitCode:" + Cells.text(state, "terminated", "exitCode")
                                : why);
            }
            String waits = Cells.text(state, "waiting", "reason");
            boolean usual = waits.isEmpty() || waits.equals("PodInitializing");
            int total = Cells.list(pod, "spec", "initContainers").size();
            return usual ? "Init:" + i + "/" + total : "Init:" + waits;
        }
        return "";
    }

    private static String running(JsonObject pod, String reason) {
        String shown = reason;
        boolean anyRunning = false;
        for (JsonObject status : states(pod).reversed()) {
            JsonObject state = status.objectAt("state");
            String waits = Cells.text(state, "waiting", "reason");
            if (!waits.isEmpty()) {
                shown = waits;
            } else if (state.has("terminated")) {
                String why = Cells.text(state, "terminated", "reason");
                shown =
                        why.isEmpty()
                                ? "ExitCode:" + Cells.text(state, "terminated", "exitCode")
                                : why;
            } else if (state.has("running") && status.bool("ready", false)) {
                anyRunning = true;
            }
        }
        if (shown.equals("Completed") && anyRunning) {
            return isReady(pod) ? "Running" : "NotReady";
        }
        return shown;
    }

    private static boolean isReady(JsonObject pod) {
        return Cells.list(pod, "status", "conditions").stream()
                .anyMatch(
                        condition ->
                                condition.string("type", "").equals("Ready")
                                        && condition.string("status", "").equals("True"));
    }

    private static String gates(JsonObject pod) {
        List<JsonObject> gates = Cells.list(pod, "spec", "readinessGates");
        if (gates.isEmpty()) {
            return Cells.NONE;
        }
        Stream<JsonObject> met =
                Cells.list(pod, "status", "conditions").stream()
                        .filter(condition -> condition.string("status", "").equals("True"))
                        .filter(
                                condition ->
                                        gates.stream()
                                                .anyMatch(
                                                        gate ->
                                                                gate.string("conditionType", "")
                                                                        .equals(
                                                                                condition.string(
                                                                                        "type",
                                                                                        ""))));
        return met.count() + "/" + gates.size();
    }
}
