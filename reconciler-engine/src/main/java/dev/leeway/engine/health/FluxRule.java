package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges the kinds of Flux by suspension and {@code Ready}. */
final class FluxRule {
    private FluxRule() {}

    static boolean covers(String group) {
        return group.endsWith(".toolkit.fluxcd.io");
    }

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload object = Workload.of(live);
        if (object.spec().bool("suspend", false)) {
            return Optional.of(Health.suspended("Flux is told to leave it alone (spec.suspend)."));
        }
        boolean registry =
                live.kind().equals("HelmRepository")
                        && object.spec().string("type", "").equals("oci");
        if (object.conditions().isEmpty()) {
            return registry
                    ? Optional.of(
                            Health.healthy("An OCI registry is read on use and reports nothing."))
                    : Optional.empty();
        }
        Optional<Condition> stalled = object.condition("Stalled").filter(Condition::isTrue);
        if (stalled.isPresent()) {
            return Optional.of(Health.degraded(stalled.get().text()));
        }
        Optional<Condition> ready = object.condition("Ready");
        if (ready.isEmpty()
                || ready.get().isBehind(object.generation())
                || ready.get().isUnknown()) {
            String text =
                    ready.or(() -> object.condition("Reconciling")).map(Condition::text).orElse("");
            return Optional.of(Health.progressing(text));
        }
        return Optional.of(
                ready.get().isTrue()
                        ? Health.healthy(ready.get().text())
                        : Health.degraded(ready.get().text()));
    }
}
