package dev.leeway.engine.practice.rules;

import dev.leeway.engine.fields.FieldSets;
import dev.leeway.engine.fields.UnidentifiedItemException;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema;
import java.util.List;

/**
 * The copy of what client-side {@code kubectl apply} sent last, which the server reads and renews
 * for {@code kubectl} alone when it applies on the server's side.
 *
 * <p>Source of the rules: Kubernetes documentation, "Server-Side Apply", "Upgrading from
 * client-side apply to server-side apply": what the copy says and is still so is no conflict, and
 * an object that has a copy gets one of the new configuration, for those who go on with client-side
 * apply.
 */
record LastApplied(FieldSchema.Struct schema, String apiVersion) {
    private static final String KUBECTL = "kubectl";
    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

    /**
     * Returns the fields that a manager may take from others, because the copy says that
     * client-side apply set them and they are still so.
     */
    FieldSet free(String manager, JsonObject live) {
        if (!manager.equals(KUBECTL) || copy(live).isEmpty()) {
            return FieldSet.EMPTY;
        }
        try {
            JsonObject last = JsonReader.readObject(copy(live));
            if (!last.string("apiVersion", "").equals(apiVersion)) {
                return FieldSet.EMPTY;
            }
            FieldComparison since = FieldComparison.of(last, live, schema);
            return FieldSets.of(last, schema).minus(since.changed()).minus(since.removed());
        } catch (JsonSyntaxException | UnidentifiedItemException e) {
            // A copy that cannot be read allows nothing.
            return FieldSet.EMPTY;
        }
    }

    /** Returns the object with the copy renewed, if it has one. */
    JsonObject renewed(String manager, JsonObject object, JsonObject applied) {
        return manager.equals(KUBECTL) && !copy(object).isEmpty()
                ? object.withAt(
                        List.of("metadata", "annotations", ANNOTATION),
                        new JsonString(text(applied)))
                : object;
    }

    private static String copy(JsonObject object) {
        return object.objectAt("metadata", "annotations").string(ANNOTATION, "");
    }

    /**
     * As the server writes JSON: names in order, what HTML knows as escapes, a break at the end.
     */
    private static String text(JsonObject applied) {
        JsonObject bare = applied.withoutAt(List.of("metadata", "annotations", ANNOTATION));
        return sorted(bare)
                        .toJson()
                        .replace("<", "\\u003c")
                        .replace(">", "\\u003e")
                        .replace("&", "\\u0026")
                        .replace("\u2028", "\\u2028")
                        .replace("\u2029", "\\u2029")
                + "\n";
    }

    private static JsonValue sorted(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                JsonObject.Builder all = JsonObject.builder();
                object.names().stream()
                        .sorted()
                        .forEach(name -> all.put(name, sorted(object.require(name))));
                yield all.build();
            }
            case JsonArray array -> new JsonArray(array.stream().map(LastApplied::sorted).toList());
            default -> value;
        };
    }
}
