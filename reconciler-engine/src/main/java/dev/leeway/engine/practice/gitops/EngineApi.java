package dev.leeway.engine.practice.gitops;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.practice.api.PracticeApi;
import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a stand-in asks of the practice cluster, as its field manager. */
final class EngineApi {
    private static final GroupKind CONFIG_MAP = new GroupKind("", "ConfigMap");

    private final PracticeApi api;
    private final String manager;

    EngineApi(PracticeApi api, String manager) {
        this.api = api;
        this.manager = manager;
    }

    /** Defines a kind whose spec and status may hold anything. */
    void define(Gvk gvk, String plural, boolean statusSubresource) {
        String open = "{\"type\":\"object\",\"x-kubernetes-preserve-unknown-fields\":true}";
        JsonObject definition =
                JsonReader.readObject(
                        """
                        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",
                         "metadata":{"name":"%s.%s"},
                         "spec":{"group":"%s","scope":"Namespaced",
                          "names":{"plural":"%s","singular":"%s","kind":"%s","listKind":"%sList"},
                          "versions":[{"name":"%s","served":true,"storage":true,%s
                           "schema":{"openAPIV3Schema":{"type":"object","properties":
                            {"spec":%s,"status":%s,"operation":%s}}}}]}}
                        """
                                .formatted(
                                        plural,
                                        gvk.group(),
                                        gvk.group(),
                                        plural,
                                        gvk.kind().toLowerCase(Locale.ROOT),
                                        gvk.kind(),
                                        gvk.kind(),
                                        gvk.version(),
                                        statusSubresource
                                                ? "\"subresources\":{\"status\":{}},"
                                                : "",
                                        open,
                                        open,
                                        open));
        send(
                "POST",
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
                definition,
                "application/json");
    }

    Collection<JsonObject> list(GroupKind kind) {
        return api.store().list(kind, Selection.ALL).objects();
    }

    Optional<JsonObject> get(GroupKind kind, String namespace, String name) {
        return api.store().get(kind, namespace, name);
    }

    /** Creates an object. */
    void create(JsonObject object) {
        path(object)
                .ifPresent(
                        path ->
                                send(
                                        "POST",
                                        path.substring(0, path.lastIndexOf('/')),
                                        object,
                                        "application/json"));
    }

    /** Replaces an object as a whole; nothing happens when it changed meanwhile. */
    void replace(JsonObject object) {
        path(object).ifPresent(path -> send("PUT", path, object, "application/json"));
    }

    /** Returns the revision of a source: a ConfigMap whose values are manifests in JSON. */
    Optional<JsonObject> source(String namespace, String name) {
        return api.store().get(CONFIG_MAP, namespace, name);
    }

    /** Returns the manifests of a source; what is no JSON object is left out. */
    static List<JsonObject> manifests(JsonObject source) {
        List<JsonObject> manifests = new ArrayList<>();
        source.objectAt("data")
                .forEach(
                        (_, value) -> {
                            if (value instanceof JsonString(String text)) {
                                try {
                                    manifests.add(JsonReader.readObject(text));
                                } catch (JsonSyntaxException noManifest) {
                                    // A file beside the manifests.
                                    return;
                                }
                            }
                        });
        return manifests;
    }

    Optional<JsonObject> live(JsonObject manifest) {
        return type(manifest)
                .flatMap(
                        type ->
                                api.store()
                                        .get(
                                                type.gvk().groupKind(),
                                                manifest.objectAt("metadata")
                                                        .string("namespace", ""),
                                                manifest.objectAt("metadata").string("name", "")));
    }

    private Optional<ResourceType> type(JsonObject manifest) {
        return api.types()
                .find(Gvk.of(manifest.string("apiVersion", ""), manifest.string("kind", "")));
    }

    /** Returns whether applying the manifest would change something. */
    boolean differs(JsonObject manifest) {
        Optional<JsonObject> live = live(manifest);
        if (live.isEmpty()) {
            return true;
        }
        ApiResponse answer = apply(manifest, true);
        return answer.isSuccess() && !bare(answer.jsonBody()).equals(bare(live.get()));
    }

    private static JsonObject bare(JsonObject object) {
        return object.with(
                "metadata",
                object.objectAt("metadata")
                        .without("managedFields")
                        .without("resourceVersion")
                        .without("generation"));
    }

    /** Applies by force, as these engines do. */
    ApiResponse apply(JsonObject manifest, boolean dryRun) {
        Optional<String> path = path(manifest);
        if (path.isEmpty()) {
            return ApiResponse.text(404, "no such kind");
        }
        ApiRequest request =
                ApiRequest.of("PATCH", path.get())
                        .withBody("application/apply-patch+yaml", manifest)
                        .withQuery("fieldManager", manager)
                        .withQuery("force", "true");
        return api.handle(dryRun ? request.withQuery("dryRun", "All") : request);
    }

    /** Merges a patch into an object; nothing happens when it is gone. */
    void merge(JsonObject object, String subresource, JsonObject patch) {
        path(object)
                .ifPresent(
                        path ->
                                send(
                                        "PATCH",
                                        path + subresource,
                                        patch,
                                        "application/merge-patch+json"));
    }

    private Optional<String> path(JsonObject object) {
        JsonObject metadata = object.objectAt("metadata");
        return type(object)
                .map(
                        type -> {
                            Gvk gvk = type.gvk();
                            String root =
                                    gvk.group().isEmpty()
                                            ? "/api/" + gvk.version()
                                            : "/apis/" + gvk.apiVersion();
                            String place =
                                    type.namespaced()
                                            ? "/namespaces/" + metadata.string("namespace", "")
                                            : "";
                            return root
                                    + place
                                    + "/"
                                    + type.plural()
                                    + "/"
                                    + metadata.string("name", "");
                        });
    }

    private ApiResponse send(String method, String path, JsonValue body, String type) {
        return api.handle(
                ApiRequest.of(method, path)
                        .withBody(type, body)
                        .withQuery("fieldManager", manager));
    }
}
