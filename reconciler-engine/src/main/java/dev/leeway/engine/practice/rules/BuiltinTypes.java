package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.ObjectSchemas;
import dev.leeway.engine.schema.OpenApiDefinitions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The types that a Kubernetes 1.36 API server serves by itself: names, verbs, shapes.
 *
 * <p>Read from compact tables that are part of the product; a definition's text is parsed when it
 * is first needed, so loading takes milliseconds. Safe for use from any thread.
 */
public final class BuiltinTypes implements ObjectSchemas {
    private static final String FOLDER = "/dev/leeway/engine/practice/";

    private final Map<String, String> definitionTexts;
    private final OpenApiDefinitions definitions;
    private final Map<String, JsonObject> discovery;
    private final Map<Gvk, ResourceType> byKind;
    private final List<ResourceType> all;

    private BuiltinTypes(Map<String, String> definitionTexts, Map<String, JsonObject> discovery) {
        this.definitionTexts = definitionTexts;
        this.definitions = new OpenApiDefinitions(this::definition);
        this.discovery = discovery;
        this.byKind = new HashMap<>();
        this.all = new ArrayList<>();
        discovery.forEach(this::readTypes);
    }

    /** Reads the tables. */
    public static BuiltinTypes load() {
        Map<String, JsonObject> discovery = new LinkedHashMap<>();
        table("discovery.txt")
                .forEach((name, text) -> discovery.put(name, JsonReader.readObject(text)));
        return new BuiltinTypes(table("definitions.txt"), discovery);
    }

    private void readTypes(String groupVersion, JsonObject version) {
        version.arrayAt("resources")
                .objects()
                .forEach(
                        resource -> {
                            ResourceType type = type(groupVersion, resource);
                            all.add(type);
                            byKind.putIfAbsent(type.gvk(), type);
                        });
    }

    private ResourceType type(String groupVersion, JsonObject resource) {
        String kind = resource.objectAt("responseKind").string("kind", "");
        Set<String> subresources = new LinkedHashSet<>();
        resource.arrayAt("subresources")
                .objects()
                .forEach(sub -> subresources.add(sub.string("subresource", "")));
        String definition = resource.string("definition", "");
        if (!(definitions.named(definition) instanceof FieldSchema.Struct schema)) {
            throw new IllegalStateException("no definition " + definition + " of " + kind);
        }
        return new ResourceType(
                Gvk.of(groupVersion, kind),
                resource.string("resource", ""),
                resource.string("singularResource", ""),
                strings(resource.arrayAt("shortNames")),
                strings(resource.arrayAt("categories")),
                resource.string("scope", "").equals("Namespaced"),
                Set.copyOf(strings(resource.arrayAt("verbs"))),
                subresources,
                schema,
                false);
    }

    /** Returns every type, in the order of discovery. */
    public List<ResourceType> all() {
        return List.copyOf(all);
    }

    /** Returns the type of a kind. */
    public Optional<ResourceType> type(Gvk gvk) {
        return Optional.ofNullable(byKind.get(gvk));
    }

    @Override
    public Optional<FieldSchema> find(Gvk gvk) {
        return type(gvk).map(ResourceType::schema);
    }

    /** Returns the shapes of named definitions, for what refers to them from outside. */
    public OpenApiDefinitions definitions() {
        return definitions;
    }

    /** Returns the group versions served, {@code v1} first. */
    public List<String> groupVersions() {
        return List.copyOf(discovery.keySet());
    }

    /**
     * Returns what aggregated discovery lists for a group version, as an entry of {@code versions};
     * the empty object for a group version that is not served.
     */
    public JsonObject discoveryOf(String groupVersion) {
        JsonObject version = discovery.getOrDefault(groupVersion, JsonObject.EMPTY);
        List<JsonObject> resources =
                version.arrayAt("resources").objects().map(r -> r.without("definition")).toList();
        return version.isEmpty()
                ? version
                : version.with("resources", new JsonArray(List.copyOf(resources)));
    }

    /**
     * Returns the OpenAPI v3 document of a group version: paths as far as clients look into them,
     * and every definition that is reachable from them.
     *
     * @throws IllegalArgumentException when the group version is not served
     */
    public JsonObject openApiDocument(String groupVersion) {
        JsonObject version = discovery.get(groupVersion);
        if (version == null) {
            throw new IllegalArgumentException("group version " + groupVersion + " is not served");
        }
        return new OpenApiDocument(groupVersion, this::definition).of(version);
    }

    private Optional<JsonObject> definition(String name) {
        return Optional.ofNullable(definitionTexts.get(name)).map(JsonReader::readObject);
    }

    static Map<String, String> table(String name) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : text(name).split("\n", -1)) {
            int gap = line.indexOf(' ');
            if (gap > 0 && line.charAt(0) != '#') {
                lines.put(line.substring(0, gap), line.substring(gap + 1));
            }
        }
        return lines;
    }

    private static String text(String name) {
        try (InputStream in = BuiltinTypes.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the table " + name + " is not in the product");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> strings(JsonArray array) {
        return array.stream()
                .filter(JsonString.class::isInstance)
                .map(item -> ((JsonString) item).value())
                .toList();
    }
}
