package dev.leeway.product.real;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.desktop.command.Session;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.yaml.YamlPrinter;
import dev.leeway.product.benchmark.BenchmarkObjects;
import dev.leeway.product.benchmark.Figures;
import dev.leeway.product.benchmark.RawList;
import dev.leeway.product.benchmark.Stopwatch;
import dev.leeway.product.story.Household;
import dev.leeway.product.story.Kubectl;
import dev.leeway.product.story.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The figures that stand beside kubectl, on a real API server: nothing of the cluster is in this
 * process, and nobody's compiler works for the other. Prints figures; judges nothing.
 */
public final class RealBenchmark implements AutoCloseable {
    private static final int OBJECTS = 1_000;
    private static final int CHANGED = 50;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 3;
    private static final int COMPARING = 100;
    private static final int COMPARED = 15;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final RealCluster cluster;
    private final Household household;
    private final Figures figures = new Figures();

    private RealBenchmark(RealCluster cluster, Path folder) throws IOException {
        this.cluster = cluster;
        this.household = new Household(folder.resolve("household"));
        TestRepository repository =
                BenchmarkObjects.write(TestRepository.in(folder.resolve("repository")), OBJECTS);
        household.write(
                Map.of("objects", repository.folder()),
                IntStream.range(0, WARM_UP + ROUNDS)
                        .mapToObj(RealBenchmark::ours)
                        .map(name -> new Household.Application(name, "objects", "objects", name))
                        .toList());
        cluster.writeKubeconfig(household.kubeconfig(), RealCluster.ADMIN);
    }

    /** Runs all of it, or says why not. */
    public static void main(String[] none) throws Exception {
        Path folder = Files.createTempDirectory("leeway-real");
        Optional<RealCluster> cluster =
                RealCluster.start("RealBenchmark", folder.resolve("cluster"));
        if (cluster.isPresent()) {
            try (RealBenchmark benchmark = new RealBenchmark(cluster.get(), folder)) {
                benchmark.firstApply();
                benchmark.unchanged();
                benchmark.changed();
                benchmark.figures.print();
            }
        }
    }

    private static String ours(int round) {
        return "ours-" + round;
    }

