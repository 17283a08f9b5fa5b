package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gives an Ingress the address of a load balancer. */
final class IngressController implements Controller {
    private static final Duration ADDRESS = Duration.ofSeconds(1);

    @Override
    public GroupKind kind() {
        return Kinds.INGRESS;
    }

    @Override
    public Optional<Duration> reconcile(JsonObject ingress, ClusterObjects cluster, Instant now) {
        if (Owners.isBeingDeleted(ingress)
                || !ingress.arrayAt("status", "loadBalancer", "ingress").isEmpty()) {
            return Optional.empty();
        }
        if (Times.age(ingress, now).compareTo(ADDRESS) < 0) {
            return Optional.of(ADDRESS);
        }
        Status.write(
                cluster,
                kind(),
                ingress,
                JsonObject.of("loadBalancer", Addresses.loadBalancer(ingress)));
        return Optional.empty();
    }
}
