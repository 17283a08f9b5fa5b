package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges GitOps Promoter's strategies and policies: once they are reconciled, by whether the
 * proposed commit has become the active one.
 */
final class PromotionRule {
    private PromotionRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Health reconciled = GenericReading.read(live);
        if (reconciled.status() != HealthStatus.HEALTHY) {
            return Optional.empty();
        }
        JsonObject status = live.root().objectAt("status");
        if (!live.kind().equals("PromotionStrategy")) {
            return promotion(HealthPhrase.CHANGE.of(), status);
        }
        List<JsonObject> environments = status.arrayAt("environments").objects().toList();
        if (environments.isEmpty()) {
            return Optional.of(Health.degraded(HealthPhrase.NO_ENVIRONMENTS.of()));
        }
        for (JsonObject environment : environments) {
            Optional<Health> waiting =
                    promotion(
                            environment
                                    .string("branch")
                                    .map(Wording::quoted)
                                    .orElse(HealthPhrase.ENVIRONMENT.of()),
                            environment);
            if (waiting.isPresent()) {
                return waiting;
            }
        }
        return Optional.empty();
    }

    private static Optional<Health> promotion(Wording where, JsonObject environment) {
        JsonObject proposed = environment.objectAt("proposed");
        String active = environment.objectAt("active", "dry").string("sha", "");
        String next =
                proposed.stringAt("note", "drySha")
                        .orElse(proposed.objectAt("dry").string("sha", ""));
        if (active.isEmpty() || next.isEmpty()) {
            return Optional.of(Health.progressing(HealthPhrase.NO_COMMITS.of(where)));
        }
        if (active.equals(next)) {
            return Optional.empty();
        }
        JsonArray checks = proposed.arrayAt("commitStatuses");
        boolean failed = phases(checks).anyMatch("failure"::equals);
        boolean pending = phases(checks).anyMatch("pending"::equals);
        return Optional.of(
                failed && !pending
                        ? Health.degraded(HealthPhrase.CHECK_FAILED.of(where))
                        : Health.progressing(HealthPhrase.COMMIT_NOT_ACTIVE.of(where)));
    }

    private static Stream<String> phases(JsonArray checks) {
        return checks.objects().map(check -> check.string("phase", ""));
    }
}
