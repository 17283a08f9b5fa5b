package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Judges Argo Rollouts by their phase, once their controller has seen spec and workload; those of a
 * controller before 1.0, which gives no phase, by their counts and revisions. Source: Argo Rollouts
 * documentation, "Rollout Specification", and the release notes of 1.0.
 */
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
        if (rollout.status().isEmpty() || specLags(rollout) || workloadLags(live, rollout)) {
            return Optional.of(Health.progressing(HealthPhrase.NEWEST_SPEC_UNSEEN.of()));
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
                    Optional.of(Health.suspended(said(message, HealthPhrase.AWAITS_PROMOTION)));
            case "Degraded" -> Optional.of(Health.degraded(said(message, HealthPhrase.DEGRADED)));
            case "Progressing" ->
                    Optional.of(
                            paused
                                    ? Health.suspended(said(message, HealthPhrase.PAUSED))
                                    : Health.progressing(said(message, HealthPhrase.ROLLING_OUT)));
            case "Healthy" -> Optional.of(Health.healthy(Wording.quoted(message)));
            case String _ -> Optional.of(withoutPhase(rollout, paused));
        };
    }

    /** Before 1.0 the observed generation was a hash, which tells nothing of the order. */
    private static boolean specLags(Workload rollout) {
        boolean hash =
                rollout.status().get("observedGeneration") instanceof JsonString(String seen)
                        && !seen.matches("[0-9]*");
        return !hash && rollout.lag().isPresent();
    }

    private static Health withoutPhase(Workload rollout, boolean paused) {
        if (paused || !rollout.status().arrayAt("pauseConditions").isEmpty()) {
            return Health.suspended(HealthPhrase.PAUSED.of());
        }
        long wanted = rollout.wanted();
        long updated = rollout.count("updatedReplicas");
        if (updated < wanted) {
            return Workload.waiting(updated, wanted, "updatedReplicas");
        }
        if (rollout.count("replicas") > updated) {
            return Health.progressing(HealthPhrase.OLDER_REVISION_THERE.of());
        }
        if (rollout.count("availableReplicas") < updated) {
            return Workload.waiting(
                    rollout.count("availableReplicas"), updated, "availableReplicas");
        }
        String newest = rollout.status().string("currentPodHash", "");
        String serving = servingRevision(rollout.status());
        return serving.isEmpty() || serving.equals(newest)
                ? Health.healthy(HealthPhrase.NEWEST_SERVES.of())
                : Health.progressing(HealthPhrase.REVISION_STILL_SERVES.of(serving));
    }

    private static String servingRevision(JsonObject status) {
        return status.objectAt("blueGreen")
                .string("activeSelector")
                .or(() -> status.string("stableRS"))
                .or(() -> status.objectAt("canary").string("stableRS"))
                .orElse("");
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

    private static Wording said(String message, HealthPhrase otherwise) {
        return message.isBlank() ? otherwise.of() : Wording.quoted(message);
    }
}
