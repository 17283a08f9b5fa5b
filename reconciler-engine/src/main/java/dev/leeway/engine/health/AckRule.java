package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/**
 * Judges resources of the AWS Controllers for Kubernetes by their documented conditions {@code
 * ACK.Terminal} (it will not get better by itself) and {@code ACK.ResourceSynced}.
 */
final class AckRule {
    static final String GROUP_SUFFIX = ".services.k8s.aws";

    private AckRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload resource = Workload.of(live);
        Optional<Condition> terminal = resource.condition("ACK.Terminal").filter(Condition::isTrue);
        if (terminal.isPresent()) {
            return Optional.of(Health.degraded(terminal.get().text()));
        }
        Optional<Condition> synced = resource.condition("ACK.ResourceSynced");
        if (synced.isPresent() && synced.get().isTrue()) {
            return Optional.of(Health.healthy(synced.get().text()));
        }
        Wording text = synced.map(Condition::text).orElse(HealthPhrase.NOT_SYNCED.of());
        return Optional.of(Health.progressing(text));
    }
}
