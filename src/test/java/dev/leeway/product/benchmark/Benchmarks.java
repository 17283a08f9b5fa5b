package dev.leeway.product.benchmark;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.desktop.command.Session;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunListener;
import dev.leeway.product.story.ClusterProbe;
import dev.leeway.product.story.Kubectl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How fast the engine is, as ratios to other ways of doing the same on the same cluster in the same
 * run: listing with a bare HTTP client of its own connection and JVM warmth, and kubectl. Names as
 * arguments choose among them: {@code unchanged}, {@code changed}, {@code apply}, {@code one},
 * {@code cache}, {@code kustomize}.
 */
public final class Benchmarks {
    private static final int OBJECTS = 1_000;
    private static final int WARM_UP = 20;

    /**
     * Comparing has ten times as much code as listing, and what is compiled late favours neither.
     */
    private static final int WARM_UP_COMPARING = 200;

    private static final int ROUNDS = 15;
    private static final int WARM_UP_APPLIES = 9;
    private static final int APPLIES = 5;

    /** How late the answers of a cluster in a near data centre come. */
    private static final Duration NEAR = Duration.ofMillis(5);

    private static final int CHANGED = 50;
    private static final int CHANGES = 9;
    private static final int LOOKS = 25;
    private static final List<String> ALL =
            List.of("unchanged", "changed", "apply", "one", "cache", "kustomize");
    private static final List<String> COLLECTIONS =
            List.of(
                    "/api/v1/namespaces/benchmark/configmaps",
                    "/api/v1/namespaces/benchmark/services",
                    "/apis/apps/v1/namespaces/benchmark/deployments");

    private final Figures figures = new Figures();
    private final Optional<Kubectl> kubectl;

    private Benchmarks(Optional<Kubectl> kubectl) {
        this.kubectl = kubectl;
    }

    /** Runs those named, or all. */
    public static void main(String[] names) throws Exception {
        Optional<Kubectl> kubectl = Kubectl.find();
        if (kubectl.isEmpty()) {
            System.out.println("what stands beside kubectl is left out: there is no kubectl");
        }
        Benchmarks benchmarks = new Benchmarks(kubectl);
        for (String name : names.length == 0 ? ALL : List.of(names)) {
            System.out.println(name);
            switch (name) {
                case "unchanged" -> benchmarks.unchangedAndChanged(false);
                case "changed" -> benchmarks.unchangedAndChanged(true);
                case "apply" -> benchmarks.firstApply();
                case "one" -> benchmarks.oneChangeAmongMany();
                case "cache" -> CacheBenchmark.run(benchmarks.figures);
                case "kustomize" -> KustomizeBenchmark.run(benchmarks.figures, kubectl);
                default -> throw new IllegalArgumentException(name + " is none of " + ALL);
            }
        }
        benchmarks.figures.print();
    }

    private void unchangedAndChanged(boolean change) throws Exception {
        try (Ground ground = Ground.of(OBJECTS).synced()) {
            if (change) {
                changed(ground);
            } else {
                unchanged(ground);
            }
        }
    }

