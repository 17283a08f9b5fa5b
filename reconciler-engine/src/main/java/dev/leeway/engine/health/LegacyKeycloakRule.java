package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/**
 * Judges the first Keycloak operator's objects: their phase stays {@code reconciling} for good, and
 * {@code ready} tells. Source: that operator's API, keycloak.org/v1alpha1.
 */
final class LegacyKeycloakRule {
    private LegacyKeycloakRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload keycloak = Workload.of(live);
        Wording message = Wording.quoted(keycloak.status().string("message", ""));
        if (keycloak.status().string("phase", "").equals("failing")) {
            return Optional.of(Health.degraded(message));
        }
        return Optional.of(
                keycloak.status().bool("ready", false)
                        ? Health.healthy(message)
                        : Health.progressing(message));
    }
}
