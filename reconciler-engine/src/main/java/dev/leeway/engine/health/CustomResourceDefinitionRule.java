package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges CustomResourceDefinitions by whether their kind is served. */
final class CustomResourceDefinitionRule {
    private CustomResourceDefinitionRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload definition = Workload.of(live);
        if (definition.conditions().isEmpty()) {
            return Optional.of(Health.progressing(HealthPhrase.NO_STATUS.of()));
        }
        return Optional.of(
                definition
                        .condition("Terminating")
                        .filter(Condition::isTrue)
                        .map(c -> Health.progressing(c.text()))
                        .or(() -> trouble(definition))
                        .orElseGet(() -> established(definition)));
    }

    private static Optional<Health> trouble(Workload definition) {
        return definition
                .condition("NamesAccepted")
                .filter(Condition::isFalse)
                .or(() -> definition.condition("NonStructuralSchema").filter(Condition::isTrue))
                .map(c -> Health.degraded(c.text()));
    }

    private static Health established(Workload definition) {
        Optional<Condition> established = definition.condition("Established");
        if (established.filter(Condition::isTrue).isPresent()) {
            return Health.healthy(HealthPhrase.KIND_SERVED.of());
        }
        if (established.filter(c -> c.reason().equals("Installing")).isPresent()) {
            return Health.progressing(established.get().text());
        }
        return Health.degraded(
                established.map(Condition::text).orElse(HealthPhrase.KIND_NOT_ESTABLISHED.of()));
    }
}
