package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges Services: those of type LoadBalancer need an address, the others need nothing. */
final class ServiceRule {
    private ServiceRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        JsonObject root = live.root();
        boolean balanced = root.objectAt("spec").string("type", "").equals("LoadBalancer");
        boolean addressed = !root.arrayAt("status", "loadBalancer", "ingress").isEmpty();
        if (!balanced || addressed) {
            return Optional.of(Health.healthy(""));
        }
        if (!context.settings().loadBalancerNeedsAddress()) {
            return Optional.of(Health.healthy("No address is reported by a load balancer."));
        }
        String created = live.metadata().string("creationTimestamp", "");
        return Optional.of(
                Health.progressing(
                        context.aged("Waiting for an address of the load balancer", created)));
    }
}
