package dev.leeway.desktop;

import dev.leeway.desktop.command.CommandException;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.practice.KeptContent;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.controller.Controllers;
import dev.leeway.engine.practice.sample.SampleWorkspace;
import dev.leeway.engine.practice.store.StoreContent;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.run.Stage;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.git.GitSource;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.engine.workspace.Workspace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The practice workspace, alive: its repository on disk, its cluster in this process, synced as of
 * the deployed tag and then changed by hand, so that there is something to see.
 *
 * @param sample what lies on disk
 * @param cluster the cluster
 * @param missing the applications that are not in the cluster as they should be, each with why; the
 *     one that cannot be rendered on purpose is none of them
 */
record PracticeWorkspace(SampleWorkspace sample, PracticeCluster cluster, List<String> missing)
        implements AutoCloseable {
    /** The name of the practice cluster in the practice workspace. */
    static final String CLUSTER = "practice";

    private static final Logger LOG = LoggerFactory.getLogger(PracticeWorkspace.class);

    /** A busy machine fills it slowly; one on which nothing moves for so long fills it never. */
    private static final Duration STANDSTILL = Duration.ofMinutes(1);

    private static final RunRequest DEPLOYED =
            new RunRequest(
                    Optional.of(SampleWorkspace.DEPLOYED_TAG),
                    SourceRequest.Freshness.FETCH,
                    Duration.ofMinutes(10));
    private static final int SEEDED_AT_ONCE = 4;

    /** Returns the folder of the practice workspace. */
    static Path folder(UserPlaces places) {
        return places.data().resolve("practice");
    }

    /**
     * Starts the cluster and makes it look lived in.
     *
     * @throws IOException when the disk or the port refuses
     * @throws CommandException when the operator's practice workspace file has mistakes
     * @throws InterruptedException when cancelled
     */
    static PracticeWorkspace start(UserPlaces places, EngineWiring wiring)
            throws IOException, CommandException, InterruptedException {
        return start(SampleWorkspace.in(folder(places)), places, wiring);
    }

    /** Starts the cluster of what lies on disk already and makes it look lived in. */
    static PracticeWorkspace start(SampleWorkspace sample, UserPlaces places, EngineWiring wiring)
            throws IOException, CommandException, InterruptedException {
        Workspace workspace = EngineWiring.read(sample.file());
        return start(sample, PracticeOrigin.shelf(sample, workspace, places, wiring), wiring);
    }

    /** Starts the cluster with what the shelf holds, or fills it and keeps that there. */
    static PracticeWorkspace start(
            SampleWorkspace sample, Optional<KeptContent> shelf, EngineWiring wiring)
            throws IOException, CommandException, InterruptedException {
        Workspace workspace = EngineWiring.read(sample.file());
        Optional<StoreContent> kept = shelf.flatMap(file -> file.read(Instant.now()));
        PracticeCluster cluster =
                PracticeCluster.start(
                        PracticeOptions.usual()
                                .measuring()
                                .with(new Controllers(InstantSource.system()))
                                .holding(kept));
        try {
            if (Thread.interrupted()) {
                // The file may belong to the next cluster by now.
                throw new InterruptedException("the practice workspace was closed");
            }
            cluster.writeKubeconfig(PracticeOrigin.kubeconfig(sample));
            if (kept.isPresent()) {
                return new PracticeWorkspace(sample, cluster, List.of());
            }
            Set<String> unrendered = ConcurrentHashMap.newKeySet();
            List<String> missing = seed(sample, workspace, cluster, wiring, unrendered);
            new PracticeDrift(cluster.api()).make();
            // What could not be rendered this time may be the next: only the whole is kept.
            boolean whole = Set.of(SampleWorkspace.BROKEN_APPLICATION).containsAll(unrendered);
            if (missing.isEmpty() && whole && shelf.isPresent()) {
                keep(shelf.get(), cluster);
            }
            return new PracticeWorkspace(sample, cluster, missing);
        } catch (IOException | CommandException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static void keep(KeptContent shelf, PracticeCluster cluster) {
        try {
            shelf.write(cluster.api().store().content());
        } catch (IOException e) {
            LOG.info("the practice cluster is filled anew the next time: {}", e.getMessage());
        }
    }

    /**
     * Syncs every application of the practice cluster to the deployed tag, with a store of its own:
     * this is not the operator's doing. Returns what is missing.
     */
    private static List<String> seed(
            SampleWorkspace sample,
            Workspace workspace,
            PracticeCluster cluster,
            EngineWiring wiring,
            Set<String> unrendered)
            throws IOException, CommandException, InterruptedException {
        try (ScratchFolder scratch = ScratchFolder.make("leeway-practice");
                WiredWorkspace seeding =
                        wiring.wire(workspace, UserPlaces.below(scratch.path(), scratch.path()))) {
            GitSource.measure(ScratchFolder.place());
            // Applications of one namespace take turns, because the first of them makes it.
            List<List<String>> groups =
                    List.copyOf(
                            PracticeOrigin.applications(sample, workspace)
                                    .collect(
                                            Collectors.groupingBy(
                                                    Workspace.Application::namespace,
                                                    Collectors.mapping(
                                                            Workspace.Application::name,
                                                            Collectors.toList())))
                                    .values());
            AtomicLong events = new AtomicLong();
            List<FanOut.Outcome<List<String>>> outcomes =
                    new FanOut("practice-seed", SEEDED_AT_ONCE)
                            .runWhileMoving(
                                    groups,
                                    STANDSTILL,
                                    () -> events.get() + cluster.api().store().currentVersion(),
                                    group -> seed(seeding, group, events, unrendered));
            if (Thread.interrupted()) {
                throw new InterruptedException("the practice cluster was not filled");
            }
            return missing(groups, outcomes);
        }
    }

    private static List<String> missing(
            List<List<String>> groups, List<FanOut.Outcome<List<String>>> outcomes) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            String names = String.join(", ", groups.get(i));
            switch (outcomes.get(i)) {
                case FanOut.Outcome.Done<List<String>> done -> missing.addAll(done.value());
                case FanOut.Outcome.Failed<List<String>> failed ->
                        missing.add(names + ": " + failed.cause());
                case FanOut.Outcome.Unfinished<List<String>> _,
                        FanOut.Outcome.NotStarted<List<String>> _ ->
                        missing.add(
                                "%s: not all of it, because nothing moved for %d s"
                                        .formatted(names, STANDSTILL.toSeconds()));
            }
        }
        return List.copyOf(missing);
    }

    /** Syncs applications one after the other and returns which of them are missing, with why. */
    private static List<String> seed(
            WiredWorkspace seeding,
            List<String> applications,
            AtomicLong events,
            Set<String> unrendered)
            throws InterruptedException {
        List<String> missing = new ArrayList<>();
        RunListener heard = _ -> events.incrementAndGet();
        for (String application : applications) {
            try {
                Comparison comparison = seeding.engine().compare(application, DEPLOYED, heard);
                Plan plan = seeding.engine().plan(comparison, PlanOptions.PLAIN, heard);
                ApplyResult result =
                        seeding.engine().sync(plan.approve("practice", Instant.now()), heard);
                if (!result.allDone()) {
                    missing.add(
                            application
                                    + ": "
                                    + result.trouble().map(Wording::text).orElse("not all of it"));
                }
            } catch (RunException e) {
                // One application of the sample is broken on purpose, and the operator may have
                // broken others: Git is theirs, and the window shows what is wrong there.
                LOG.info("practice application {} was not seeded: {}", application, e.getMessage());
                if (e.stage() == Stage.RENDER || e.stage() == Stage.DESIRED) {
                    unrendered.add(application);
                } else {
                    missing.add(application + ": " + e.getMessage());
                }
            }
        }
        return missing;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
