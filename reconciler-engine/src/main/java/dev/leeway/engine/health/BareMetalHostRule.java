package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/**
 * Judges Metal3's hosts by their operational status. Source: Metal3 documentation, "BareMetalHost".
 */
final class BareMetalHostRule {
    private BareMetalHostRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload host = Workload.of(live);
        String error = host.status().string("errorMessage", "");
        String state = host.status().objectAt("provisioning").string("state", "");
        return switch (host.status().string("operationalStatus", "")) {
            case "OK" -> Optional.of(Health.healthy(HealthMessage.quoted(state)));
            case "error" -> Optional.of(Health.degraded(HealthMessage.quoted(error)));
            case "discovered", "delayed" ->
                    Optional.of(Health.progressing(HealthMessage.quoted(state)));
            case "detached" -> Optional.of(Health.suspended(HealthPhrase.DETACHED.of()));
            case String _ -> Optional.empty();
        };
    }
}
