package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges cert-manager Certificates: issuing now, else ready or not. */
final class CertificateRule {
    private CertificateRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload certificate = Workload.of(live);
        Optional<Condition> issuing = certificate.condition("Issuing").filter(Condition::isTrue);
        if (issuing.isPresent()) {
            return Optional.of(Health.progressing(issuing.get().text()));
        }
        Optional<Condition> ready = certificate.condition("Ready");
        if (ready.filter(Condition::isTrue).isPresent()) {
            return Optional.of(Health.healthy(ready.get().text()));
        }
        if (ready.filter(Condition::isFalse).isPresent()) {
            return Optional.of(Health.degraded(ready.get().text()));
        }
        return Optional.of(Health.progressing(HealthPhrase.NOT_ISSUED.of()));
    }
}
