package dev.leeway.product.benchmark;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.desktop.ScratchFolder;
import dev.leeway.desktop.command.Session;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.yaml.YamlPrinter;
import dev.leeway.product.story.Household;
import dev.leeway.product.story.Kubectl;
import dev.leeway.product.story.TestRepository;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How long a comparison takes, beside the least that it could take (listing the same objects) and
 * beside {@code kubectl diff --server-side} on the same objects. Five rounds of everything but
 * kubectl; the median counts.
 */
public final class CompareBenchmark {
    private static final String NAME = "benchmark";
    private static final int USUAL_COUNT = 1_000;
    private static final int ROUNDS = 15;
    private static final com.sun.management.OperatingSystemMXBean MACHINE =
            java.lang.management.ManagementFactory.getPlatformMXBean(
                    com.sun.management.OperatingSystemMXBean.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> COLLECTIONS =
            List.of(
                    "/api/v1/namespaces/benchmark/configmaps",
                    "/api/v1/namespaces/benchmark/services",
                    "/apis/apps/v1/namespaces/benchmark/deployments");

    private final PracticeCluster cluster;
    private final Household household;

    private CompareBenchmark(PracticeCluster cluster, Household household) {
        this.cluster = cluster;
        this.household = household;
    }

    /** What is measured. */
    private interface Work {
        void run() throws Exception;
    }

    /**
     * A measurement.
     *
     * @param nanos how long it took
     * @param cpu how much processor time this process took meanwhile, server included
     * @param requests how many requests the cluster answered
     */
    private record Measured(long nanos, long cpu, int requests) {
        double millis() {
            return nanos / 1e6;
        }
    }

    /** Runs it; the one argument, if any, is the number of objects. */
    public static void main(String[] arguments) throws Exception {
        int count = arguments.length == 0 ? USUAL_COUNT : Integer.parseInt(arguments[0]);
        try (ScratchFolder scratch = ScratchFolder.make("leeway-benchmark");
                PracticeCluster cluster = Household.startCluster()) {
            Path folder = scratch.path();
            TestRepository repository =
                    BenchmarkObjects.write(TestRepository.in(folder.resolve("repository")), count);
            Household household = new Household(folder.resolve("household"));
            household.write(
                    Map.of("objects", repository.folder()),
                    List.of(new Household.Application(NAME, "objects", "objects", NAME)));
            household.connectTo(cluster);
            new CompareBenchmark(cluster, household).run(count);
        }
    }

    private void run(int count) throws Exception {
        sync();
        List<Measured> listing = new ArrayList<>();
        List<Measured> first = new ArrayList<>();
        List<Measured> again = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            listing.add(measured(() -> list(count)));
            try (EngineWiring wiring = household.start()) {
                StageTimes stages = new StageTimes();
                first.add(measured(() -> compare(household.open(wiring), count, stages)));
                System.out.println("  first compare, milliseconds: " + stages);
            }
            try (EngineWiring wiring = household.start();
                    Session session = household.open(wiring)) {
                compare(session, count, RunListener.NONE);
                again.add(measured(() -> compare(session, count, RunListener.NONE)));
            }
        }
        print("list the same kinds, plain HTTP", listing);
        print("first compare of a fresh engine", first);
        print("compare again", again);
        System.out.printf(
                Locale.ROOT,
                "first compare / listing: %.2f (goal: at most 2)%n",
                median(first).millis() / median(listing).millis());
        Optional<Kubectl> kubectl = Kubectl.find();
        if (kubectl.isEmpty()) {
            System.out.println("kubectl diff: left out, there is no kubectl");
            return;
        }
        String manifests = manifests();
        Measured diff = measured(() -> diff(kubectl.get(), manifests));
        print("kubectl diff --server-side", List.of(diff));
        System.out.printf(
                Locale.ROOT,
                "kubectl diff / first compare: %.1f (goal: at least 20); / compare again: %.1f%n",
                diff.millis() / median(first).millis(),
                diff.millis() / median(again).millis());
    }

