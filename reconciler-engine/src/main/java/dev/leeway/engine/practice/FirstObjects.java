package dev.leeway.engine.practice;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.practice.api.PracticeApi;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a new cluster holds from the start: namespaces, its own service, nodes, a storage class. */
final class FirstObjects {
    private static final List<String> NAMESPACES =
            List.of("default", "kube-system", "kube-public", "kube-node-lease");

    private FirstObjects() {}

    static void create(PracticeApi api, PracticeOptions options) {
        for (String name : NAMESPACES) {
            post(
                    api,
                    "/api/v1/namespaces",
                    """
                    {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s",
                     "labels":{"kubernetes.io/metadata.name":"%s"}}}
                    """
                            .formatted(name, name));
        }
        post(
                api,
                "/api/v1/namespaces/default/services",
                """
                {"apiVersion":"v1","kind":"Service",
                 "metadata":{"name":"kubernetes","namespace":"default",
                  "labels":{"component":"apiserver","provider":"kubernetes"}},
                 "spec":{"clusterIP":"10.96.0.1","ports":[{"name":"https","port":443,
                  "protocol":"TCP","targetPort":6443}],"type":"ClusterIP"}}
                """);
        post(
                api,
                "/apis/storage.k8s.io/v1/storageclasses",
                """
                {"apiVersion":"storage.k8s.io/v1","kind":"StorageClass",
                 "metadata":{"name":"standard",
                  "annotations":{"storageclass.kubernetes.io/is-default-class":"true"}},
                 "provisioner":"practice.leeway.dev/memory","reclaimPolicy":"Delete",
                 "volumeBindingMode":"Immediate"}
                """);
        rights(api);
        for (int i = 1; i <= options.nodes(); i++) {
            node(api, i, options);
        }
    }

    /** A few of the roles that every cluster has, and who has them. */
    private static void rights(PracticeApi api) {
        role(api, "cluster-admin", "\"*\"", "\"*\"", "\"*\"");
        role(
                api,
                "view",
                "\"\",\"apps\",\"batch\",\"networking.k8s.io\"",
                "\"pods\",\"pods/log\",\"services\",\"configmaps\",\"events\",\"deployments\",\"replicasets\","
                        + "\"statefulsets\",\"daemonsets\",\"jobs\",\"cronjobs\",\"ingresses\"",
                "\"get\",\"list\",\"watch\"");
        binding(api, "cluster-admin", "cluster-admin", "system:masters");
        binding(api, "viewers", "view", "practice:viewers");
    }

    private static void role(
            PracticeApi api, String name, String groups, String resources, String verbs) {
        post(
                api,
                "/apis/rbac.authorization.k8s.io/v1/clusterroles",
                """
                {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole",
                 "metadata":{"name":"%s","labels":{"kubernetes.io/bootstrapping":"rbac-defaults"}},
                 "rules":[{"apiGroups":[%s],"resources":[%s],"verbs":[%s]}]}
                """
                        .formatted(name, groups, resources, verbs));
    }

    private static void binding(PracticeApi api, String name, String role, String group) {
        post(
                api,
                "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                """
                {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRoleBinding",
                 "metadata":{"name":"%s"},
                 "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"%s"},
                 "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"Group","name":"%s"}]}
                """
                        .formatted(name, role, group));
    }

    private static void node(PracticeApi api, int number, PracticeOptions options) {
        String name = "practice-" + number;
        post(
                api,
                "/api/v1/nodes",
                """
                {"apiVersion":"v1","kind":"Node","metadata":{"name":"%s",
                  "labels":{"kubernetes.io/hostname":"%s","kubernetes.io/os":"linux",
                   "kubernetes.io/arch":"amd64"}},
                 "spec":{}}
                """
                        .formatted(name, name));
        String now = options.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        JsonObject status =
                JsonReader.readObject(
                        """
                        {"status":{"capacity":{"cpu":"8","memory":"32Gi","pods":"500"},
                          "allocatable":{"cpu":"8","memory":"32Gi","pods":"500"},
                          "conditions":[{"type":"Ready","status":"True","reason":"KubeletReady",
                           "message":"the practice node is ready","lastHeartbeatTime":"%s",
                           "lastTransitionTime":"%s"}],
                          "addresses":[{"type":"InternalIP","address":"192.168.99.%d"},
                           {"type":"Hostname","address":"%s"}],
                          "nodeInfo":{"machineID":"practice","systemUUID":"practice",
                           "bootID":"practice","kernelVersion":"practice",
                           "osImage":"Leeway practice","containerRuntimeVersion":"practice://1",
                           "kubeletVersion":"v1.36.2","kubeProxyVersion":"v1.36.2",
                           "operatingSystem":"linux","architecture":"amd64"}}}
                        """
                                .formatted(now, now, 10 + number, name));
        require(
                api.handle(
                        ApiRequest.of("PATCH", "/api/v1/nodes/" + name + "/status")
                                .withQuery("fieldManager", "kubelet")
                                .withBody("application/merge-patch+json", status)));
    }

    private static void post(PracticeApi api, String path, String body) {
        require(
                api.handle(
                        ApiRequest.of("POST", path)
                                .withQuery("fieldManager", "kube-apiserver")
                                .withBody("application/json", JsonReader.readObject(body))));
    }

    private static void require(ApiResponse response) {
        if (!response.isSuccess()) {
            throw new IllegalStateException(
                    "the practice cluster refused its own object: "
                            + response.jsonBody().string("message", ""));
        }
    }
}
