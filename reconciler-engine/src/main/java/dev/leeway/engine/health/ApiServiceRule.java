package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges APIServices by whether the API answers. */
final class ApiServiceRule {
    private ApiServiceRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Optional<Condition> available = Workload.of(live).condition("Available");
        return Optional.of(
                available
                        .map(
                                c ->
                                        c.isTrue()
                                                ? Health.healthy(c.text())
                                                : Health.progressing(c.text()))
                        .orElseGet(
                                () -> Health.progressing(HealthPhrase.AVAILABILITY_UNKNOWN.of())));
    }
}
