package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.schema.KubernetesFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Derives the product's tables of built-in types from the recorded OpenAPI and discovery documents.
 * Run {@link #main} with the resource folder as argument to write them anew.
 */
final class BuiltinTables {
    private static final String GVK = "x-kubernetes-group-version-kind";

    private BuiltinTables() {}

    /** Writes both tables into a folder. */
    static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.writeString(folder.resolve("definitions.txt"), text(definitions()));
        Files.writeString(folder.resolve("discovery.txt"), text(discovery()));
    }

    /** Returns every definition, by name. */
    static Map<String, JsonObject> definitions() {
        Map<String, JsonObject> definitions = new TreeMap<>();
        KubernetesFixtures.openApiDocuments()
                .values()
                .forEach(
                        document ->
                                document.objectAt("components", "schemas")
                                        .forEach(
                                                (name, schema) ->
                                                        definitions.merge(
                                                                name,
                                                                plain(name, (JsonObject) schema),
                                                                BuiltinTables::same)));
        return definitions;
    }

    private static JsonObject plain(String name, JsonObject schema) {
        JsonObject facts = (JsonObject) withoutDescriptions(schema);
        // These two list every group version that the one document knows; no reader needs it.
        boolean shared = name.endsWith(".DeleteOptions") || name.endsWith(".WatchEvent");
        return shared ? facts.without(GVK) : facts;
    }

    private static JsonObject same(JsonObject one, JsonObject other) {
        if (!one.equals(other)) {
            throw new IllegalStateException("two documents disagree on\n" + one + "\n" + other);
        }
        return one;
    }

    private static JsonValue withoutDescriptions(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                JsonObject.Builder kept = JsonObject.builder();
                object.forEach(
                        (name, inner) -> {
                            boolean text =
                                    name.equals("description") && !(inner instanceof JsonObject);
                            if (!text) {
                                kept.put(name, withoutDescriptions(inner));
                            }
                        });
                yield kept.build();
            }
            case JsonArray array ->
                    new JsonArray(array.stream().map(BuiltinTables::withoutDescriptions).toList());
            default -> value;
        };
    }

    /** Returns the discovered resources, by group version, each with its definition's name. */
    static Map<String, JsonObject> discovery() {
        Map<String, String> definitionOf = definitionNames();
        Map<String, JsonObject> versions = new LinkedHashMap<>();
        Stream.of("discovery-api.json", "discovery-apis.json")
                .map(KubernetesFixtures::discovery)
                .flatMap(document -> document.arrayAt("items").objects())
                .forEach(
                        group ->
                                group.arrayAt("versions")
                                        .objects()
                                        .forEach(
                                                v -> addVersion(group, v, definitionOf, versions)));
        return versions;
    }

    private static void addVersion(
            JsonObject group,
            JsonObject version,
            Map<String, String> definitionOf,
            Map<String, JsonObject> versions) {
        String groupName = group.objectAt("metadata").string("name", "");
        String groupVersion =
                (groupName.isEmpty() ? "" : groupName + "/") + version.string("version", "");
        List<JsonObject> resources =
                version.arrayAt("resources")
                        .objects()
                        .map(resource -> withDefinition(groupVersion, resource, definitionOf))
                        .toList();
        versions.put(
                groupVersion, version.with("resources", new JsonArray(List.copyOf(resources))));
    }

    private static JsonObject withDefinition(
            String groupVersion, JsonObject resource, Map<String, String> definitionOf) {
        String kind = resource.objectAt("responseKind").string("kind", "");
        String definition = definitionOf.get(groupVersion + " " + kind);
        if (definition == null) {
            throw new IllegalStateException("no definition of " + groupVersion + " " + kind);
        }
        return resource.with("definition", JsonValue.of(definition));
    }

    private static Map<String, String> definitionNames() {
        Map<String, String> names = new TreeMap<>();
        definitions()
                .forEach(
                        (name, schema) ->
                                schema.arrayAt(GVK)
                                        .objects()
                                        .forEach(
                                                gvk -> {
                                                    String group = gvk.string("group", "");
                                                    names.put(
                                                            (group.isEmpty() ? "" : group + "/")
                                                                    + gvk.string("version", "")
                                                                    + " "
                                                                    + gvk.string("kind", ""),
                                                            name);
                                                }));
        return names;
    }

    private static String text(Map<String, JsonObject> table) {
        StringBuilder text = new StringBuilder();
        table.forEach(
                (name, value) ->
                        text.append(name)
                                .append(' ')
                                .append(JsonWriter.compact(value))
                                .append('\n'));
        return text.toString();
    }
}
