package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/**
 * Judges Elastic Cloud on Kubernetes: the colour says how well the nodes are, the phase whether the
 * operator is at work. Source: Elastic Cloud on Kubernetes documentation, "status".
 */
final class ElasticRule {
    private ElasticRule() {}

    static boolean covers(String group) {
        return group.endsWith(".k8s.elastic.co");
    }

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload stack = Workload.of(live);
        String colour = stack.status().string("health", "");
        String phase = stack.status().string("phase", "");
        Wording text =
                phase.isEmpty()
                        ? HealthPhrase.HEALTH_IS.of(colour)
                        : HealthPhrase.PHASE_AND_HEALTH.of(phase, colour);
        if (phase.equals("Invalid") || colour.equals("red")) {
            return Optional.of(Health.degraded(text));
        }
        boolean atWork = phase.equals("ApplyingChanges") || phase.equals("MigratingData");
        if (atWork || colour.equals("yellow")) {
            return Optional.of(Health.progressing(text));
        }
        boolean alone =
                stack.status().string("associationStatus", "Established").equals("Established");
        if (colour.equals("green")) {
            return Optional.of(
                    alone
                            ? Health.healthy(text)
                            : Health.progressing(HealthPhrase.NOT_CONNECTED.of()));
        }
        return colour.equals("unknown") ? Optional.of(Health.unknown(text)) : Optional.empty();
    }
}
