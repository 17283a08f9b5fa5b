package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges Pods, naming the container, the reason, the restarts and the image. */
final class PodRule {
    private static final String IGNORE_RESTART_POLICY = "argocd.argoproj.io/ignore-restart-policy";

    private PodRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        JsonObject spec = live.root().objectAt("spec");
        JsonObject status = live.root().objectAt("status");
        boolean hook = HealthRules.isHook(live);
        boolean ignored =
                !hook && live.annotation(IGNORE_RESTART_POLICY).filter("true"::equals).isPresent();
        boolean serves = spec.string("restartPolicy", "Always").equals("Always") || ignored;
        if (serves) {
            Optional<String> trouble = waitingTrouble(status);
            if (trouble.isPresent()) {
                return Optional.of(Health.degraded(trouble.get()));
            }
        }
        return Optional.of(
                switch (status.string("phase", "")) {
                    case "Pending" -> pending(live, status, context);
                    case "Succeeded" -> Health.healthy("It has finished.");
                    case "Failed" -> Health.degraded(failure(status));
                    case "Running" -> running(status, serves);
                    case String phase ->
                            Health.unknown(
                                    phase.isEmpty()
                                            ? "It has reported no phase."
                                            : "Its phase is " + phase + ".");
                });
    }

    private static Health pending(Manifest live, JsonObject status, HealthContext context) {
        String why =
                Condition.find(Condition.in(status), "PodScheduled")
                        .filter(Condition::isFalse)
                        .map(c -> "Not scheduled: " + c.text())
                        .or(() -> status.string("message").filter(m -> !m.isBlank()))
                        .orElse("Pending");
        return Health.progressing(
                context.aged(
                        HealthMessage.quoted(why),
                        live.metadata().string("creationTimestamp", "")));
    }

    private static Health running(JsonObject status, boolean serves) {
        if (!serves) {
            return Health.progressing("Running to its end.");
        }
        boolean ready =
                Condition.find(Condition.in(status), "Ready").filter(Condition::isTrue).isPresent();
        if (ready) {
            return Health.healthy("Running and ready.");
        }
        for (JsonObject container : containers(status).toList()) {
            JsonObject ended = container.objectAt("lastState", "terminated");
            if (!ended.isEmpty()) {
                return Health.degraded(
                        container.string("name", "")
                                + " is not ready and has restarted "
                                + times(container)
                                + ": "
                                + termination(ended));
            }
        }
        return Health.progressing("Running, not ready yet.");
    }

    /** Returns why containers cannot start, or empty when none is stuck. */
    private static Optional<String> waitingTrouble(JsonObject status) {
        List<String> troubles = new ArrayList<>();
        for (JsonObject container : containers(status).toList()) {
            JsonObject waiting = container.objectAt("state", "waiting");
            String reason = waiting.string("reason", "");
            if (reason.startsWith("Err")
                    || reason.endsWith("Error")
                    || reason.endsWith("BackOff")) {
                troubles.add(trouble(container, reason, waiting.string("message", "")));
            }
        }
        return troubles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", troubles));
    }

    private static String trouble(JsonObject container, String reason, String message) {
        String head = container.string("name", "") + ": " + reason;
        if (reason.startsWith("CrashLoop")) {
            JsonObject ended = container.objectAt("lastState", "terminated");
            String last = ended.isEmpty() ? "" : ", last " + termination(ended);
            return head + ", restarted " + times(container) + last;
        }
        if (reason.startsWith("ErrImage")
                || reason.startsWith("Image")
                || reason.contains("Pull")) {
            String image = container.string("image", "");
            return head + (image.isEmpty() ? "" : " of " + image) + tail(message);
        }
        return head + tail(message);
    }

    private static String times(JsonObject container) {
        long count = Condition.number(container.get("restartCount")).orElse(0);
        return count == 1 ? "once" : count + " times";
    }

    private static String termination(JsonObject ended) {
        long code = Condition.number(ended.get("exitCode")).orElse(0);
        String reason = ended.string("reason", "");
        return (reason.isEmpty() ? "ended" : reason) + " with exit code " + code;
    }

    private static String tail(String message) {
        return message.isBlank() ? "" : ": " + message;
    }

    private static String failure(JsonObject status) {
        Optional<String> message = status.string("message").filter(m -> !m.isBlank());
        if (message.isPresent()) {
            return message.get();
        }
        for (JsonObject container : containers(status).toList()) {
            JsonObject ended = container.objectAt("state", "terminated");
            if (Condition.number(ended.get("exitCode")).orElse(0) != 0) {
                return container.string("name", "") + ": " + termination(ended);
            }
        }
        return status.string("reason").filter(r -> !r.isBlank()).orElse("It has failed.");
    }

    private static Stream<JsonObject> containers(JsonObject status) {
        return Stream.concat(
                status.arrayAt("initContainerStatuses").objects(),
                status.arrayAt("containerStatuses").objects());
    }
}
