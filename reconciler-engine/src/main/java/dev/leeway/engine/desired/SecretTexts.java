package dev.leeway.engine.desired;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads a Secret's {@code stringData} as the server does: written over {@code data}, in base64.
 *
 * <p>It is sent so as well. The server notes whoever applies {@code stringData} as the owner of
 * that and of nothing under {@code data}: hand edits would be overwritten without a conflict, and
 * an entry that Git drops would stay.
 */
public final class SecretTexts {
    private static final String TEXTS = "stringData";
    private static final String DATA = "data";

    private SecretTexts() {}

    /** Returns a Secret without {@code stringData}, any other object as it is. */
    public static JsonObject of(Manifest manifest) {
        JsonObject root = manifest.root();
        if (!Sensitive.isSensitive(manifest.gvk().groupKind())
                || !(root.get(TEXTS) instanceof JsonObject texts)) {
            return root;
        }
        JsonObject.Builder data = JsonObject.builder().putAll(root.objectAt(DATA));
        texts.forEach((name, value) -> data.put(name, encoded(value)));
        return root.without(TEXTS).with(DATA, data.build());
    }

    /**
     * Returns where a document of the source has a field: an entry of a Secret's {@code data} may
     * stand under {@code stringData}.
     */
    public static FieldPath written(JsonObject document, FieldPath path) {
        List<PathElement> steps = path.elements();
        boolean text =
                steps.size() == 2
                        && steps.getFirst().equals(PathElement.name(DATA))
                        && steps.getLast() instanceof PathElement.Name(String name)
                        && Sensitive.isSensitive(new Manifest(document).gvk().groupKind())
                        && document.objectAt(TEXTS).has(name);
        if (!text) {
            return path;
        }
        List<PathElement> other = new ArrayList<>(steps);
        other.set(0, PathElement.name(TEXTS));
        return new FieldPath(other);
    }

    private static JsonValue encoded(JsonValue value) {
        return value instanceof JsonString(String text)
                ? new JsonString(
                        Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                : value;
    }
}