    /** Listing and comparing take turns, so that both meet the same machine. */
    private void unchanged(Ground ground) throws Exception {
        List<Double> listing = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> listingSoon = new ArrayList<>();
        List<Double> soon = new ArrayList<>();
        for (int round = 0; round < WARM_UP_COMPARING + ROUNDS; round++) {
            double listed = Stopwatch.millis(() -> list(ground));
            double compared = Stopwatch.millis(() -> requireInSync(ground.compareAfresh()));
            if (round >= WARM_UP_COMPARING) {
                listing.add(listed);
                first.add(compared);
            } else if (round >= WARM_UP && round < WARM_UP + ROUNDS) {
                listingSoon.add(listed);
                soon.add(compared);
            }
        }
        try (EngineWiring wiring = ground.household().start();
                Session session = ground.household().open(wiring)) {
            requireInSync(Ground.compare(session));
            for (int round = 0; round < ROUNDS; round++) {
                again.add(Stopwatch.millis(() -> requireInSync(Ground.compare(session))));
            }
        }
        double ours = Stopwatch.median(first);
        figures.atMost(
                "1,000 unchanged, fresh engine and connection : bare lists",
                ours,
                Stopwatch.median(listing),
                2);
        figures.plain(
                "the same in a JVM that has done so twenty times",
                Figures.millis(Stopwatch.median(soon)),
                Figures.millis(Stopwatch.median(listingSoon)),
                "no goal");
        figures.atMost(
                "1,000 unchanged, engine at work : bare lists",
                Stopwatch.median(again),
                Stopwatch.median(listing),
                1.5);
        if (kubectl.isPresent()) {
            List<Double> gets = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                gets.add(Stopwatch.millis(() -> listByKubectl(ground)));
            }
            figures.atMost(
                    "1,000 unchanged, fresh engine : kubectl get -o json",
                    ours,
                    Stopwatch.median(gets),
                    2);
            String manifests = ground.manifests();
            double diff = Stopwatch.millis(() -> diff(ground, manifests, 0, false));
            figures.faster(
                    "1,000 unchanged, fresh engine : kubectl diff --server-side", ours, diff, 20);
        }
    }

    private static void list(Ground ground) throws Exception {
        long objects = RawList.objects(ground.cluster(), COLLECTIONS);
        if (objects < ground.count()) {
            throw new IllegalStateException("only " + objects + " objects were listed");
        }
    }

    private void listByKubectl(Ground ground) throws Exception {
        Kubectl.Answer answer =
                kubectl.orElseThrow()
                        .run(
                                ground.household().kubeconfig(),
                                "",
                                Ground.PATIENCE,
                                "get",
                                "configmaps,services,deployments",
                                "--namespace=" + Ground.NAME,
                                "-o",
                                "json");
        if (answer.exit() != 0) {
            throw new IllegalStateException("kubectl get: " + answer.err());
        }
    }

    private static void requireInSync(Comparison comparison) {
        if (!comparison.inSync()) {
            throw new IllegalStateException("not in sync: " + comparison.counts());
        }
    }

    private void diff(Ground ground, String manifests, int exit, boolean concurrently)
            throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "diff",
                                "--server-side",
                                "--field-manager=leeway",
                                "--force-conflicts",
                                "--namespace=" + Ground.NAME,
                                "-f",
                                "-"));
        if (concurrently) {
            arguments.add("--concurrency=20");
        }
        Kubectl.Answer answer =
                kubectl.orElseThrow()
                        .run(
                                ground.household().kubeconfig(),
                                manifests,
                                Ground.PATIENCE,
                                arguments.toArray(String[]::new));
        if (answer.exit() != exit) {
            throw new IllegalStateException("kubectl diff: " + answer.exit() + " " + answer.err());
        }
    }

    private void changed(Ground ground) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            requireInSync(ground.compareAfresh());
        }
        for (int i = 0; i < CHANGED; i++) {
            edit(ground, "object-" + (4 * i + 2), "changed");
        }
        ground.awaitCalm();
        List<Double> ours = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            ours.add(
                    Stopwatch.millis(
                            () -> {
                                int found = ground.compareAfresh().counts().changed();
                                if (found != CHANGED) {
                                    throw new IllegalStateException(found + " changed");
                                }
                            }));
        }
        if (kubectl.isPresent()) {
            String manifests = ground.manifests();
            double diff = Stopwatch.millis(() -> diff(ground, manifests, 1, true));
            figures.faster(
                    "1,000 with 50 changed : kubectl diff --server-side --concurrency=20",
                    Stopwatch.median(ours),
                    diff,
                    10);
        }
    }

    private static void edit(Ground ground, String name, String value) {
        ClusterProbe.patch(
                ground.cluster(),
                "/api/v1/namespaces/" + Ground.NAME + "/configmaps/" + name,
                "{\"data\":{\"LOG_LEVEL\":\"" + value + "\"}}");
    }

    /**
     * Both start from an empty cluster; comparing, planning and keeping the inventory count. Beside
     * a cluster in this very process, which no network parts from anybody, stands one whose answers
     * come as late as from a near data centre.
     */
    private void firstApply() throws Exception {
        String what = "first apply of 1,000, inventory and audit included";
        double first = applied(what, Duration.ZERO, WARM_UP_APPLIES);
        applied(what + ", 5 ms away", NEAR, 0);
        // Nearly all of it is the compiler's work on the engine, on the cluster and on its
        // controllers, which live in this process, where kubectl does not.
        figures.plain(
                "the first of all, as the first work of a JVM",
                Figures.millis(first),
                "",
                "no goal");
    }

    /** Returns how long the first of all took. */
    private double applied(String what, Duration distance, int warmUp) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        double first = 0;
        for (int round = 0; round < warmUp + APPLIES; round++) {
            String manifests;
            double time;
            try (Ground ground = Ground.of(OBJECTS)) {
                ground.moveAway(distance);
                time = Stopwatch.millis(ground::sync);
                manifests = ground.manifests();
            }
            first = round == 0 ? time : first;
            if (round >= warmUp && kubectl.isPresent()) {
                ours.add(time);
                theirs.add(applyAlone(manifests, distance));
            }
        }
        if (kubectl.isPresent()) {
            figures.faster(
                    what + " : kubectl apply --server-side",
                    Stopwatch.median(ours),
                    Stopwatch.median(theirs),
                    4);
        }
        return first;
    }

    private double applyAlone(String manifests, Duration distance) throws Exception {
        try (Ground ground = Ground.of(OBJECTS)) {
            ground.moveAway(distance);
            return Stopwatch.millis(() -> apply(ground, manifests));
        }
    }

    private void apply(Ground ground, String manifests) throws Exception {
        ClusterProbe.createNamespace(ground.cluster(), Ground.NAME);
        Kubectl.Answer answer =
                kubectl.orElseThrow()
                        .run(
                                ground.household().kubeconfig(),
                                manifests,
                                Ground.PATIENCE,
                                "apply",
                                "--server-side",
                                "--namespace=" + Ground.NAME,
                                "-f",
                                "-");
        if (answer.exit() != 0) {
            throw new IllegalStateException("kubectl apply: " + answer.err());
        }
    }

    private static boolean isSeen(List<Comparison> after) {
        return !after.isEmpty() && after.getFirst().counts().changed() == 1;
    }

    /** The curve of judging one changed object anew, from a hundred objects to ten thousand. */
    private void oneChangeAmongMany() throws Exception {
        double least = 0;
        for (int count : new int[] {100, 1_000, 10_000}) {
            double one;
            double whole;
            try (Ground ground = Ground.of(count).synced();
                    EngineWiring wiring = ground.household().start();
                    Session session = ground.household().open(wiring)) {
                Comparison comparison = Ground.compare(session);
                for (int i = 0; i < WARM_UP; i++) {
                    comparison = Ground.compare(session);
                }
                List<Double> ones = new ArrayList<>();
                for (int i = 0; i < WARM_UP + CHANGES; i++) {
                    edit(ground, "object-2", "change-" + i);
                    Comparison before = comparison;
                    Set<ResourceKey> changed =
                            Set.of(new ResourceKey("", "ConfigMap", Ground.NAME, "object-2"));
                    List<Comparison> after = new ArrayList<>();
                    double time = 0;
                    for (int look = 0; look < LOOKS && !isSeen(after); look++) {
                        // The watch brings it; what is measured is what comes after.
                        TimeUnit.MILLISECONDS.sleep(200);
                        after.clear();
                        time =
                                Stopwatch.millis(
                                        () ->
                                                after.add(
                                                        session.engine()
                                                                .recompare(
                                                                        before,
                                                                        changed,
                                                                        RunListener.NONE)));
                    }
                    comparison = after.getFirst();
                    if (!isSeen(after)) {
                        throw new IllegalStateException("" + comparison.counts());
                    }
                    if (i >= WARM_UP) {
                        ones.add(time);
                    }
                }
                one = Stopwatch.median(ones);
                whole = Stopwatch.millis(() -> Ground.compare(session));
            }
            least = least == 0 ? one : least;
            figures.plain(
                    "one changed among " + count + " judged anew (beside: the whole compared)",
                    Figures.millis(one),
                    Figures.millis(whole),
                    "as among 100 (%s)".formatted(Figures.millis(least)));
        }
    }
}
