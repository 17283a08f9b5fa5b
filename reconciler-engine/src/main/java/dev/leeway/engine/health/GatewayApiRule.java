package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges Gateway API kinds: gateways by themselves and their listeners, routes by what each of
 * their parents says, policies by what each of their ancestors says. Source: Gateway API, GEP-1364
 * (conditions) and GEP-713 (policy attachment).
 */
final class GatewayApiRule {
    /** The group of the Gateway API. */
    static final String GROUP = "gateway.networking.k8s.io";

    private GatewayApiRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload object = Workload.of(live);
        List<Condition> all = new ArrayList<>(object.conditions());
        for (String part : List.of("parents", "ancestors", "listeners")) {
            object.status().arrayAt(part).objects().forEach(one -> all.addAll(Condition.in(one)));
        }
        if (all.isEmpty()) {
            return Optional.of(Health.progressing(HealthPhrase.NO_CONTROLLER_REPORTED.of()));
        }
        List<Condition> current =
                all.stream().filter(c -> !c.isBehind(object.generation())).toList();
        if (current.isEmpty()) {
            return Optional.of(Health.progressing(HealthPhrase.CONTROLLERS_LAG.of()));
        }
        Optional<Health> refused =
                current.stream()
                        .filter(c -> c.type().equals("Accepted") || c.type().equals("ResolvedRefs"))
                        .filter(c -> c.isFalse() && !c.reason().equals("Pending"))
                        .map(c -> Health.degraded(c.text()))
                        .findFirst();
        Optional<Health> waiting =
                current.stream()
                        .filter(c -> c.type().equals("Programmed") || c.type().equals("Accepted"))
                        .filter(c -> !c.isTrue())
                        .map(c -> Health.progressing(c.text()))
                        .findFirst();
        return Optional.of(
                refused.or(() -> waiting)
                        .orElseGet(() -> Health.healthy(current.getFirst().text())));
    }
}
