package dev.leeway.desktop;

import dev.leeway.desktop.command.CommandException;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.controller.Controllers;
import dev.leeway.engine.practice.sample.SampleWorkspace;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.engine.workspace.Workspace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The practice workspace, alive: its repository on disk, its cluster in this process, synced as of
 * the deployed tag and then changed by hand, so that there is something to see.
 *
 * @param sample what lies on disk
 * @param cluster the cluster
 */
record PracticeWorkspace(SampleWorkspace sample, PracticeCluster cluster) implements AutoCloseable {
    /** The name of the practice cluster in the practice workspace. */
    static final String CLUSTER = "practice";

    private static final Logger LOG = LoggerFactory.getLogger(PracticeWorkspace.class);
    private static final Duration SEEDING = Duration.ofMinutes(2);
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
        SampleWorkspace sample = SampleWorkspace.in(folder(places));
        PracticeCluster cluster =
                PracticeCluster.start(
                        PracticeOptions.usual().with(new Controllers(InstantSource.system())));
        try {
            cluster.writeKubeconfig(sample.file().resolveSibling("practice.kubeconfig"));
            PracticeWorkspace practice = new PracticeWorkspace(sample, cluster);
            practice.seed(wiring);
            new PracticeDrift(cluster.api()).make();
            return practice;
        } catch (IOException | CommandException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /**
     * Syncs every application to the deployed tag, with a store of its own: this is not the
     * operator's doing.
     */
    private void seed(EngineWiring wiring)
            throws IOException, CommandException, InterruptedException {
        Workspace workspace = EngineWiring.read(sample.file());
        try (ScratchFolder scratch = ScratchFolder.make("leeway-practice");
                WiredWorkspace seeding = wiring.wire(workspace, apart(scratch.path()))) {
            // Applications of one namespace take turns, because the first of them makes it.
            List<List<String>> groups =
                    List.copyOf(
                            workspace.applications().stream()
                                    .collect(
                                            Collectors.groupingBy(
                                                    Workspace.Application::namespace,
                                                    Collectors.mapping(
                                                            Workspace.Application::name,
                                                            Collectors.toList())))
                                    .values());
            long cut =
                    new FanOut("practice-seed", SEEDED_AT_ONCE)
                                    .runKeepingOutcomes(
                                            groups, SEEDING, group -> seed(seeding, group))
                                    .stream()
                                    .filter(outcome -> !(outcome instanceof FanOut.Outcome.Done<?>))
                                    .count();
            if (cut > 0) {
                LOG.warn(
                        "{} of {} namespaces of the practice cluster were not filled within {} s",
                        cut,
                        groups.size(),
                        SEEDING.toSeconds());
            }
        }
    }

    private static UserPlaces apart(Path scratch) {
        return new UserPlaces(
                scratch.resolve("data"),
                scratch.resolve("state"),
                scratch.resolve("config"),
                scratch.resolve("cache"));
    }

    private static List<String> seed(WiredWorkspace seeding, List<String> applications)
            throws InterruptedException {
        for (String application : applications) {
            try {
                Comparison comparison =
                        seeding.engine()
                                .compare(
                                        application,
                                        RunRequest.USUAL.at(SampleWorkspace.DEPLOYED_TAG),
                                        RunListener.NONE);
                Plan plan = seeding.engine().plan(comparison, PlanOptions.PLAIN, RunListener.NONE);
                seeding.engine().sync(plan.approve("practice", Instant.now()), RunListener.NONE);
            } catch (RunException e) {
                // One application of the sample is broken on purpose, and the operator may have
                // broken others.
                LOG.info("practice application {} was not seeded: {}", application, e.getMessage());
            }
        }
        return applications;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
