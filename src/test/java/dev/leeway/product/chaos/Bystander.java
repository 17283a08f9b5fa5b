package dev.leeway.product.chaos;

import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.product.story.ClusterProbe;

/**
 * An object in an application's namespace that is not the application's, so that no sync may touch
 * it.
 *
 * @param cluster where it is
 * @param namespace the application's namespace
 */
record Bystander(PracticeCluster cluster, String namespace) {
    static final String NAME = "not-ours";

    /** Makes a namespace and a bystander in it. */
    static Bystander in(PracticeCluster cluster, String namespace) {
        ClusterProbe.createNamespace(cluster, namespace);
        ApiResponse response =
                cluster.api()
                        .handle(
                                ApiRequest.of(
                                                "POST",
                                                "/api/v1/namespaces/" + namespace + "/configmaps")
                                        .withBody(
                                                "application/json",
                                                JsonReader.read(
                                                        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"}}"
                                                                .formatted(NAME))));
        if (!response.isSuccess()) {
            throw new IllegalStateException(NAME + " was refused: " + response.jsonBody());
        }
        return new Bystander(cluster, namespace);
    }

    /** Returns which object it is at which version; it changes whenever somebody touches it. */
    String state() {
        return cluster.api()
                .store()
                .get(new GroupKind("", "ConfigMap"), namespace, NAME)
                .map(Manifest::new)
                .map(one -> one.uid() + " " + one.resourceVersion())
                .orElse("gone");
    }
}
