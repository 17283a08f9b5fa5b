package dev.leeway.engine.practice.store;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Reads and rewrites the {@code metadata} of a Kubernetes object. Pure. */
public final class ObjectMeta {
    private static final String METADATA = "metadata";

    private ObjectMeta() {}

    /** Returns the metadata, empty when the object has none. */
    public static JsonObject of(JsonObject object) {
        return object.object(METADATA).orElse(JsonObject.EMPTY);
    }

    /** Returns the name, empty when there is none. */
    public static String name(JsonObject object) {
        return of(object).string("name", "");
    }

    /** Returns the namespace, empty for cluster-scoped objects. */
    public static String namespace(JsonObject object) {
        return of(object).string("namespace", "");
    }

    /** Returns the uid, empty when there is none. */
    public static String uid(JsonObject object) {
        return of(object).string("uid", "");
    }

    /** Returns the resource version as a number, 0 when there is none. */
    public static long version(JsonObject object) {
        String text = of(object).string("resourceVersion", "");
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /** Returns a label's value, or empty when the object does not carry the label. */
    public static Optional<String> label(JsonObject object, String name) {
        return of(object).object("labels").flatMap(labels -> labels.string(name));
    }

    /** Returns an annotation's value, or empty when the object does not carry it. */
    public static Optional<String> annotation(JsonObject object, String name) {
        return of(object).object("annotations").flatMap(all -> all.string(name));
    }

    /** Returns the finalizers, in order. */
    public static List<String> finalizers(JsonObject object) {
        return of(object).array("finalizers").orElse(JsonArray.EMPTY).stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .toList();
    }

    /** Returns the owner references, in order. */
    public static List<JsonObject> owners(JsonObject object) {
        return of(object).array("ownerReferences").orElse(JsonArray.EMPTY).objects().toList();
    }

    /** Returns the owner reference that is marked as the controller, or empty. */
    public static Optional<JsonObject> controller(JsonObject object) {
        return owners(object).stream().filter(owner -> owner.bool("controller", false)).findFirst();
    }

    /** Returns whether deletion was asked for and waits for finalizers or a grace period. */
    public static boolean deleting(JsonObject object) {
        return of(object).has("deletionTimestamp");
    }

    /** Returns a copy with a metadata field set. */
    public static JsonObject with(JsonObject object, String field, JsonValue value) {
        return object.with(METADATA, of(object).with(field, value));
    }

    /** Returns a copy with a metadata field set to a text. */
    public static JsonObject with(JsonObject object, String field, String value) {
        return with(object, field, new JsonString(value));
    }

    /** Returns a copy without a metadata field. */
    public static JsonObject without(JsonObject object, String field) {
        JsonObject metadata = of(object);
        return metadata.has(field) ? object.with(METADATA, metadata.without(field)) : object;
    }

    /** Returns a copy with these finalizers; without the field when there are none. */
    public static JsonObject withFinalizers(JsonObject object, List<String> finalizers) {
        return finalizers.isEmpty()
                ? without(object, "finalizers")
                : with(object, "finalizers", JsonArray.ofStrings(finalizers));
    }

    /** Returns a copy that carries this resource version. */
    public static JsonObject withVersion(JsonObject object, long version) {
        return with(object, "resourceVersion", Long.toString(version));
    }
}