    /** Both apply to a new namespace in turn; ours compares, plans and keeps the inventory too. */
    private void firstApply() throws Exception {
        String manifests = manifests();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            String application = ours(round);
            String namespace = "theirs-" + round;
            cluster.kubectl("create", "namespace", application);
            cluster.kubectl("create", "namespace", namespace);
            double own = Stopwatch.millis(() -> sync(application));
            double other =
                    Stopwatch.millis(
                            () ->
                                    kubectl(
                                            manifests,
                                            0,
                                            "apply",
                                            "--server-side",
                                            "--namespace=" + namespace,
                                            "-f",
                                            "-"));
            if (round >= WARM_UP) {
                ours.add(own);
                theirs.add(other);
            }
        }
        figures.faster(
                "first apply of 1,000, inventory and audit included : kubectl apply --server-side",
                Stopwatch.median(ours),
                Stopwatch.median(theirs),
                4);
    }

    private void unchanged() throws Exception {
        List<Double> listing = new ArrayList<>();
        List<Double> fresh = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        for (int round = 0; round < COMPARING + COMPARED; round++) {
            double listed = Stopwatch.millis(this::list);
            double compared = Stopwatch.millis(() -> requireChanged(compareAfresh(), 0));
            if (round >= COMPARING) {
                listing.add(listed);
                fresh.add(compared);
            }
        }
        try (EngineWiring wiring = household.start();
                Session session = household.open(wiring)) {
            compare(session);
            for (int round = 0; round < COMPARED; round++) {
                again.add(Stopwatch.millis(() -> requireChanged(compare(session), 0)));
            }
        }
        double ours = Stopwatch.median(fresh);
        figures.atMost(
                "1,000 unchanged, fresh engine and connection : bare lists",
                ours,
                Stopwatch.median(listing),
                2);
        figures.atMost(
                "1,000 unchanged, engine at work : bare lists",
                Stopwatch.median(again),
                Stopwatch.median(listing),
                1.5);
        String manifests = manifests();
        figures.faster(
                "1,000 unchanged, fresh engine : kubectl diff --server-side",
                ours,
                Stopwatch.millis(() -> diff(manifests, 0)),
                20);
    }

    private void changed() throws Exception {
        for (int i = 0; i < CHANGED; i++) {
            cluster.kubectl(
                    "--namespace=" + ours(0),
                    "patch",
                    "configmap",
                    "object-" + (4 * i + 2),
                    "--type=merge",
                    "--patch={\"data\":{\"LOG_LEVEL\":\"changed\"}}");
        }
        List<Double> ours = new ArrayList<>();
        for (int round = 0; round < COMPARED; round++) {
            ours.add(Stopwatch.millis(() -> requireChanged(compareAfresh(), CHANGED)));
        }
        String manifests = manifests();
        figures.faster(
                "1,000 with 50 changed : kubectl diff --server-side --concurrency=20",
                Stopwatch.median(ours),
                Stopwatch.millis(() -> diff(manifests, 1, "--concurrency=20")),
                10);
    }

    private void list() throws Exception {
        String core = "/api/v1/namespaces/" + ours(0);
        long objects =
                RawList.objects(
                        cluster.address(),
                        RealCluster.ADMIN,
                        cluster.certificate(),
                        List.of(
                                core + "/configmaps",
                                core + "/services",
                                "/apis/apps/v1/namespaces/" + ours(0) + "/deployments"));
        if (objects < OBJECTS) {
            throw new IllegalStateException("only " + objects + " objects were listed");
        }
    }

    private Comparison compareAfresh() throws Exception {
        try (EngineWiring wiring = household.start();
                Session session = household.open(wiring)) {
            return compare(session);
        }
    }

    private static Comparison compare(Session session) throws Exception {
        return session.engine().compare(ours(0), RunRequest.USUAL, RunListener.NONE);
    }

    private static void requireChanged(Comparison comparison, int count) {
        int found = comparison.counts().changed();
        if (found != count || comparison.counts().inSync() != OBJECTS - count) {
            throw new IllegalStateException("not as expected: " + comparison.counts());
        }
    }

    private void sync(String application) throws Exception {
        try (EngineWiring wiring = household.start();
                Session session = household.open(wiring)) {
            Comparison comparison =
                    session.engine().compare(application, RunRequest.USUAL, RunListener.NONE);
            ApplyResult result =
                    session.engine()
                            .sync(
                                    session.engine()
                                            .plan(comparison, PlanOptions.PLAIN, RunListener.NONE)
                                            .approve("benchmark", Instant.now()),
                                    RunListener.NONE);
            if (!result.allDone()) {
                throw new IllegalStateException("not synced: " + result.trouble());
            }
        }
    }

    private String manifests() throws Exception {
        try (EngineWiring wiring = household.start();
                Session session = household.open(wiring)) {
            return YamlPrinter.printAll(
                    session
                            .engine()
                            .render(ours(0), RunRequest.USUAL, RunListener.NONE)
                            .manifests()
                            .stream()
                            .map(one -> one.manifest().root())
                            .toList());
        }
    }

    private void diff(String manifests, int exit, String... more) throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "diff",
                                "--server-side",
                                "--field-manager=leeway",
                                "--force-conflicts",
                                "--namespace=" + ours(0),
                                "-f",
                                "-"));
        arguments.addAll(List.of(more));
        kubectl(manifests, exit, arguments.toArray(String[]::new));
    }

    private void kubectl(String input, int exit, String... arguments) throws Exception {
        Kubectl.Answer answer =
                cluster.kubectl().run(household.kubeconfig(), input, PATIENCE, arguments);
        if (answer.exit() != exit) {
            throw new IllegalStateException("kubectl ended " + answer.exit() + ": " + answer.err());
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
