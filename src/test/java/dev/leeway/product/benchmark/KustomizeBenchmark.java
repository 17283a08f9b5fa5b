package dev.leeway.product.benchmark;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.desktop.command.Session;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.product.story.Household;
import dev.leeway.product.story.Kubectl;
import dev.leeway.product.story.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two hundred overlays, rendered built-in from Git and by as many runs of the tool. */
final class KustomizeBenchmark {
    private static final int OVERLAYS = 200;
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private KustomizeBenchmark() {}

    static void run(Figures figures, Optional<Kubectl> kubectl) throws Exception {
        Path folder = Files.createTempDirectory("leeway-kustomize");
        TestRepository repository = write(TestRepository.in(folder.resolve("repository")));
        Household household = new Household(folder.resolve("household"));
        List<Household.Application> applications = new ArrayList<>();
        for (int i = 0; i < OVERLAYS; i++) {
            applications.add(
                    new Household.Application(name(i), "overlays", "overlays/" + name(i), name(i)));
        }
        household.write(Map.of("overlays", repository.folder()), applications);
        double cold = Stopwatch.millis(() -> renderAll(household));
        List<Double> warm = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            warm.add(Stopwatch.millis(() -> renderAll(household)));
        }
        if (kubectl.isEmpty()) {
            figures.plain(
                    "200 overlays, fresh engine", Figures.millis(Stopwatch.median(warm)), "", "");
            return;
        }
        double theirs = Stopwatch.millis(() -> toolAll(kubectl.get(), household, repository));
        figures.faster("200 overlays, first in the JVM : kubectl kustomize", cold, theirs, 20);
        figures.faster(
                "200 overlays, fresh engine : kubectl kustomize",
                Stopwatch.median(warm),
                theirs,
                20);
    }

    /** A new engine has rendered nothing yet and knows the repository from its mirror. */
    private static void renderAll(Household household) throws Exception {
        try (EngineWiring wiring = household.start();
                Session session = household.open(wiring)) {
            for (int i = 0; i < OVERLAYS; i++) {
                RenderedManifests rendered =
                        session.engine()
                                .render(name(i), RunRequest.USUAL.fromMirror(), RunListener.NONE);
                if (rendered.manifests().size() != 4) {
                    throw new IllegalStateException(
                            name(i) + " gave " + rendered.manifests().size() + " documents");
                }
            }
        }
    }

    private static void toolAll(Kubectl kubectl, Household household, TestRepository repository)
            throws Exception {
        for (int i = 0; i < OVERLAYS; i++) {
            Kubectl.Answer answer =
                    kubectl.run(
                            household.file(),
                            "",
                            PATIENCE,
                            "kustomize",
                            repository.folder().resolve("overlays/" + name(i)).toString());
            if (answer.exit() != 0) {
                throw new IllegalStateException("kubectl kustomize: " + answer.err());
            }
        }
    }

    private static String name(int i) {
        return "overlay-" + i;
    }

    private static TestRepository write(TestRepository repository) throws IOException {
        repository
                .write(
                        "base/deployment.yaml",
                        """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: web}
                        spec:
                          selector: {matchLabels: {app: web}}
                          template:
                            metadata: {labels: {app: web}}
                            spec:
                              containers:
                                - name: web
                                  image: example.com/web
                                  envFrom: [{configMapRef: {name: settings}}]
                        """)
                .write(
                        "base/service.yaml",
                        """
                        apiVersion: v1
                        kind: Service
                        metadata: {name: web}
                        spec: {selector: {app: web}, ports: [{port: 80}]}
                        """)
                .write(
                        "base/account.yaml",
                        """
                        apiVersion: v1
                        kind: ServiceAccount
                        metadata: {name: web}
                        """)
                .write(
                        "base/kustomization.yaml",
                        "resources: [deployment.yaml, service.yaml, account.yaml]\n");
        for (int i = 0; i < OVERLAYS; i++) {
            repository.write(
                    "overlays/" + name(i) + "/kustomization.yaml",
                    """
                    resources: [../../base]
                    namespace: team-%d
                    namePrefix: p%d-
                    labels: [{pairs: {team: "t%d"}}]
                    images: [{name: example.com/web, newTag: "1.%d"}]
                    replicas: [{name: web, count: %d}]
                    configMapGenerator: [{name: settings, literals: ["LEVEL=%d"]}]
                    patches:
                      - target: {kind: Deployment}
                        patch: |
                          - {op: add, path: /spec/template/spec/containers/0/env, value: [{name: N, value: "%d"}]}
                    """
                            .formatted(i, i, i, i, i % 5 + 1, i, i));
        }
        return repository.commit();
    }
}
