package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
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
            Optional<Wording> trouble = waitingTrouble(status);
            if (trouble.isPresent()) {
                return Optional.of(Health.degraded(trouble.get()));
            }
        }
        return Optional.of(
                switch (status.string("phase", "")) {
                    case "Pending" -> pending(live, status, context);
                    case "Succeeded" -> Health.healthy(HealthPhrase.FINISHED.of());
                    case "Failed" -> Health.degraded(failure(status));
                    case "Running" -> running(status, serves);
                    case String phase ->
                            Health.unknown(
                                    phase.isEmpty()
                                            ? HealthPhrase.NO_PHASE.of()
                                            : HealthPhrase.PHASE.of(phase));
                });
    }

    private static Health pending(Manifest live, JsonObject status, HealthContext context) {
        Wording why =
                Condition.find(Condition.in(status), "PodScheduled")
                        .filter(Condition::isFalse)
                        .map(c -> HealthPhrase.NOT_SCHEDULED.of(c.text()))
                        .or(() -> ownWords(status, "message"))
                        .orElse(HealthPhrase.PENDING.of());
        return Health.progressing(
                context.aged(why, live.metadata().string("creationTimestamp", "")));
    }

    private static Health running(JsonObject status, boolean serves) {
        if (!serves) {
            return Health.progressing(HealthPhrase.RUNNING_TO_END.of());
        }
        boolean ready =
                Condition.find(Condition.in(status), "Ready").filter(Condition::isTrue).isPresent();
        if (ready) {
            return Health.healthy(HealthPhrase.RUNNING_READY.of());
        }
        for (JsonObject container : containers(status).toList()) {
            JsonObject ended = container.objectAt("lastState", "terminated");
            if (!ended.isEmpty()) {
                return Health.degraded(
                        HealthPhrase.NOT_READY_RESTARTED.of(
                                name(container), times(container), termination(ended)));
            }
        }
        return Health.progressing(HealthPhrase.RUNNING_NOT_READY.of());
    }

    private static Optional<Wording> waitingTrouble(JsonObject status) {
        List<Wording> troubles = new ArrayList<>();
        for (JsonObject container : containers(status).toList()) {
            JsonObject waiting = container.objectAt("state", "waiting");
            String reason = waiting.string("reason", "");
            if (reason.startsWith("Err")
                    || reason.endsWith("Error")
                    || reason.endsWith("BackOff")) {
                troubles.add(trouble(container, reason, waiting.string("message", "")));
            }
        }
        return troubles.stream().reduce((one, next) -> HealthPhrase.AND.of(one, next));
    }

    private static Wording trouble(JsonObject container, String reason, String message) {
        Wording head = HealthPhrase.NAMED.of(name(container), Wording.quoted(reason));
        if (reason.startsWith("CrashLoop")) {
            JsonObject ended = container.objectAt("lastState", "terminated");
            Wording restarted = HealthPhrase.RESTARTED.of(head, times(container));
            return ended.isEmpty()
                    ? restarted
                    : HealthPhrase.LAST.of(restarted, termination(ended));
        }
        if (reason.startsWith("ErrImage")
                || reason.startsWith("Image")
                || reason.contains("Pull")) {
            Wording image = Wording.quoted(container.string("image", ""));
            return withTail(
                    image.isEmpty() ? head : HealthPhrase.OF_IMAGE.of(head, image), message);
        }
        return withTail(head, message);
    }

    private static Wording name(JsonObject container) {
        return Wording.quoted(container.string("name", ""));
    }

    private static Wording times(JsonObject container) {
        long count = Condition.number(container.get("restartCount")).orElse(0);
        return count == 1 ? HealthPhrase.ONCE.of() : HealthPhrase.TIMES.of(count);
    }

    private static Wording termination(JsonObject ended) {
        long code = Condition.number(ended.get("exitCode")).orElse(0);
        String reason = ended.string("reason", "");
        return reason.isEmpty()
                ? HealthPhrase.ENDED_WITH_CODE.of(code)
                : HealthPhrase.EXIT_CODE.of(Wording.quoted(reason), Wording.count(code));
    }

    private static Wording withTail(Wording head, String message) {
        return message.isBlank() ? head : HealthPhrase.NAMED.of(head, Wording.quoted(message));
    }

    private static Wording failure(JsonObject status) {
        Optional<Wording> message = ownWords(status, "message");
        if (message.isPresent()) {
            return message.get();
        }
        for (JsonObject container : containers(status).toList()) {
            JsonObject ended = container.objectAt("state", "terminated");
            if (Condition.number(ended.get("exitCode")).orElse(0) != 0) {
                return HealthPhrase.NAMED.of(name(container), termination(ended));
            }
        }
        return ownWords(status, "reason").orElse(HealthPhrase.FAILED.of());
    }

    private static Optional<Wording> ownWords(JsonObject status, String member) {
        return status.string(member).filter(m -> !m.isBlank()).map(Wording::quoted);
    }

    private static Stream<JsonObject> containers(JsonObject status) {
        return Stream.concat(
                status.arrayAt("initContainerStatuses").objects(),
                status.arrayAt("containerStatuses").objects());
    }
}
