package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.desktop.command.Session;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.plan.HookWish;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.run.RunEvent;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of hooks and waves run as their authors meant, from their own manifests. */
@Tag("fixtures")
@Timeout(180)
class HooksAndWavesStoryTest {
    @TempDir Path temporary;

    @Test
    void syncWavesGoOneAfterTheOtherWithTheirHooksBetween() throws Exception {
        List<String> story = story("sync-waves");
        assertThat(story)
                .as("hook, first wave, page up, frontend, page down; each done before the next")
                .containsSubsequence(
                        "began Job upgrade-sql-schema",
                        "ended Job upgrade-sql-schema",
                        "began Service backend",
                        "began ReplicaSet backend",
                        "ended ReplicaSet backend",
                        "began Job maint-page-up",
                        "ended Job maint-page-up",
                        "began Service frontend",
                        "began ReplicaSet frontend",
                        "ended ReplicaSet frontend",
                        "began Job maint-page-down",
                        "ended Job maint-page-down");
    }

    @Test
    void preAndPostSyncStandAroundTheRest() throws Exception {
        List<String> story = story("pre-post-sync");
        assertThat(story)
                .containsSubsequence(
                        "began Job pre-post-sync-before",
                        "ended Job pre-post-sync-before",
                        "began Service pre-post-sync-kustomize-guestbook-ui",
                        "ended Deployment pre-post-sync-kustomize-guestbook-ui",
                        "began Job pre-post-sync-after",
                        "ended Job pre-post-sync-after");
    }

    /** Syncs an example and returns what began and ended, in the order in which it was heard. */
    private List<String> story(String example) throws Exception {
        Optional<Path> fixtures =
                Optional.ofNullable(System.getenv("LEEWAY_FIXTURES"))
                        .or(() -> Optional.ofNullable(System.getenv("LEEWAY_FIXTURES_DEFAULT")))
                        .map(Path::of)
                        .map(folder -> folder.resolve("repos/example-apps"))
                        .filter(Files::isDirectory);
        if (fixtures.isEmpty()) {
            System.out.println("hooks and waves: skipped, LEEWAY_FIXTURES names no repositories");
        }
        assumeTrue(fixtures.isPresent(), "LEEWAY_FIXTURES names no repositories");
        Household household = new Household(temporary.resolve("household"));
        household.write(
                Map.of(
                        "examples",
                        TestRepository.copyOf(
                                        fixtures.orElseThrow(), temporary.resolve("repository"))
                                .folder()),
                List.of(new Household.Application(example, "examples", example, example)));
        List<String> told = new CopyOnWriteArrayList<>();
        try (PracticeCluster cluster = Household.startCluster()) {
            household.connectTo(cluster);
            try (EngineWiring wiring = household.start();
                    Session session = household.open(wiring)) {
                Plan plan = plan(session, example, PlanOptions.PLAIN);
                ApplyResult result =
                        session.engine()
                                .sync(
                                        plan.approve("ada", Instant.now()),
                                        event -> tell(event, told));
                assertThat(result.allDone())
                        .as("%s %s", result.trouble(), result.results())
                        .isTrue();
                Plan next = plan(session, example, PlanOptions.PLAIN);
                assertThat(next.steps()).as("the plan after a sync").isEmpty();
                assertThat(
                                plan(session, example, PlanOptions.PLAIN.withHooks(HookWish.ALWAYS))
                                        .steps())
                        .as("hooks are there when asked for")
                        .isNotEmpty()
                        .allMatch(Step.RunHook.class::isInstance);
            }
        }
        System.out.println(example + ": " + String.join(", ", told));
        return told;
    }

    private static Plan plan(Session session, String application, PlanOptions options)
            throws Exception {
        return session.engine()
                .plan(
                        session.engine().compare(application, RunRequest.USUAL, RunListener.NONE),
                        options,
                        RunListener.NONE);
    }

    private static void tell(RunEvent event, List<String> told) {
        if (event instanceof RunEvent.StepBegan began) {
            told.add("began " + name(began.step()));
        } else if (event instanceof RunEvent.StepEnded ended) {
            told.add("ended " + name(ended.result().step()));
        }
    }

    /** A generated name ends in the revision, the phase and the time. */
    private static String name(Step step) {
        return step.key().kind()
                + " "
                + step.key().name().replaceFirst("-?[0-9a-f]{7}-presync-\\d+$", "");
    }
}
