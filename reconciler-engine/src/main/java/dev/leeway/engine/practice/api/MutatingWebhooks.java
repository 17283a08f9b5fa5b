package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.fault.FaultSubject;
import dev.leeway.engine.practice.fault.Faults;
import dev.leeway.engine.practice.rules.WebhookPatch;

/**
 * Lets the mutating webhooks that are switched on rewrite what is written, dry runs too. As with a
 * real server nobody owns what a webhook adds, and managed fields do not tell of it.
 */
final class MutatingWebhooks {
    private final Faults faults;

    MutatingWebhooks(Faults faults) {
        this.faults = faults;
    }

    /** Returns the object as admission leaves it. */
    JsonObject admit(ApiRequest request, Target target, JsonObject object) {
        JsonObject admitted = object;
        for (JsonArray patch : faults.rewritings(subject(request, target))) {
            admitted = WebhookPatch.apply(admitted, patch);
        }
        return admitted;
    }

    private static FaultSubject subject(ApiRequest request, Target target) {
        return new FaultSubject(
                switch (request.method()) {
                    case "POST" -> "create";
                    case "PUT" -> "update";
                    default -> "patch";
                },
                target.type().gvk().group(),
                target.type().plural(),
                target.subresource(),
                target.namespace(),
                target.name(),
                request.user());
    }
}
