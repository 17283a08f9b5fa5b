package dev.leeway.product.story;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.practice.api.PracticeApi;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Custom resource definitions that accept anything, for kinds whose real definitions are not at
 * hand.
 */
final class LooseDefinitions {
    private static final Set<String> WITHOUT_NAMESPACE = Set.of("ClusterIssuer", "GatewayClass");

    private LooseDefinitions() {}

    /**
     * Defines the kinds that some manifests need and a cluster does not serve; returns what was
     * defined.
     */
    static Set<GroupKind> define(PracticeApi api, Collection<Manifest> manifests) {
        Map<GroupKind, Set<String>> missing = new TreeMap<>();
        for (Manifest manifest : manifests) {
            Gvk gvk = manifest.gvk();
            if (api.types().find(gvk).isEmpty()) {
                missing.computeIfAbsent(gvk.groupKind(), _ -> new TreeSet<>()).add(gvk.version());
            }
        }
        missing.forEach((kind, versions) -> create(api, definition(kind, versions)));
        return missing.keySet();
    }

    private static void create(PracticeApi api, JsonObject definition) {
        ApiResponse response =
                api.handle(
                        ApiRequest.of(
                                        "POST",
                                        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions")
                                .withBody("application/json", definition));
        if (!response.isSuccess()) {
            throw new IllegalStateException("the definition was refused: " + response.jsonBody());
        }
    }

    private static JsonObject definition(GroupKind kind, Set<String> versions) {
        String singular = kind.kind().toLowerCase(Locale.ROOT);
        String plural =
                singular.endsWith("y") && !singular.endsWith("ay")
                        ? singular.substring(0, singular.length() - 1) + "ies"
                        : singular + (singular.endsWith("s") ? "es" : "s");
        String newest = versions.stream().reduce("", (one, other) -> other);
        List<JsonValue> served =
                versions.stream()
                        .<JsonValue>map(version -> version(version, version.equals(newest)))
                        .toList();
        JsonObject names =
                JsonObject.of(
                        Map.of(
                                "kind", new JsonString(kind.kind()),
                                "plural", new JsonString(plural),
                                "singular", new JsonString(singular)));
        JsonObject spec =
                JsonObject.builder()
                        .put("group", kind.group())
                        .put("names", names)
                        .put(
                                "scope",
                                WITHOUT_NAMESPACE.contains(kind.kind()) ? "Cluster" : "Namespaced")
                        .put("versions", new JsonArray(served))
                        .build();
        return JsonObject.builder()
                .put("apiVersion", "apiextensions.k8s.io/v1")
                .put("kind", "CustomResourceDefinition")
                .put("metadata", JsonObject.of("name", new JsonString(plural + "." + kind.group())))
                .put("spec", spec)
                .build();
    }

    private static JsonObject version(String name, boolean stored) {
        JsonObject schema =
                JsonObject.of(
                        "type",
                        new JsonString("object"),
                        "x-kubernetes-preserve-unknown-fields",
                        JsonBoolean.TRUE);
        return JsonObject.builder()
                .put("name", name)
                .put("served", true)
                .put("storage", stored)
                .put("schema", JsonObject.of("openAPIV3Schema", schema))
                .build();
    }
}
