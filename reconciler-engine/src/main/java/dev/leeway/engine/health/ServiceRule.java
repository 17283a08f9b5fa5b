package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/** Judges Services: those of type LoadBalancer need an address, the others need nothing. */
final class ServiceRule {
    private ServiceRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        JsonObject root = live.root();
        boolean balanced = root.objectAt("spec").string("type", "").equals("LoadBalancer");
        boolean addressed = !root.arrayAt("status", "loadBalancer", "ingress").isEmpty();
        if (!balanced || addressed) {
            return Optional.of(Health.healthy(Wording.none()));
        }
        if (!context.settings().loadBalancerNeedsAddress()) {
            return Optional.of(Health.healthy(HealthPhrase.NO_BALANCER_ADDRESS.of()));
        }
        String created = live.metadata().string("creationTimestamp", "");
        return Optional.of(
                Health.progressing(context.aged(HealthPhrase.AWAITS_BALANCER.of(), created)));
    }
}
