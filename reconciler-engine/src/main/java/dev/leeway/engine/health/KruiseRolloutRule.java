package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/** Adds the pause between the steps of an OpenKruise Rollout to the generic reading. */
final class KruiseRolloutRule {
    private KruiseRolloutRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        JsonObject status = live.root().objectAt("status");
        boolean atStep =
                status.objectAt("canaryStatus").string("currentStepState", "").equals("StepPaused")
                        || status.objectAt("blueGreenStatus")
                                .string("currentStepState", "")
                                .equals("StepPaused");
        return atStep && status.string("phase", "").equals("Progressing")
                ? Optional.of(
                        Health.suspended(
                                status.string("message")
                                        .map(Wording::quoted)
                                        .orElse(HealthPhrase.WAITS_AT_STEP.of())))
                : Optional.empty();
    }
}
