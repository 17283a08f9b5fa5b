package dev.leeway.engine.schema;

import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object or map as an OpenAPI v3 document or a custom resource definition describes it; its
 * fields are resolved on first use. Safe for use from any thread.
 */
public final class OpenApiObject implements FieldSchema.Struct {
    private static final FieldSchema UNKNOWN = new FieldSchema.Unknown();

    private final OpenApiDefinitions definitions;
    private final String definition;
    private final JsonObject source;
    private final boolean atomic;
    private volatile @Nullable Fields resolved;

    private record Fields(Map<String, FieldSchema> declared, Optional<FieldSchema> additional) {}

    OpenApiObject(
            OpenApiDefinitions definitions, String definition, JsonObject source, boolean atomic) {
        this.definitions = definitions;
        this.definition = definition;
        this.source = source;
        this.atomic = atomic;
    }

    /**
     * Returns the name of the definition, for example {@code io.k8s.api.core.v1.PodSpec}; empty for
     * a shape that is described where it is used.
     */
    public String definition() {
        return definition;
    }

    /** Returns the schema as it was read, with what server-side apply does not need. */
    public JsonObject source() {
        return source;
    }

    @Override
    public Optional<FieldSchema> field(String name) {
        return Optional.ofNullable(resolve().declared().get(name));
    }

    @Override
    public Map<String, FieldSchema> fields() {
        return resolve().declared();
    }

    @Override
    public Optional<FieldSchema> additional() {
        return resolve().additional();
    }

    @Override
    public boolean preservesUnknown() {
        return source.bool("x-kubernetes-preserve-unknown-fields", false)
                || (source.objectAt("properties").isEmpty()
                        && source.get("additionalProperties") == null);
    }

    @Override
    public boolean atomic() {
        return atomic;
    }

    private Fields resolve() {
        Fields known = resolved;
        if (known == null) {
            known = new Fields(readDeclared(), readAdditional());
            resolved = known;
        }
        return known;
    }

    private Map<String, FieldSchema> readDeclared() {
        JsonObject properties = source.objectAt("properties");
        Map<String, FieldSchema> declared = LinkedHashMap.newLinkedHashMap(properties.size());
        properties.forEach(
                (name, schema) -> {
                    if (schema instanceof JsonObject object) {
                        declared.put(name, definitions.read(object));
                    }
                });
        if (source.bool("x-kubernetes-embedded-resource", false)) {
            definitions.embeddedFields().forEach(declared::putIfAbsent);
        }
        return Collections.unmodifiableMap(declared);
    }

    private Optional<FieldSchema> readAdditional() {
        return switch (source.get("additionalProperties")) {
            case JsonObject schema -> Optional.of(definitions.read(schema));
            case JsonBoolean allowed when allowed.value() -> Optional.of(UNKNOWN);
            case null, default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return "OpenApiObject[" + (definition.isEmpty() ? "inline" : definition) + "]";
    }
}
