package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/** Judges Argo Workflows by their phase. */
final class ArgoWorkflowRule {
    private ArgoWorkflowRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        JsonObject status = live.root().objectAt("status");
        String phase = status.string("phase", "");
        Wording message =
                status.string("message")
                        .filter(m -> !m.isBlank())
                        .map(Wording::quoted)
                        .orElse(HealthPhrase.PHASE.of(phase));
        return Optional.of(
                switch (phase) {
                    case "" -> Health.progressing(HealthPhrase.NOT_STARTED.of());
                    case "Pending", "Running" -> Health.progressing(message);
                    case "Succeeded" -> Health.healthy(message);
                    case "Failed", "Error" -> Health.degraded(message);
                    case String _ -> Health.unknown(message);
                });
    }
}
