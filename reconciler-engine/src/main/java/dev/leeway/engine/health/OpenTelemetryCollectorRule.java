package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges OpenTelemetryCollectors by the share of their replicas that is ready. */
final class OpenTelemetryCollectorRule {
    private OpenTelemetryCollectorRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        if (live.root().objectAt("spec").string("mode", "").equals("sidecar")) {
            return Optional.of(Health.healthy(HealthPhrase.SIDECAR.of()));
        }
        String share = live.root().objectAt("status", "scale").string("statusReplicas", "");
        return share.startsWith("0/") && !share.equals("0/0")
                ? Optional.of(Health.degraded(HealthPhrase.SHARE_READY.of(share)))
                : Optional.empty();
    }
}
