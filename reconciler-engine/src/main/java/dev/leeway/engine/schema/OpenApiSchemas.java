package dev.leeway.engine.schema;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Gvk;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shapes of the kinds that a set of OpenAPI v3 documents describes, as a cluster serves them
 * under {@code /openapi/v3}. A document is looked into when one of its kinds is asked for.
 * Immutable to its users; safe for use from any thread.
 */
public final class OpenApiSchemas implements ObjectSchemas {
    private final Map<String, JsonObject> documents;
    private final Map<String, Kinds> opened = new ConcurrentHashMap<>();

    private record Kinds(Map<Gvk, String> definitionOf, OpenApiDefinitions definitions) {}

    private OpenApiSchemas(Map<String, JsonObject> documents) {
        this.documents = Map.copyOf(documents);
    }

    /**
     * Returns the shapes in these documents.
     *
     * @param documents the OpenAPI v3 document of each group version, keyed as manifests write it
     *     ({@code v1}, {@code apps/v1})
     */
    public static OpenApiSchemas of(Map<String, JsonObject> documents) {
        return new OpenApiSchemas(documents);
    }

    @Override
    public Optional<FieldSchema> find(Gvk gvk) {
        JsonObject document = documents.get(gvk.apiVersion());
        if (document == null) {
            return Optional.empty();
        }
        Kinds kinds = opened.computeIfAbsent(gvk.apiVersion(), _ -> open(document));
        return Optional.ofNullable(kinds.definitionOf().get(gvk)).map(kinds.definitions()::named);
    }

    private static Kinds open(JsonObject document) {
        JsonObject schemas = document.objectAt("components", "schemas");
        Map<Gvk, String> definitionOf = new HashMap<>();
        schemas.forEach(
                (name, schema) -> {
                    if (schema instanceof JsonObject object) {
                        object.arrayAt("x-kubernetes-group-version-kind")
                                .objects()
                                .forEach(gvk -> definitionOf.put(gvk(gvk), name));
                    }
                });
        return new Kinds(definitionOf, new OpenApiDefinitions(schemas::object));
    }

    private static Gvk gvk(JsonObject extension) {
        return new Gvk(
                extension.string("group", ""),
                extension.string("version", ""),
                extension.string("kind", ""));
    }
}
