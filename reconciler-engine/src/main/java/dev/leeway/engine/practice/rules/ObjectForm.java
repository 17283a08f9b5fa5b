package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import java.util.List;

/** How the objects of one kind are read, filled in and stored. */
interface ObjectForm {
    /**
     * Returns a body as the server reads it: unknown fields gone, scalars checked.
     *
     * @param unknown takes the paths of unknown fields
     * @throws UnreadableBodyException when a value is of the wrong kind
     */
    JsonObject read(JsonObject body, List<String> unknown);

    /** Returns an object that was read, with defaults. */
    JsonObject withDefaults(JsonObject read);

    /** Returns an object as it comes back from the store. */
    JsonObject persisted(JsonObject object);

    /** Returns an object of the kind without any content. */
    JsonObject empty();
}
