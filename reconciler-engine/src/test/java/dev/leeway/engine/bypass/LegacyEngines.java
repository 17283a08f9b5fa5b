package dev.leeway.engine.bypass;

import static dev.leeway.engine.bypass.BypassHousehold.API;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.practice.gitops.ArgoSetStandIn;
import dev.leeway.engine.practice.gitops.ArgoStandIn;
import dev.leeway.engine.practice.gitops.FluxStandIn;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What other engines do with a deployment, as the practice cluster stands in for them. */
final class LegacyEngines {
    static final Duration QUICK = Duration.ofMillis(100);
    static final Duration SOON = Duration.ofSeconds(10);
    static final ResourceKey APPLICATION =
            new ResourceKey("argoproj.io", "Application", "default", "legacy");
    static final ResourceKey KUSTOMIZATION =
            new ResourceKey("kustomize.toolkit.fluxcd.io", "Kustomization", "default", "legacy");

    static final ResourceKey PROJECT =
            new ResourceKey("argoproj.io", "AppProject", "default", "default");
    static final ResourceKey SET =
            new ResourceKey("argoproj.io", "ApplicationSet", "default", "legacies");
    static final ResourceKey RELEASE =
            new ResourceKey("helm.toolkit.fluxcd.io", "HelmRelease", "default", "legacy");

    static final String CHILD =
            """
            {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
             "metadata":{"name":"legacy","namespace":"default"},
             "spec":{"source":{"path":"legacy-source"},
                     "syncPolicy":{"automated":{"selfHeal":true,"prune":true}}}}
            """;

    private final BypassHousehold house;

    /** Starts stand-ins for all engines in the household that {@link #house} returns. */
    LegacyEngines(Path folder) throws Exception {
        house =
                new BypassHousehold(
                        folder,
                        new ArgoStandIn(InstantSource.system(), QUICK, QUICK),
                        new ArgoSetStandIn(QUICK),
                        new FluxStandIn(InstantSource.system(), QUICK));
        await().atMost(SOON)
                .until(
                        () -> {
                            for (ResourceKey one :
                                    List.of(APPLICATION, PROJECT, SET, KUSTOMIZATION, RELEASE)) {
                                if (house.reader()
                                        .kinds(BypassHousehold.WAIT)
                                        .preferred(one.groupKind())
                                        .isEmpty()) {
                                    return false;
                                }
                            }
                            return true;
                        });
    }

    /** Returns the household in which they work. */
    BypassHousehold house() {
        return house;
    }

    void source(int replicas) throws Exception {
        String manifest =
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"api\","
                        + "\"namespace\":\"default\"},\"spec\":{\"replicas\":"
                        + replicas
                        + ",\"selector\":{\"matchLabels\":{\"app\":\"api\"}},\"template\":{"
                        + "\"metadata\":{\"labels\":{\"app\":\"api\"}},\"spec\":{\"containers\":["
                        + "{\"name\":\"api\",\"image\":\"registry.example/api:1\"}]}}}}";
        house.apply(
                "ci",
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "ConfigMap")
                        .put(
                                "metadata",
                                JsonObject.of(
                                        "name",
                                        new JsonString("legacy-source"),
                                        "namespace",
                                        new JsonString("default")))
                        .put("data", JsonObject.of("api.json", new JsonString(manifest)))
                        .build()
                        .toJson());
    }

    void argo() throws Exception {
        source(2);
        house.apply(
                "ops",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
                 "metadata":{"name":"legacy","namespace":"default"},
                 "spec":{"source":{"path":"legacy-source"},
                         "syncPolicy":{"automated":{"selfHeal":true,"prune":true}}}}
                """);
        awaitReplicas(2);
    }

    void flux() throws Exception {
        source(2);
        house.apply(
                "ops",
                """
                {"apiVersion":"kustomize.toolkit.fluxcd.io/v1","kind":"Kustomization",
                 "metadata":{"name":"legacy","namespace":"default"},
                 "spec":{"path":"legacy-source","interval":"10m","prune":true}}
                """);
        awaitReplicas(2);
    }

    void project() throws Exception {
        house.apply(
                "ops",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"AppProject",
                 "metadata":{"name":"default","namespace":"default"},
                 "spec":{"sourceRepos":["*"]}}
                """);
    }

    void set(String more) throws Exception {
        source(2);
        house.apply(
                "ops",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"ApplicationSet",
                 "metadata":{"name":"legacies","namespace":"default"},
                 "spec":{"generators":[{"list":{"elements":[{"name":"legacy"}]}}],%s
                         "template":{"metadata":{"name":"{{name}}"},
                           "spec":{"source":{"path":"legacy-source"},
                             "syncPolicy":{"automated":{"selfHeal":true,"prune":true}}}}}}
                """
                        .formatted(more));
        awaitReplicas(2);
    }

    void release() throws Exception {
        source(2);
        house.apply(
                "ops",
                """
                {"apiVersion":"helm.toolkit.fluxcd.io/v2","kind":"HelmRelease",
                 "metadata":{"name":"legacy","namespace":"default"},
                 "spec":{"path":"legacy-source","interval":"10m",
                         "driftDetection":{"mode":"enabled"}}}
                """);
        awaitReplicas(2);
    }

    /** A source whose one manifest is an object of an engine: the engine's own parent. */
    void parentSource(String manifest) throws Exception {
        house.apply(
                "ci",
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "ConfigMap")
                        .put(
                                "metadata",
                                JsonObject.of(
                                        "name",
                                        new JsonString("parent-source"),
                                        "namespace",
                                        new JsonString("default")))
                        .put("data", JsonObject.of("child.json", new JsonString(manifest)))
                        .build()
                        .toJson());
    }

    long replicas() throws Exception {
        return house.live(API).root().objectAt("spec").integer("replicas", -1);
    }

    void awaitReplicas(long wanted) {
        await().atMost(SOON).ignoreExceptions().until(() -> replicas() == wanted);
    }

    void scale(int replicas) throws Exception {
        house.apply(
                "kubectl",
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"api\","
                        + "\"namespace\":\"default\"},\"spec\":{\"replicas\":"
                        + replicas
                        + "}}");
    }

    void engineOf(GuardRef.Kind kind) throws Exception {
        switch (kind) {
            case LEEWAY -> house.sync();
            case ARGO_APPLICATION -> argo();
            case ARGO_PROJECT_WINDOW -> {
                project();
                argo();
            }
            case ARGO_SET_EXCEPTION -> set("");
            case FLUX_OBJECT -> flux();
            case FLUX_RELEASE -> release();
        }
    }

    Manifest held(GuardRef.Kind kind) throws Exception {
        return house.live(
                switch (kind) {
                    case LEEWAY, FLUX_OBJECT -> API;
                    case ARGO_APPLICATION -> APPLICATION;
                    case ARGO_PROJECT_WINDOW -> PROJECT;
                    case ARGO_SET_EXCEPTION -> SET;
                    case FLUX_RELEASE -> RELEASE;
                });
    }
}
