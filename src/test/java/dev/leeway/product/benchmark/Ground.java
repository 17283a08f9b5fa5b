package dev.leeway.product.benchmark;

import dev.leeway.desktop.EngineWiring;
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
import dev.leeway.product.story.TestRepository;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A practice cluster, a repository with objects, and one user's Leeway that knows both.
 *
 * @param folder everything on disk
 * @param cluster the cluster, which lives in this process and shares its processors
 * @param household the user's Leeway
 * @param count how many objects the repository holds
 */
record Ground(Path folder, PracticeCluster cluster, Household household, int count)
        implements AutoCloseable {
    static final String NAME = "benchmark";
    static final Duration PATIENCE = Duration.ofMinutes(10);

    static Ground of(int count) throws IOException {
        Path folder = Files.createTempDirectory("leeway-benchmark");
        PracticeCluster cluster = Household.startCluster();
        TestRepository repository =
                BenchmarkObjects.write(TestRepository.in(folder.resolve("repository")), count);
        Household household = new Household(folder.resolve("household"));
        household.write(
                Map.of("objects", repository.folder()),
                List.of(new Household.Application(NAME, "objects", "objects", NAME)));
        household.connectTo(cluster);
        return new Ground(folder, cluster, household, count);
    }

    /** Brings every object to the cluster and waits until nothing changes there any more. */
    Ground synced() throws Exception {
        sync();
        awaitCalm();
        return this;
    }

    /** Lets every answer of the cluster come so much later; zero changes nothing. */
    void moveAway(Duration distance) {
        if (!distance.isZero()) {
            cluster.faults().add(FaultRule.always(new FaultEffect.Latency(distance)));
        }
    }

    /** Compares, plans and syncs with a fresh engine. */
    void sync() throws Exception {
        try (EngineWiring wiring = household.start();
                Session session = household.open(wiring)) {
            Comparison comparison = compare(session);
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

    static Comparison compare(Session session) throws Exception {
        return session.engine().compare(NAME, RunRequest.USUAL, RunListener.NONE);
    }

    /** Compares with an engine that was just made and has no connection yet. */
    Comparison compareAfresh() throws Exception {
        try (EngineWiring wiring = household.start();
                Session session = household.open(wiring)) {
            return compare(session);
        }
    }

    /** Returns what the repository renders to, as kubectl takes it. */
    String manifests() throws Exception {
        try (EngineWiring wiring = household.start();
                Session session = household.open(wiring)) {
            RenderedManifests rendered =
                    session.engine().render(NAME, RunRequest.USUAL, RunListener.NONE);
            return YamlPrinter.printAll(
                    rendered.manifests().stream().map(one -> one.manifest().root()).toList());
        }
    }

    /** The controllers go on working for a while; a change in the middle would blur the figures. */
    void awaitCalm() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long before = -1;
        long now = cluster.api().store().currentVersion();
        while (now != before && System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(2);
            before = now;
            now = cluster.api().store().currentVersion();
        }
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException e)
                            throws IOException {
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
