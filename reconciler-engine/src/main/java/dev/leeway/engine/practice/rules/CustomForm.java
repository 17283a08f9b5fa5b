package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.OpenApiObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The form of a custom kind: what its schema does not declare is pruned, its schema's defaults are
 * set, nulls go where a default stands.
 *
 * <p>Source of the rules: Kubernetes documentation, "Extend the Kubernetes API with
 * CustomResourceDefinitions", sections "Specifying a structural schema", "Field pruning" and
 * "Defaulting".
 */
record CustomForm(ResourceType type, OpenApiObject schema) implements ObjectForm {
    private static final Set<String> ENVELOPE = Set.of("apiVersion", "kind", "metadata");

    @Override
    public JsonObject read(JsonObject body, List<String> unknown) {
        JsonObject source = schema.source();
        JsonObject metadata = body.objectAt("metadata");
        JsonObject.Builder out = JsonObject.builder();
        out.put("apiVersion", type.gvk().apiVersion());
        out.put("kind", type.gvk().kind());
        out.put("metadata", withoutEmpty(metadata));
        body.forEach(
                (name, value) -> {
                    if (!ENVELOPE.contains(name)) {
                        JsonValue property = source.objectAt("properties").get(name);
                        if (property instanceof JsonObject inner) {
                            out.put(name, prune(value, inner, name, unknown));
                        } else if (preserves(source)) {
                            out.put(name, value);
                        } else {
                            unknown.add(name);
                        }
                    }
                });
        return out.build();
    }

    /** Metadata goes through the server's own types, which leave empty parts out. */
    private static JsonObject withoutEmpty(JsonObject metadata) {
        JsonObject out = metadata;
        for (String name : metadata.names()) {
            JsonValue value = metadata.get(name);
            if (value == null || StructForm.isZero(value)) {
                out = out.without(name);
            }
        }
        return out;
    }

    private static boolean preserves(JsonObject schema) {
        return schema.bool("x-kubernetes-preserve-unknown-fields", false);
    }

    private static JsonValue prune(
            JsonValue value, JsonObject schema, String path, List<String> unknown) {
        return switch (value) {
            case JsonObject object -> pruneObject(object, schema, path, unknown);
            case JsonArray array when schema.get("items") instanceof JsonObject items -> {
                List<JsonValue> out = new ArrayList<>();
                for (int i = 0; i < array.size(); i++) {
                    out.add(prune(array.get(i), items, path + "[" + i + "]", unknown));
                }
                yield new JsonArray(out);
            }
            default -> value;
        };
    }

    private static JsonObject pruneObject(
            JsonObject object, JsonObject schema, String path, List<String> unknown) {
        JsonObject properties = schema.objectAt("properties");
        JsonValue additional = schema.get("additionalProperties");
        boolean keeps =
                preserves(schema) || (additional instanceof JsonBoolean allowed && allowed.value());
        boolean embedded = schema.bool("x-kubernetes-embedded-resource", false);
        JsonObject.Builder out = JsonObject.builder();
        object.forEach(
                (name, value) -> {
                    String at = path + "." + name;
                    if (properties.get(name) instanceof JsonObject inner) {
                        out.put(name, prune(value, inner, at, unknown));
                    } else if (additional instanceof JsonObject inner) {
                        out.put(name, prune(value, inner, at, unknown));
                    } else if (keeps || (embedded && ENVELOPE.contains(name))) {
                        out.put(name, value);
                    } else {
                        unknown.add(at);
                    }
                });
        return out.build();
    }

    @Override
    public JsonObject withDefaults(JsonObject read) {
        return defaulted(read, schema.source()) instanceof JsonObject object ? object : read;
    }

    private static JsonValue defaulted(JsonValue value, JsonObject schema) {
        return switch (value) {
            case JsonObject object -> {
                JsonObject properties = schema.objectAt("properties");
                JsonObject.Builder out = JsonObject.builder();
                object.forEach(
                        (name, inner) -> {
                            JsonObject property = memberSchema(schema, name);
                            boolean dropped =
                                    inner instanceof JsonNull
                                            && property.has("default")
                                            && !property.bool("nullable", false);
                            if (!dropped) {
                                out.put(name, defaulted(inner, property));
                            }
                        });
                properties.forEach(
                        (name, property) -> {
                            if (!out.has(name) && property instanceof JsonObject inner) {
                                JsonValue preset = inner.get("default");
                                if (preset != null) {
                                    out.put(name, defaulted(preset, inner));
                                }
                            }
                        });
                yield out.build();
            }
            case JsonArray array when schema.get("items") instanceof JsonObject items ->
                    new JsonArray(array.stream().map(item -> defaulted(item, items)).toList());
            default -> value;
        };
    }

    private static JsonObject memberSchema(JsonObject schema, String name) {
        JsonObject property = schema.objectAt("properties").objectAt(name);
        return property.isEmpty() ? schema.objectAt("additionalProperties") : property;
    }

    @Override
    public JsonObject persisted(JsonObject object) {
        return object;
    }

    @Override
    public JsonObject empty() {
        return JsonObject.of(
                "apiVersion",
                JsonValue.of(type.gvk().apiVersion()),
                "kind",
                JsonValue.of(type.gvk().kind()));
    }
}
