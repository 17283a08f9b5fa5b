package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/**
 * Judges Karpenter's node claims: {@code Ready} comes last, and one that is being disrupted is on
 * its way out though it is still ready. Source: Karpenter documentation, "NodeClaims".
 */
final class NodeClaimRule {
    private NodeClaimRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload claim = Workload.of(live);
        Optional<Condition> disrupted =
                claim.condition("Disrupting")
                        .or(() -> claim.condition("DisruptionReason"))
                        .filter(Condition::isTrue);
        if (disrupted.isPresent()) {
            return Optional.of(Health.suspended(disrupted.get().text()));
        }
        Optional<Condition> ready = claim.condition("Ready");
        if (ready.isEmpty() || !(ready.get().isTrue() || ready.get().isFalse())) {
            return Optional.of(Health.progressing(HealthPhrase.NODE_NOT_READY.of()));
        }
        return Optional.of(
                ready.get().isTrue()
                        ? Health.healthy(ready.get().text())
                        : Health.degraded(ready.get().text()));
    }
}
