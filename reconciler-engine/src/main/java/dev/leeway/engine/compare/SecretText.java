package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads a Secret's {@code stringData} as the server does: written over {@code data}, in base64. */
final class SecretText {
    private SecretText() {}

    /** Returns a Secret without {@code stringData}, any other object as it is. */
    static JsonObject asData(Manifest manifest) {
        JsonObject root = manifest.root();
        if (!Sensitive.isSensitive(manifest.gvk().groupKind())
                || !(root.get("stringData") instanceof JsonObject texts)) {
            return root;
        }
        JsonObject.Builder data = JsonObject.builder().putAll(root.objectAt("data"));
        texts.forEach((name, value) -> data.put(name, encoded(value)));
        return root.without("stringData").with("data", data.build());
    }

    private static JsonValue encoded(JsonValue value) {
        return value instanceof JsonString(String text)
                ? new JsonString(
                        Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                : value;
    }
}
