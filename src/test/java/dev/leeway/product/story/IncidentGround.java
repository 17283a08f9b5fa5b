package dev.leeway.product.story;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.practice.controller.Controllers;
import dev.leeway.engine.practice.gitops.ArgoSetStandIn;
import dev.leeway.engine.practice.gitops.ArgoStandIn;
import dev.leeway.engine.practice.gitops.FluxStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Where incidents happen: a practice cluster with self-healing stand-ins of Argo CD and Flux, a Git
 * host, and a repository whose application {@code shop} Leeway syncs, while {@code legacy} belongs
 * to the two others. Each object has a twin that nobody ever bypasses.
 *
 * @param cluster the cluster
 * @param forge the Git host
 * @param repository the repository behind it
 */
record IncidentGround(PracticeCluster cluster, Forge forge, TestRepository repository)
        implements AutoCloseable {
    static final String SETTINGS = "/ConfigMap/shop/settings";
    static final String API = "apps/Deployment/shop/api";
    static final String WORKER = "apps/Deployment/shop/worker";
    static final String SECRET = "/Secret/shop/db";
    private static final Duration QUICK = Duration.ofMillis(100);

    static IncidentGround in(Path folder) throws IOException {
        TestRepository repository =
                TestRepository.in(folder.resolve("repository"))
                        .write("shop/settings.yaml", settings("settings", "blue"))
                        .write("shop/settings-twin.yaml", settings("settings-twin", "blue"))
                        .write(
                                "shop/db.yaml",
                                """
                                apiVersion: v1
                                kind: Secret
                                metadata:
                                  name: db
                                data:
                                  password: b2xk
                                """)
                        .write("legacy/api.yaml", deployment("api", 2))
                        .write("legacy/api-twin.yaml", deployment("api-twin", 2))
                        .write("legacy/worker.yaml", deployment("worker", 2))
                        .write("legacy/worker-twin.yaml", deployment("worker-twin", 2))
                        .commit();
        PracticeCluster cluster =
                PracticeCluster.start(
                        PracticeOptions.usual()
                                .with(
                                        new Controllers(InstantSource.system()),
                                        new ArgoStandIn(InstantSource.system(), QUICK, QUICK),
                                        new ArgoSetStandIn(QUICK),
                                        new FluxStandIn(InstantSource.system(), QUICK)));
        ClusterProbe.createNamespace(cluster, "shop");
        return new IncidentGround(cluster, new Forge(repository.folder()), repository);
    }

    /** Returns an engineer with a workspace on this ground, her token kept. */
    OnCall engineer(Path folder, String name) throws IOException {
        OnCall engineer =
                OnCall.at(
                        folder,
                        name,
                        """
                        apiVersion: leeway.dev/v1alpha1
                        kind: Workspace
                        metadata: {name: incident}
                        repositories:
                          - name: platform
                            url: %s
                            revision: main
                            pullRequests: {provider: github, url: "%s"}
                        clusters:
                          - {name: practice, kubeconfig: practice.kubeconfig, context: practice}
                        applications:
                          - name: shop
                            source: {repository: platform, path: shop, type: directory}
                            destination: {cluster: practice, namespace: shop}
                          - name: legacy
                            source: {repository: platform, path: legacy, type: directory}
                            destination: {cluster: practice, namespace: shop}
                        """
                                .formatted(forge.repositoryUrl(), forge.api()));
        cluster.writeKubeconfig(folder.resolve("practice.kubeconfig"));
        Household.Answer kept =
                engineer.typing(Forge.TOKEN + "\n", "credentials", "set", "--file", forge.host());
        if (kept.exit() != 0) {
            throw new IOException(kept.err());
        }
        return engineer;
    }

    /** Lets Argo CD and Flux follow Git as it is now. */
    void enginesFollowGit(int api, int worker, int twins) throws IOException {
        source("api-source", json("api", api), json("api-twin", twins));
        source("worker-source", json("worker", worker), json("worker-twin", twins));
    }

    /** Puts the objects of Argo CD and Flux there. */
    void startEngines() throws IOException {
        enginesFollowGit(2, 2, 2);
        create(
                "/apis/argoproj.io/v1alpha1/namespaces/shop/appprojects",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"AppProject",
                 "metadata":{"name":"default","namespace":"shop"},"spec":{"sourceRepos":["*"]}}
                """);
        create(
                "/apis/argoproj.io/v1alpha1/namespaces/shop/applications",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
                 "metadata":{"name":"old","namespace":"shop"},
                 "spec":{"source":{"path":"api-source"},
                         "syncPolicy":{"automated":{"selfHeal":true,"prune":true}}}}
                """);
        create(
                "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/shop/kustomizations",
                """
                {"apiVersion":"kustomize.toolkit.fluxcd.io/v1","kind":"Kustomization",
                 "metadata":{"name":"older","namespace":"shop"},
                 "spec":{"path":"worker-source","interval":"10m","prune":true}}
                """);
    }

    private void source(String name, String... manifests) throws IOException {
        JsonObject files = JsonObject.EMPTY;
        int number = 0;
        for (String manifest : manifests) {
            files = files.with("file-" + number++ + ".json", new JsonString(manifest));
        }
        JsonValue body =
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "ConfigMap")
                        .put("metadata", JsonObject.of("name", new JsonString(name)))
                        .put("data", files)
                        .build();
        ApiResponse answer =
                cluster.api()
                        .handle(
                                ApiRequest.of("PATCH", "/api/v1/namespaces/shop/configmaps/" + name)
                                        .withQuery("fieldManager", "ci")
                                        .withQuery("force", "true")
                                        .withBody("application/apply-patch+yaml", body));
        check(answer);
    }

    void create(String path, String json) throws IOException {
        check(
                cluster.api()
                        .handle(
                                ApiRequest.of("POST", path)
                                        .withQuery("fieldManager", "ops")
                                        .withBody("application/json", JsonReader.read(json))));
    }

    private static void check(ApiResponse answer) throws IOException {
        if (!answer.isSuccess()) {
            throw new IOException("the practice cluster refuses: " + answer.jsonBody());
        }
    }

    JsonObject live(String path) {
        return ClusterProbe.read(cluster, path);
    }

    JsonObject configMap(String name) {
        return live("/api/v1/namespaces/shop/configmaps/" + name);
    }

    JsonObject deployed(String name) {
        return live("/apis/apps/v1/namespaces/shop/deployments/" + name);
    }

    static String settings(String name, String colour) {
        return """
        # Colours of the shop.
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: %s
        data:
          colour: %s # keep in step with the banner
        """
                .formatted(name, colour);
    }

    static String deployment(String name, int replicas) {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: %s
        spec:
          replicas: %d
          selector:
            matchLabels: {app: %s}
          template:
            metadata:
              labels: {app: %s}
            spec:
              containers:
                - name: main
                  image: registry.example/main:1
        """
                .formatted(name, replicas, name, name);
    }

    private static String json(String name, int replicas) {
        return ("{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"NAME\","
                        + "\"namespace\":\"shop\"},\"spec\":{\"replicas\":"
                        + replicas
                        + ",\"selector\":{\"matchLabels\":{\"app\":\"NAME\"}},\"template\":{\"metadata\":"
                        + "{\"labels\":{\"app\":\"NAME\"}},\"spec\":{\"containers\":[{\"name\":\"main\","
                        + "\"image\":\"registry.example/main:1\"}]}}}}")
                .replace("NAME", name);
    }

    /** Returns every object of the cluster as text, for what must not be left behind. */
    String everything() {
        StringBuilder text = new StringBuilder();
        for (String path :
                List.of(
                        "/api/v1/configmaps",
                        "/api/v1/secrets",
                        "/apis/apps/v1/deployments",
                        "/apis/argoproj.io/v1alpha1/applications",
                        "/apis/argoproj.io/v1alpha1/appprojects",
                        "/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations")) {
            text.append(live(path).toJson());
        }
        return text.toString();
    }

    @Override
    public void close() {
        forge.close();
        cluster.close();
    }
}
