package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.OpenApiDefinitions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the types that a custom resource definition adds. Safe for use from any thread. */
public final class CustomTypes {
    private static final Set<String> VERBS =
            Set.of(
                    "create",
                    "delete",
                    "deletecollection",
                    "get",
                    "list",
                    "patch",
                    "update",
                    "watch");
    private static final String STRING = "string";

    private final OpenApiDefinitions builtin;

    /**
     * Makes a reader.
     *
     * @param builtin the definitions that custom types refer to: object metadata
     */
    public CustomTypes(OpenApiDefinitions builtin) {
        this.builtin = builtin;
    }

    /**
     * Returns one type for every version that the definition serves, in its order.
     *
     * @param crd an {@code apiextensions.k8s.io/v1 CustomResourceDefinition}
     */
    public List<ResourceType> of(JsonObject crd) {
        JsonObject spec = crd.objectAt("spec");
        return spec.arrayAt("versions")
                .objects()
                .filter(version -> version.bool("served", false))
                .map(version -> type(spec, version))
                .toList();
    }

    private ResourceType type(JsonObject spec, JsonObject version) {
        JsonObject names = spec.objectAt("names");
        String kind = names.string("kind", "");
        Set<String> subresources = new LinkedHashSet<>();
        for (String name : List.of("status", "scale")) {
            if (version.objectAt("subresources").has(name)) {
                subresources.add(name);
            }
        }
        return new ResourceType(
                new Gvk(spec.string("group", ""), version.string("name", ""), kind),
                names.string("plural", ""),
                names.string("singular", kind.toLowerCase(Locale.ROOT)),
                strings(names.arrayAt("shortNames")),
                strings(names.arrayAt("categories")),
                spec.string("scope", "Namespaced").equals("Namespaced"),
                VERBS,
                subresources,
                schema(version.objectAt("schema", "openAPIV3Schema")),
                true);
    }

    private FieldSchema.Struct schema(JsonObject declared) {
        JsonObject properties =
                declared.objectAt("properties")
                        .with("apiVersion", JsonObject.of("type", JsonValue.of(STRING)))
                        .with("kind", JsonObject.of("type", JsonValue.of(STRING)))
                        .with(
                                "metadata",
                                JsonObject.of(
                                        "$ref",
                                        JsonValue.of(
                                                "#/components/schemas/io.k8s.apimachinery.pkg.apis"
                                                        + ".meta.v1.ObjectMeta")));
        JsonObject whole =
                declared.with("type", JsonValue.of("object")).with("properties", properties);
        if (!(builtin.read(whole) instanceof FieldSchema.Struct struct)) {
            throw new IllegalStateException("a custom type is an object");
        }
        return struct;
    }

    private static List<String> strings(JsonArray array) {
        List<String> strings = new ArrayList<>();
        for (JsonValue value : array) {
            if (value instanceof JsonString(String text)) {
                strings.add(text);
            }
        }
        return strings;
    }
}
