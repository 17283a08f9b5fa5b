package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/**
 * Judges Ingresses by the address that their controller reports. Some controllers never report one;
 * {@link HealthSettings#ingressNeedsAddress()} says whether to wait for it.
 */
final class IngressRule {
    private IngressRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        boolean addressed = !live.root().arrayAt("status", "loadBalancer", "ingress").isEmpty();
        if (addressed) {
            return Optional.of(Health.healthy(Wording.none()));
        }
        if (!context.settings().ingressNeedsAddress()) {
            return Optional.of(Health.healthy(HealthPhrase.NO_INGRESS_ADDRESS.of()));
        }
        String created = live.metadata().string("creationTimestamp", "");
        return Optional.of(
                Health.progressing(context.aged(HealthPhrase.AWAITS_INGRESS.of(), created)));
    }
}