    private void sync() throws Exception {
        try (EngineWiring wiring = household.start();
                Session session = household.open(wiring)) {
            long begun = System.nanoTime();
            Comparison comparison =
                    session.engine().compare(NAME, RunRequest.USUAL, RunListener.NONE);
            ApplyResult result =
                    session.engine()
                            .sync(
                                    session.engine()
                                            .plan(comparison, PlanOptions.PLAIN, RunListener.NONE)
                                            .approve("benchmark", Instant.now()),
                                    RunListener.NONE);
            if (!result.allDone()) {
                throw new IllegalStateException(
                        "the objects could not be synced: " + result.trouble());
            }
            System.out.printf(
                    Locale.ROOT,
                    "synced %d objects in %.0f ms%n",
                    result.results().size(),
                    (System.nanoTime() - begun) / 1e6);
        }
        awaitCalm();
    }

    /** The controllers go on working for a while; a change in the middle would blur the figures. */
    private void awaitCalm() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long before = -1;
        long now = cluster.api().store().currentVersion();
        while (now != before && System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(2);
            before = now;
            now = cluster.api().store().currentVersion();
        }
    }

    private void list(int count) throws Exception {
        long objects = RawList.objects(cluster, COLLECTIONS);
        if (objects < count) {
            throw new IllegalStateException("only " + objects + " objects were listed");
        }
    }

    private static void compare(Session session, int count, RunListener listener) throws Exception {
        Comparison comparison = session.engine().compare(NAME, RunRequest.USUAL, listener);
        if (!comparison.inSync() || comparison.resources().size() != count) {
            throw new IllegalStateException("not in sync: " + comparison.counts());
        }
    }

    private String manifests() throws Exception {
        try (EngineWiring wiring = household.start();
                Session session = household.open(wiring)) {
            RenderedManifests rendered =
                    session.engine().render(NAME, RunRequest.USUAL, RunListener.NONE);
            return YamlPrinter.printAll(
                    rendered.manifests().stream().map(one -> one.manifest().root()).toList());
        }
    }

    private void diff(Kubectl kubectl, String manifests) throws Exception {
        Kubectl.Answer answer = kubectl.diff(household.kubeconfig(), NAME, manifests, PATIENCE);
        if (answer.exit() != 0) {
            throw new IllegalStateException(
                    "kubectl diff ended with " + answer.exit() + ": " + answer.err());
        }
    }

    private Measured measured(Work work) throws Exception {
        // A delay of nothing disturbs nothing and counts the requests.
        int counter =
                cluster.faults().add(FaultRule.always(new FaultEffect.Latency(Duration.ZERO)));
        long cpuBefore = MACHINE.getProcessCpuTime();
        long begun = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - begun;
        long cpu = MACHINE.getProcessCpuTime() - cpuBefore;
        int requests =
                cluster.faults().standing().stream()
                        .filter(standing -> standing.id() == counter)
                        .mapToInt(standing -> standing.strikes())
                        .sum();
        cluster.faults().remove(counter);
        return new Measured(nanos, cpu, requests);
    }

    private static Measured median(List<Measured> rounds) {
        List<Measured> sorted =
                rounds.stream()
                        .sorted((one, other) -> Long.compare(one.nanos(), other.nanos()))
                        .toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void print(String what, List<Measured> rounds) {
        Measured median = median(rounds);
        System.out.printf(
                Locale.ROOT,
                "%-34s %9.0f ms %9.0f ms cpu %6d requests   %s%n",
                what,
                median.millis(),
                rounds.stream()
                                .mapToLong(Measured::cpu)
                                .sorted()
                                .skip(rounds.size() / 2)
                                .findFirst()
                                .orElse(0)
                        / 1e6,
                median.requests(),
                rounds.stream().map(one -> "%.0f".formatted(one.millis())).toList());
    }
}
