package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
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
            return Optional.of(Health.suspended(HealthPhrase.FLUX_LEAVES_ALONE.of()));
        }
        boolean registry =
                live.kind().equals("HelmRepository")
                        && object.spec().string("type", "").equals("oci");
        if (object.conditions().isEmpty()) {
            return registry
                    ? Optional.of(Health.healthy(HealthPhrase.REGISTRY_SILENT.of()))
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
            Wording text =
                    ready.or(() -> object.condition("Reconciling"))
                            .map(Condition::text)
                            .orElse(Wording.none());
            return Optional.of(Health.progressing(text));
        }
        return Optional.of(
                ready.get().isTrue()
                        ? Health.healthy(ready.get().text())
                        : Health.degraded(ready.get().text()));
    }
}
