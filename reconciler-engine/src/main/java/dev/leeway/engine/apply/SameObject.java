package dev.leeway.engine.apply;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells whether an object is what a plan saw, although its version moved: only its status was
 * written since. Spec, metadata and who owns which field are the same, so the same request makes
 * the same change. Pure.
 */
public final class SameObject {
    private SameObject() {}

    /** Returns whether a request that was made for the one makes the same change to the other. */
    public static boolean isSame(Manifest seen, Manifest now) {
        return seen.uid().equals(now.uid()) && content(seen).equals(content(now));
    }

    private static JsonObject content(Manifest object) {
        JsonObject root =
                object.root()
                        .without("status")
                        .withoutAt(List.of("metadata", "resourceVersion"))
                        .withoutAt(List.of("metadata", "generation"));
        List<JsonValue> owners = new ArrayList<>();
        for (JsonValue entry : object.metadata().arrayAt("managedFields")) {
            if (entry instanceof JsonObject record
                    && !record.string("subresource", "").equals("status")) {
                owners.add(record.without("time"));
            }
        }
        return root.withAt(List.of("metadata", "managedFields"), new JsonArray(owners));
    }
}
