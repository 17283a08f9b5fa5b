package dev.leeway.engine.practice.discovery;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the OpenAPI v3 document of a group version of custom types, as far as kubectl looks. */
public final class CustomOpenApi {
    private static final String REF = "#/components/schemas/";
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private static final List<String> METADATA_SCHEMAS =
            List.of(
                    META,
                    "io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry",
                    "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1",
                    "io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference",
                    "io.k8s.apimachinery.pkg.apis.meta.v1.Time");
    private static final List<String> PATCHES =
            List.of(
                    "application/apply-patch+yaml",
                    "application/json-patch+json",
                    "application/merge-patch+json");

    private CustomOpenApi() {}

    /**
     * Returns the document.
     *
     * @param schemas each type of the group version with its {@code openAPIV3Schema}
     * @param core the core group's document, from which the shape of metadata is taken
     */
    public static JsonObject document(Map<ResourceType, JsonObject> schemas, JsonObject core) {
        TreeMap<String, JsonValue> components = new TreeMap<>();
        JsonObject known = core.objectAt("components", "schemas");
        for (String name : METADATA_SCHEMAS) {
            known.find(name).ifPresent(schema -> components.put(name, schema));
        }
        TreeMap<String, JsonValue> paths = new TreeMap<>();
        schemas.forEach(
                (type, schema) -> {
                    components.put(name(type), whole(type, schema));
                    components.put(name(type) + "List", list(type));
                    addPaths(type, paths);
                });
        return JsonObject.builder()
                .put("openapi", "3.0.0")
                .put(
                        "info",
                        JsonObject.of(
                                "title",
                                JsonValue.of("Kubernetes CRD Swagger"),
                                "version",
                                JsonValue.of("v0.1.0")))
                .put("paths", JsonObject.of(paths))
                .put("components", JsonObject.of("schemas", JsonObject.of(components)))
                .build();
    }

    /** Kubernetes turns the group's words around: com.example.v1.Widget. */
    private static String name(ResourceType type) {
        List<String> words = new ArrayList<>(List.of(type.gvk().group().split("\\.", -1)));
        return String.join(".", words.reversed())
                + "."
                + type.gvk().version()
                + "."
                + type.gvk().kind();
    }

    private static JsonObject gvk(ResourceType type) {
        return JsonObject.builder()
                .put("group", type.gvk().group())
                .put("version", type.gvk().version())
                .put("kind", type.gvk().kind())
                .build();
    }

    private static JsonObject reference(String name) {
        return JsonObject.of("$ref", JsonValue.of(REF + name));
    }

    private static JsonObject whole(ResourceType type, JsonObject schema) {
        JsonObject text = JsonObject.of("type", JsonValue.of("string"));
        JsonObject properties =
                schema.objectAt("properties")
                        .with("apiVersion", text)
                        .with("kind", text)
                        .with("metadata", JsonObject.of("allOf", JsonArray.of(reference(META))));
        return schema.with("type", JsonValue.of("object"))
                .with("properties", properties)
                .with("x-kubernetes-group-version-kind", JsonArray.of(gvk(type)));
    }

    private static JsonObject list(ResourceType type) {
        JsonObject items =
                JsonObject.of("type", JsonValue.of("array"), "items", reference(name(type)));
        return JsonObject.of(
                "type", JsonValue.of("object"), "properties", JsonObject.of("items", items));
    }

    private static void addPaths(ResourceType type, Map<String, JsonValue> paths) {
        String collection =
                "/apis/"
                        + type.gvk().apiVersion()
                        + (type.namespaced() ? "/namespaces/{namespace}/" : "/")
                        + type.plural();
        Map<String, JsonValue> many = new LinkedHashMap<>();
        many.put("get", operation(type, "list", List.of()));
        many.put("post", operation(type, "post", List.of("application/json")));
        paths.put(collection, JsonObject.of(many));
        Map<String, JsonValue> one = new LinkedHashMap<>();
        one.put("get", operation(type, "get", List.of()));
        one.put("put", operation(type, "put", List.of("application/json")));
        one.put("patch", operation(type, "patch", PATCHES));
        one.put("delete", operation(type, "delete", List.of()));
        paths.put(collection + "/{name}", JsonObject.of(one));
    }

    private static JsonObject operation(ResourceType type, String action, List<String> takes) {
        JsonObject.Builder operation = JsonObject.builder();
        JsonObject answer = reference(name(type) + (action.equals("list") ? "List" : ""));
        if (!takes.isEmpty()) {
            List<JsonValue> parameters = new ArrayList<>();
            for (String name : List.of("dryRun", "fieldManager", "fieldValidation")) {
                parameters.add(
                        JsonObject.builder()
                                .put("name", name)
                                .put("in", "query")
                                .put("schema", JsonObject.of("type", JsonValue.of("string")))
                                .build());
            }
            JsonObject.Builder content = JsonObject.builder();
            takes.forEach(mediaType -> content.put(mediaType, JsonObject.of("schema", answer)));
            operation.put("parameters", new JsonArray(parameters));
            operation.put("requestBody", JsonObject.of("content", content.build()));
        }
        JsonObject json = JsonObject.of("application/json", JsonObject.of("schema", answer));
        return operation
                .put("responses", JsonObject.of("200", JsonObject.of("content", json)))
                .put("x-kubernetes-action", action)
                .put("x-kubernetes-group-version-kind", gvk(type))
                .build();
    }
}
