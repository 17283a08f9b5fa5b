package dev.leeway.engine.schema;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An array as an OpenAPI v3 document or a custom resource definition describes it; its items are
 * resolved on first use. Safe for use from any thread.
 */
public final class OpenApiArray implements FieldSchema.Items {
    private final OpenApiDefinitions definitions;
    private final JsonObject source;
    private final ListKind kind;
    private final List<String> keys;
    private volatile @Nullable FieldSchema item;
    private volatile @Nullable Map<String, JsonValue> keyDefaults;

    OpenApiArray(OpenApiDefinitions definitions, JsonObject source) {
        this.definitions = definitions;
        this.source = source;
        this.kind = OpenApiDefinitions.listKind(source);
        this.keys = kind == ListKind.MAP ? OpenApiDefinitions.listKeys(source) : List.of();
    }

    /** Returns the schema as it was read, with what server-side apply does not need. */
    public JsonObject source() {
        return source;
    }

    @Override
    public FieldSchema item() {
        FieldSchema known = item;
        if (known == null) {
            known = definitions.read(source.objectAt("items"));
            item = known;
        }
        return known;
    }

    @Override
    public ListKind kind() {
        return kind;
    }

    @Override
    public List<String> keys() {
        return keys;
    }

    @Override
    public Map<String, JsonValue> keyDefaults() {
        Map<String, JsonValue> known = keyDefaults;
        if (known == null) {
            known = definitions.keyDefaults(item(), keys);
            keyDefaults = known;
        }
        return known;
    }
}
