package dev.leeway.engine.resource;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One Kubernetes object as a tree, wherever it came from.
 *
 * <p>Nothing is typed, defaulted or dropped: {@code []}, {@code {}} and nulls stay as they were
 * read. {@link #toString()} never prints the body, because a body may hold secrets.
 *
 * @param root the whole object
 */
public record Manifest(JsonObject root) {
    /** Returns the {@code apiVersion}, or the empty string. */
    public String apiVersion() {
        return root.string("apiVersion", "");
    }

    /** Returns the kind, or the empty string. */
    public String kind() {
        return root.string("kind", "");
    }

    /** Returns group, version and kind; parts that are missing are empty. */
    public Gvk gvk() {
        return Gvk.of(apiVersion(), kind());
    }

    /** Returns the metadata, or the empty object. */
    public JsonObject metadata() {
        return root.objectAt("metadata");
    }

    /** Returns the name, or the empty string. */
    public String name() {
        return metadata().string("name", "");
    }

    /** Returns the namespace, or the empty string. */
    public String namespace() {
        return metadata().string("namespace", "");
    }

    /** Returns the uid that the server gave, or the empty string. */
    public String uid() {
        return metadata().string("uid", "");
    }

    /** Returns the resource version that the server gave, or the empty string. */
    public String resourceVersion() {
        return metadata().string("resourceVersion", "");
    }

    /** Returns the identity, from the names that stand in the object. */
    public ResourceKey key() {
        Gvk gvk = gvk();
        return new ResourceKey(gvk.group(), gvk.kind(), namespace(), name());
    }

    /** Returns an annotation's value. */
    public Optional<String> annotation(String name) {
        return metadata().objectAt("annotations").string(name);
    }

    /** Returns a label's value. */
    public Optional<String> label(String name) {
        return metadata().objectAt("labels").string(name);
    }

    /** Returns the annotations that are strings, in order. */
    public Map<String, String> annotations() {
        return strings(metadata().objectAt("annotations"));
    }

    /** Returns the labels that are strings, in order. */
    public Map<String, String> labels() {
        return strings(metadata().objectAt("labels"));
    }

    private static Map<String, String> strings(JsonObject object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.forEach(
                (name, value) -> {
                    if (value instanceof JsonString string) {
                        map.put(name, string.value());
                    }
                });
        return map;
    }

    @Override
    public String toString() {
        return "Manifest["
                + gvk()
                + " "
                + (namespace().isEmpty() ? name() : namespace() + "/" + name())
                + "]";
    }
}
