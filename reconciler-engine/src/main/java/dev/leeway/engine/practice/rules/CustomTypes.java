package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.OpenApiDefinitions;
import dev.leeway.engine.schema.OpenApiObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private static final String GVK = "x-kubernetes-group-version-kind";
    private static final JsonObject SCALE =
            JsonObject.builder()
                    .put("group", "autoscaling")
                    .put("version", "v1")
                    .put("kind", "Scale")
                    .build();

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

    /**
     * Returns the OpenAPI v3 document of a group version whose types are custom.
     *
     * @param groupVersion for example {@code example.io/v1}
     * @param types the types of that group version
     */
    public JsonObject openApiDocument(String groupVersion, List<ResourceType> types) {
        Map<String, JsonObject> custom = new HashMap<>();
        List<JsonValue> resources = new ArrayList<>();
        for (ResourceType type : types) {
            String definition = definitionName(type.gvk());
            custom.put(definition, definition(type));
            custom.put(definition + "List", list(type.gvk(), definition));
            resources.add(discovered(type).with("definition", JsonValue.of(definition)));
        }
        return new OpenApiDocument(
                        groupVersion,
                        name ->
                                Optional.ofNullable(custom.get(name))
                                        .or(() -> builtin.source(name)))
                .of(JsonObject.of("resources", new JsonArray(resources)));
    }

    /** Returns what aggregated discovery lists for a custom type. */
    public static JsonObject discovered(ResourceType type) {
        JsonObject kind =
                JsonObject.builder()
                        .put("group", type.gvk().group())
                        .put("version", type.gvk().version())
                        .put("kind", type.gvk().kind())
                        .build();
        JsonObject.Builder resource =
                JsonObject.builder()
                        .put("resource", type.plural())
                        .put("responseKind", kind)
                        .put("scope", type.namespaced() ? "Namespaced" : "Cluster")
                        .put("singularResource", type.singular())
                        .put("verbs", sorted(type.verbs()));
        if (!type.shortNames().isEmpty()) {
            resource.put("shortNames", JsonArray.ofStrings(type.shortNames()));
        }
        if (!type.categories().isEmpty()) {
            resource.put("categories", JsonArray.ofStrings(type.categories()));
        }
        List<JsonValue> subresources = new ArrayList<>();
        for (String name : type.subresources().stream().sorted().toList()) {
            subresources.add(
                    JsonObject.builder()
                            .put("subresource", name)
                            .put("responseKind", name.equals("scale") ? SCALE : kind)
                            .put("verbs", sorted(Set.of("get", "patch", "update")))
                            .build());
        }
        return subresources.isEmpty()
                ? resource.build()
                : resource.put("subresources", new JsonArray(subresources)).build();
    }

    private static JsonArray sorted(Set<String> texts) {
        return JsonArray.ofStrings(texts.stream().sorted().toList());
    }

    private static String definitionName(Gvk gvk) {
        List<String> parts = new ArrayList<>(List.of(gvk.group().split("\\.", -1)));
        return String.join(".", parts.reversed()) + "." + gvk.version() + "." + gvk.kind();
    }

    private static JsonObject definition(ResourceType type) {
        JsonObject source =
                type.schema() instanceof OpenApiObject object ? object.source() : JsonObject.EMPTY;
        return source.with(GVK, JsonArray.of(gvk(type.gvk(), type.gvk().kind())));
    }

    private static JsonObject list(Gvk gvk, String definition) {
        JsonObject items =
                JsonObject.of(
                        "type",
                        JsonValue.of("array"),
                        "items",
                        JsonObject.of("$ref", JsonValue.of("#/components/schemas/" + definition)));
        return JsonObject.of(
                        "type", JsonValue.of("object"), "properties", JsonObject.of("items", items))
                .with(GVK, JsonArray.of(gvk(gvk, gvk.kind() + "List")));
    }

    private static JsonObject gvk(Gvk gvk, String kind) {
        return JsonObject.builder()
                .put("group", gvk.group())
                .put("version", gvk.version())
                .put("kind", kind)
                .build();
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
