package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/**
 * Judges Gatekeeper's templates, constraints and mutators by what each of its pods says. Source:
 * Gatekeeper documentation, "status.byPod".
 */
final class GatekeeperRule {
    private GatekeeperRule() {}

    static boolean covers(String group) {
        return group.endsWith(".gatekeeper.sh");
    }

    static Optional<Health> assess(Manifest live, HealthContext context) {
        JsonArray pods = live.root().objectAt("status").arrayAt("byPod");
        if (pods.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonObject> error =
                pods.objects().flatMap(pod -> pod.arrayAt("errors").objects()).findFirst();
        return Optional.of(
                error.map(
                                found ->
                                        Health.degraded(
                                                found.string("message")
                                                        .map(Wording::quoted)
                                                        .orElse(HealthPhrase.REFUSED_BY_POD.of())))
                        .orElseGet(() -> Health.healthy(HealthPhrase.TAKEN_BY_EVERY_POD.of())));
    }
}
