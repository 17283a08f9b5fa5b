package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
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
            case "OK" -> Optional.of(Health.healthy(Wording.quoted(state)));
            case "error" -> Optional.of(Health.degraded(Wording.quoted(error)));
            case "discovered", "delayed" -> Optional.of(Health.progressing(Wording.quoted(state)));
            case "detached" -> Optional.of(Health.suspended(HealthPhrase.DETACHED.of()));
            case String _ -> Optional.empty();
        };
    }
}
