package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Judges Argo Rollouts by their phase, once their controller has seen spec and workload. */
final class ArgoRolloutRule {
    private static final String WORKLOAD_GENERATION = "rollout.argoproj.io/workload-generation";
    private static final Set<String> FAILURES =
            Set.of("RolloutAborted", "ProgressDeadlineExceeded");

    private ArgoRolloutRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload rollout = Workload.of(live);
        Optional<Condition> invalid = rollout.condition("InvalidSpec").filter(Condition::isTrue);
        if (invalid.isPresent()) {
            return Optional.of(Health.degraded(invalid.get().text()));
        }
        if (rollout.status().isEmpty()
                || rollout.lag().isPresent()
                || workloadLags(live, rollout)) {
            return Optional.of(
                    Health.progressing("The controller has not seen the newest spec yet."));
        }
        for (Condition condition : rollout.conditions()) {
            if (condition.type().equals("Progressing") && FAILURES.contains(condition.reason())) {
                return Optional.of(Health.degraded(condition.text()));
            }
        }
        String message = rollout.status().string("message", "");
        boolean paused =
                rollout.spec().bool("paused", false)
                        || rollout.condition("Paused").filter(Condition::isTrue).isPresent();
        return switch (rollout.status().string("phase", "")) {
            case "Paused" ->
                    Optional.of(Health.suspended(said(message, "It waits to be promoted.")));
            case "Degraded" -> Optional.of(Health.degraded(said(message, "It is degraded.")));
            case "Progressing" ->
                    Optional.of(
                            paused
                                    ? Health.suspended(said(message, "It is paused."))
                                    : Health.progressing(said(message, "It is rolling out.")));
            case "Healthy" -> Optional.of(Health.healthy(message));
            case String _ -> Optional.empty();
        };
    }

    private static boolean workloadLags(Manifest live, Workload rollout) {
        OptionalLong wanted =
                live.annotation(WORKLOAD_GENERATION)
                        .map(text -> Condition.number(JsonValue.of(text)))
                        .orElse(OptionalLong.empty());
        OptionalLong seen = Condition.number(rollout.status().get("workloadObservedGeneration"));
        return rollout.spec().has("workloadRef")
                && wanted.isPresent()
                && seen.orElse(0) < wanted.getAsLong();
    }

    private static String said(String message, String otherwise) {
        return message.isBlank() ? otherwise : message;
    }
}
