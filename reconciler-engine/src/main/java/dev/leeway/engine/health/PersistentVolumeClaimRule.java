package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Judges PersistentVolumeClaims by their phase. */
final class PersistentVolumeClaimRule {
    private PersistentVolumeClaimRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        String created = live.metadata().string("creationTimestamp", "");
        String phase = live.root().objectAt("status").string("phase", "");
        return Optional.of(
                switch (phase) {
                    case "Bound" -> Health.healthy("Bound to a volume.");
                    case "Pending" ->
                            Health.progressing(context.aged("Waiting for a volume", created));
                    case "Lost" -> Health.degraded("Its volume is lost.");
                    case String _ -> Health.unknown("Its phase is '" + phase + "'.");
                });
    }
}
