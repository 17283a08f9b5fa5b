package dev.leeway.product.story;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.resource.GroupKind;

/** What a test sees and does in a practice cluster behind Leeway's back. */
public final class ClusterProbe {
    private ClusterProbe() {}

    /** Returns whether the cluster holds a core object, whatever its API would say. */
    static boolean holds(PracticeCluster cluster, String kind, String namespace, String name) {
        return cluster.api().store().get(new GroupKind("", kind), namespace, name).isPresent();
    }

    /** Changes a core object by hand. */
    public static void patch(PracticeCluster cluster, String path, String merge) {
        ApiResponse response =
                cluster.api()
                        .handle(
                                ApiRequest.of("PATCH", path)
                                        .withQuery("fieldManager", "kubectl-edit")
                                        .withBody(
                                                "application/merge-patch+json",
                                                JsonReader.read(merge)));
        if (!response.isSuccess()) {
            throw new IllegalStateException(
                    "the change by hand was refused: " + response.jsonBody());
        }
    }

    /** Returns an object as the cluster holds it. */
    static JsonObject read(PracticeCluster cluster, String path) {
        return cluster.api().handle(ApiRequest.of("GET", path)).jsonBody();
    }

    /** Deletes a core object by hand. */
    static void delete(PracticeCluster cluster, String path) {
        ApiResponse response = cluster.api().handle(ApiRequest.of("DELETE", path));
        if (!response.isSuccess()) {
            throw new IllegalStateException(
                    "the deletion by hand was refused: " + response.jsonBody());
        }
    }

    /** Makes a namespace by hand. */
    public static void createNamespace(PracticeCluster cluster, String name) {
        ApiResponse response =
                cluster.api()
                        .handle(
                                ApiRequest.of("POST", "/api/v1/namespaces")
                                        .withBody(
                                                "application/json",
                                                JsonReader.read(
                                                        "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\""
                                                                + name
                                                                + "\"}}")));
        if (!response.isSuccess()) {
            throw new IllegalStateException("the namespace was refused: " + response.jsonBody());
        }
    }
}
