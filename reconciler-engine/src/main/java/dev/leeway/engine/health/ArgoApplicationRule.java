package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/** Passes on what Argo CD itself says of an Application. */
final class ArgoApplicationRule {
    private ArgoApplicationRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        JsonObject status = live.root().objectAt("status");
        Optional<Wording> failed =
                Condition.in(status).stream()
                        .filter(c -> c.type().endsWith("Error"))
                        .map(Condition::text)
                        .findFirst();
        if (failed.isPresent()) {
            return Optional.of(Health.degraded(failed.get()));
        }
        String said = status.objectAt("health").string("status", "");
        Wording message =
                status.objectAt("health")
                        .string("message")
                        .map(Wording::quoted)
                        .orElse(HealthPhrase.ARGO_SAYS.of(said));
        for (HealthStatus candidate : HealthStatus.values()) {
            if (candidate.word().equals(said)) {
                return Optional.of(new Health(candidate, message, ""));
            }
        }
        return Optional.of(Health.progressing(HealthPhrase.ARGO_SILENT.of()));
    }
}
