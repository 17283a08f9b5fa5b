package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;

/** What a mutating webhook answers: a JSON patch of the object under admission. */
public final class WebhookPatch {
    private WebhookPatch() {}

    /** Returns the object as the webhook would have it; as it is where the patch does not fit. */
    public static JsonObject apply(JsonObject object, JsonArray patch) {
        try {
            return JsonPatch.apply(object, patch) instanceof JsonObject changed ? changed : object;
        } catch (PatchFailedException doesNotFit) {
            // A webhook patches what it knows, and lets everything else pass.
            return object;
        }
    }
}
