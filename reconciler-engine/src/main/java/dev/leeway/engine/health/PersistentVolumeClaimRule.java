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
                    case "Bound" -> Health.healthy(HealthPhrase.BOUND.of());
                    case "Pending" ->
                            Health.progressing(
                                    context.aged(HealthPhrase.AWAITS_VOLUME.of(), created));
                    case "Lost" -> Health.degraded(HealthPhrase.VOLUME_LOST.of());
                    case String _ -> Health.unknown(HealthPhrase.PHASE_QUOTED.of(phase));
                });
    }
}
