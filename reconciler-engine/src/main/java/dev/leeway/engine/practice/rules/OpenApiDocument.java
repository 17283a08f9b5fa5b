package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes the OpenAPI v3 document of a group version, as far as kubectl looks into it: the kind of
 * each path for {@code explain}, the {@code fieldValidation} parameter for {@code --validate}, the
 * definitions for both and for client-side strategic merges.
 */
final class OpenApiDocument {
    private static final String REF = "#/components/schemas/";
    private static final List<String> JSON_ONLY = List.of("application/json");
    private static final List<String> PATCHES =
            List.of(
                    "application/apply-patch+yaml",
                    "application/json-patch+json",
                    "application/merge-patch+json",
                    "application/strategic-merge-patch+json");

    private final String groupVersion;
    private final Function<String, Optional<JsonObject>> definitions;
    private final Map<String, JsonValue> reached = new TreeMap<>();

    OpenApiDocument(String groupVersion, Function<String, Optional<JsonObject>> definitions) {
        this.groupVersion = groupVersion;
        this.definitions = definitions;
    }

    JsonObject of(JsonObject discoveredVersion) {
        Map<String, JsonValue> paths = new TreeMap<>();
        discoveredVersion
                .arrayAt("resources")
                .objects()
                .forEach(resource -> addPaths(resource, paths));
        return JsonObject.builder()
                .put("openapi", "3.0.0")
                .put(
                        "info",
                        JsonObject.of(
                                "title",
                                JsonValue.of("Kubernetes"),
                                "version",
                                JsonValue.of("1.36")))
                .put("paths", JsonObject.of(paths))
                .put("components", JsonObject.of("schemas", JsonObject.of(new TreeMap<>(reached))))
                .build();
    }

    private void addPaths(JsonObject resource, Map<String, JsonValue> paths) {
        String definition = resource.string("definition", "");
        reach(definition);
        reach(definition + "List");
        JsonObject kind = gvk(resource.objectAt("responseKind").string("kind", ""));
        boolean namespaced = resource.string("scope", "").equals("Namespaced");
        String root = groupVersion.contains("/") ? "/apis/" : "/api/";
        String collection =
                root
                        + groupVersion
                        + (namespaced ? "/namespaces/{namespace}/" : "/")
                        + resource.string("resource", "");
        List<String> verbs = verbs(resource);
        paths.put(collection, collectionPath(verbs, definition, kind));
        if (verbs.contains("get")) {
            paths.put(collection + "/{name}", itemPath(verbs, definition, kind));
        }
        resource.arrayAt("subresources")
                .objects()
                .filter(sub -> sub.string("subresource", "").equals("status"))
                .forEach(
                        sub ->
                                paths.put(
                                        collection + "/{name}/status",
                                        itemPath(verbs(sub), definition, kind)));
    }

    private JsonObject collectionPath(List<String> verbs, String definition, JsonObject kind) {
        JsonObject.Builder path = JsonObject.builder();
        if (verbs.contains("list")) {
            path.put("get", operation("list", definition + "List", List.of(), kind, false));
        }
        if (verbs.contains("create")) {
            path.put("post", operation("post", definition, JSON_ONLY, kind, true));
        }
        if (verbs.contains("deletecollection")) {
            path.put("delete", operation("deletecollection", "", List.of(), kind, false));
        }
        return path.build();
    }

    private JsonObject itemPath(List<String> verbs, String definition, JsonObject kind) {
        JsonObject.Builder path = JsonObject.builder();
        if (verbs.contains("get")) {
            path.put("get", operation("get", definition, List.of(), kind, false));
        }
        if (verbs.contains("update")) {
            path.put("put", operation("put", definition, JSON_ONLY, kind, true));
        }
        if (verbs.contains("patch")) {
            path.put("patch", operation("patch", definition, PATCHES, kind, true));
        }
        if (verbs.contains("delete")) {
            path.put("delete", operation("delete", "", List.of(), kind, false));
        }
        return path.build();
    }

    private static JsonObject operation(
            String action, String definition, List<String> takes, JsonObject kind, boolean write) {
        JsonObject.Builder operation = JsonObject.builder();
        if (write) {
            List<JsonValue> parameters = new ArrayList<>();
            parameters.add(query("dryRun", "string"));
            parameters.add(query("fieldManager", "string"));
            parameters.add(query("fieldValidation", "string"));
            if (action.equals("patch")) {
                parameters.add(query("force", "boolean"));
            }
            operation.put("parameters", new JsonArray(parameters));
        }
        if (!takes.isEmpty()) {
            operation.put(
                    "requestBody", JsonObject.of("content", content(takes, definition, action)));
        }
        JsonObject answer =
                definition.isEmpty()
                        ? JsonObject.EMPTY
                        : JsonObject.of("content", content(JSON_ONLY, definition, "get"));
        return operation
                .put("responses", JsonObject.of("200", answer))
                .put("x-kubernetes-action", action)
                .put("x-kubernetes-group-version-kind", kind)
                .build();
    }

    private static JsonObject content(List<String> types, String definition, String action) {
        JsonObject schema =
                action.equals("patch")
                        ? JsonObject.of("type", JsonValue.of("object"))
                        : JsonObject.of("$ref", JsonValue.of(REF + definition));
        JsonObject.Builder content = JsonObject.builder();
        types.forEach(type -> content.put(type, JsonObject.of("schema", schema)));
        return content.build();
    }

    private static JsonObject query(String name, String type) {
        return JsonObject.builder()
                .put("name", name)
                .put("in", "query")
                .put("schema", JsonObject.of("type", JsonValue.of(type)))
                .build();
    }

    private JsonObject gvk(String kind) {
        int slash = groupVersion.indexOf('/');
        return JsonObject.builder()
                .put("group", slash < 0 ? "" : groupVersion.substring(0, slash))
                .put("version", groupVersion.substring(slash + 1))
                .put("kind", kind)
                .build();
    }

    private static List<String> verbs(JsonObject resource) {
        return resource.arrayAt("verbs").stream()
                .filter(JsonString.class::isInstance)
                .map(verb -> ((JsonString) verb).value())
                .toList();
    }

    private void reach(String first) {
        Deque<String> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (!reached.containsKey(name)) {
                definitions
                        .apply(name)
                        .ifPresent(
                                schema -> {
                                    reached.put(name, schema);
                                    references(schema, open);
                                });
            }
        }
    }

    private static void references(JsonValue value, Deque<String> found) {
        if (value instanceof JsonObject object) {
            object.forEach(
                    (name, inner) -> {
                        if (name.equals("$ref")
                                && inner instanceof JsonString(String ref)
                                && ref.startsWith(REF)) {
                            found.push(ref.substring(REF.length()));
                        } else {
                            references(inner, found);
                        }
                    });
        } else if (value instanceof JsonArray array) {
            array.forEach(inner -> references(inner, found));
        }
    }
}
