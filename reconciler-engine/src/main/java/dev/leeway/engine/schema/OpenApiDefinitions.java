package dev.leeway.engine.schema;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.FieldSchema.ListKind;
import dev.leeway.engine.schema.FieldSchema.ScalarType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Reads OpenAPI v3 schemas as shapes; named definitions are read on first use and kept. Safe for
 * use from any thread.
 *
 * <p>Source of the rules: Kubernetes documentation, "Server-Side Apply", and the extensions {@code
 * x-kubernetes-*} of the Kubernetes API's OpenAPI documents. An array without {@code
 * x-kubernetes-list-type} is merged as its {@code x-kubernetes-patch-strategy} says, and is atomic
 * without that.
 */
public final class OpenApiDefinitions {
    private static final String REF_PREFIX = "#/components/schemas/";
    private static final FieldSchema UNKNOWN = new FieldSchema.Unknown();

    /** Bytes to the server, whatever they say: owned and replaced as a whole. */
    private static final String RAW_EXTENSION = "io.k8s.apimachinery.pkg.runtime.RawExtension";

    private static final String OBJECT_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private final Function<String, Optional<JsonObject>> source;
    private final Map<String, FieldSchema> named = new ConcurrentHashMap<>();

    /**
     * Makes a reader.
     *
     * @param source returns a named definition's schema, empty when there is none; must be safe for
     *     use from any thread
     */
    public OpenApiDefinitions(Function<String, Optional<JsonObject>> source) {
        this.source = source;
    }

    /**
     * Returns the shape of a named definition, {@link FieldSchema.Unknown} when there is no such
     * definition.
     */
    public FieldSchema named(String definition) {
        FieldSchema known = named.get(definition);
        if (known == null) {
            // Reading a definition may read others, so this is not computed under the map's lock.
            known =
                    source.apply(definition)
                            .map(schema -> shape(definition, schema))
                            .orElse(UNKNOWN);
            FieldSchema earlier = named.putIfAbsent(definition, known);
            if (earlier != null) {
                known = earlier;
            }
        }
        return known;
    }

    /** Returns the shape of a schema written where it is used, references included. */
    public FieldSchema read(JsonObject schema) {
        Optional<String> reference = reference(schema);
        if (reference.isEmpty()) {
            return shape("", schema);
        }
        FieldSchema target = named(reference.get());
        if (target instanceof OpenApiObject object
                && schema.string("x-kubernetes-map-type").isPresent()
                && isAtomic(schema) != object.atomic()) {
            return new OpenApiObject(this, object.definition(), object.source(), isAtomic(schema));
        }
        return target;
    }

    /** Returns the name of the definition that a schema refers to, empty when it refers to none. */
    public static Optional<String> reference(JsonObject schema) {
        Optional<String> direct = schema.string("$ref");
        if (direct.isEmpty() && schema.arrayAt("allOf").size() == 1) {
            direct = schema.arrayAt("allOf").objects().findFirst().flatMap(o -> o.string("$ref"));
        }
        return direct.map(
                ref -> ref.startsWith(REF_PREFIX) ? ref.substring(REF_PREFIX.length()) : ref);
    }

    Map<String, FieldSchema> embeddedFields() {
        Map<String, FieldSchema> fields = new LinkedHashMap<>();
        fields.put("apiVersion", new FieldSchema.Scalar(ScalarType.STRING));
        fields.put("kind", new FieldSchema.Scalar(ScalarType.STRING));
        fields.put("metadata", named(OBJECT_META));
        return fields;
    }

    private FieldSchema shape(String definition, JsonObject schema) {
        if (schema.bool("x-kubernetes-int-or-string", false)) {
            return new FieldSchema.Scalar(ScalarType.INT_OR_STRING);
        }
        return switch (schema.string("type", "")) {
            case "object" -> object(definition, schema);
            case "array" -> new OpenApiArray(this, schema);
            case "string" -> new FieldSchema.Scalar(stringType(schema));
            case "integer" -> new FieldSchema.Scalar(ScalarType.INTEGER);
            case "number" -> new FieldSchema.Scalar(ScalarType.NUMBER);
            case "boolean" -> new FieldSchema.Scalar(ScalarType.BOOLEAN);
            default -> untyped(definition, schema);
        };
    }

    private FieldSchema untyped(String definition, JsonObject schema) {
        if (!schema.objectAt("properties").isEmpty() || schema.has("additionalProperties")) {
            return object(definition, schema);
        }
        List<String> types =
                schema.arrayAt("oneOf").objects().map(one -> one.string("type", "")).toList();
        if (types.contains("string") && (types.contains("integer") || types.contains("number"))) {
            boolean quantity = types.contains("number") && !isIntOrString(schema);
            return new FieldSchema.Scalar(
                    quantity ? ScalarType.QUANTITY : ScalarType.INT_OR_STRING);
        }
        return isIntOrString(schema) ? new FieldSchema.Scalar(ScalarType.INT_OR_STRING) : UNKNOWN;
    }

    private static boolean isIntOrString(JsonObject schema) {
        return schema.string("format", "").equals("int-or-string");
    }

    private OpenApiObject object(String definition, JsonObject schema) {
        return new OpenApiObject(
                this, definition, schema, isAtomic(schema) || definition.equals(RAW_EXTENSION));
    }

    private static boolean isAtomic(JsonObject schema) {
        return schema.string("x-kubernetes-map-type", "").equals("atomic");
    }

    private static ScalarType stringType(JsonObject schema) {
        return switch (schema.string("format", "")) {
            case "int-or-string" -> ScalarType.INT_OR_STRING;
            case "date-time" -> ScalarType.TIME;
            case "byte" -> ScalarType.BYTES;
            default -> ScalarType.STRING;
        };
    }

    static ListKind listKind(JsonObject schema) {
        String strategy = schema.string("x-kubernetes-patch-strategy", "");
        boolean merged = List.of(strategy.split(",", -1)).contains("merge");
        String byStrategy =
                !merged ? "atomic" : schema.has("x-kubernetes-patch-merge-key") ? "map" : "set";
        return switch (schema.string("x-kubernetes-list-type", byStrategy)) {
            case "map" -> ListKind.MAP;
            case "set" -> ListKind.SET;
            default -> ListKind.ATOMIC;
        };
    }

    static List<String> listKeys(JsonObject schema) {
        JsonArray keys = schema.arrayAt("x-kubernetes-list-map-keys");
        if (keys.isEmpty()) {
            return schema.string("x-kubernetes-patch-merge-key").map(List::of).orElse(List.of());
        }
        return keys.stream()
                .filter(JsonString.class::isInstance)
                .map(key -> ((JsonString) key).value())
                .toList();
    }

    Map<String, JsonValue> keyDefaults(FieldSchema item, List<String> keys) {
        Map<String, JsonValue> defaults = new LinkedHashMap<>();
        if (item instanceof OpenApiObject object) {
            JsonObject properties = object.source().objectAt("properties");
            for (String key : keys) {
                properties
                        .object(key)
                        .flatMap(property -> property.find("default"))
                        .ifPresent(value -> defaults.put(key, value));
            }
        }
        return Collections.unmodifiableMap(defaults);
    }
}
