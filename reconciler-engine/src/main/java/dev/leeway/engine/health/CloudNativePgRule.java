package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Adds CloudNativePG's two switches, which are annotations, to the generic reading. */
final class CloudNativePgRule {
    private CloudNativePgRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        if (live.annotation("cnpg.io/hibernation").filter("on"::equals).isPresent()) {
            return Optional.of(Health.suspended(HealthPhrase.HIBERNATED.of()));
        }
        if (live.annotation("cnpg.io/reconciliationLoop").filter("disabled"::equals).isPresent()) {
            return Optional.of(Health.suspended(HealthPhrase.SWITCHED_OFF.of()));
        }
        return Optional.empty();
    }
}
