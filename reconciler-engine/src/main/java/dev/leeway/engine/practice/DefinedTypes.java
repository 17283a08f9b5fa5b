package dev.leeway.engine.practice;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.OpenApiDefinitions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the types that a custom resource definition describes. */
final class DefinedTypes {
    private static final String METADATA =
            "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
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

    private final OpenApiDefinitions builtin;

    /** Makes a reader; the built-in definitions say what metadata looks like. */
    DefinedTypes(OpenApiDefinitions builtin) {
        this.builtin = builtin;
    }

    /** Returns a type for every served version of a definition. */
    List<ResourceType> of(JsonObject definition) {
        return definition
                .arrayAt("spec", "versions")
                .objects()
                .filter(version -> version.bool("served", false))
                .flatMap(version -> type(definition, version).stream())
                .toList();
    }

    private Optional<ResourceType> type(JsonObject definition, JsonObject version) {
        JsonObject spec = definition.objectAt("spec");
        JsonObject names = spec.objectAt("names");
        String kind = names.string("kind", "");
        FieldSchema shape = builtin.read(whole(version.objectAt("schema", "openAPIV3Schema")));
        return shape instanceof FieldSchema.Struct struct
                ? Optional.of(
                        new ResourceType(
                                new Gvk(spec.string("group", ""), version.string("name", ""), kind),
                                names.string("plural", ""),
                                names.string("singular", kind.toLowerCase(Locale.ROOT)),
                                texts(names, "shortNames").toList(),
                                texts(names, "categories").toList(),
                                spec.string("scope", "").equals("Namespaced"),
                                VERBS,
                                new HashSet<>(version.objectAt("subresources").names()),
                                struct,
                                true))
                : Optional.empty();
    }

    private static JsonObject whole(JsonObject schema) {
        JsonObject text = JsonObject.of("type", JsonValue.of("string"));
        JsonObject properties =
                schema.objectAt("properties")
                        .with("apiVersion", text)
                        .with("kind", text)
                        .with("metadata", JsonObject.of("$ref", JsonValue.of(METADATA)));
        return schema.with("type", JsonValue.of("object")).with("properties", properties);
    }

    private static Stream<String> texts(JsonObject names, String field) {
        return names.array(field).orElse(JsonArray.EMPTY).stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value());
    }
}
