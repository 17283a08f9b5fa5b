package dev.leeway.product.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.product.story.Household;
import dev.leeway.product.story.Household.Application;
import dev.leeway.product.story.TestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real repositories on a real API server: synced, found in sync, and found so by {@code kubectl
 * diff} too.
 */
@Tag("fixtures")
@Timeout(600)
class RealSyncTest {
    private static final List<Application> APPLICATIONS =
            List.of(
                    application("example-apps/guestbook", "guestbook"),
                    application("example-apps/kustomize-guestbook", "kustomized"),
                    application("example-apps/sock-shop/base", "sock-shop"),
                    application("example-apps/sync-waves", "waves"),
                    application("example-apps/pre-post-sync", "around"),
                    application("podinfo/kustomize", "podinfo"),
                    application("podinfo/deploy/overlays/dev", "dev"),
                    application("podinfo/deploy/overlays/staging", "staging"),
                    application("podinfo/deploy/overlays/production", "production"));
    private static final List<String> SCRIPTS =
            List.of(
                    "frontend/scripts/warm-cache.sh",
                    "frontend/scripts/warm-cache-init.sh",
                    "database/scripts/rollup.sh",
                    "database/scripts/backup.sh",
                    "cache/redis.conf");

    @TempDir Path temporary;

    private static Application application(String path, String namespace) {
        return new Application(namespace, "apps", path, namespace);
    }

    @Test
    void realRepositoriesComeInSyncAndKubectlAgrees() throws Exception {
        Optional<Path> repositories =
                Optional.ofNullable(System.getenv("LEEWAY_FIXTURES"))
                        .or(() -> Optional.ofNullable(System.getenv("LEEWAY_FIXTURES_DEFAULT")))
                        .map(folder -> Path.of(folder, "repos"))
                        .filter(Files::isDirectory);
        assumeTrue(repositories.isPresent(), "LEEWAY_FIXTURES names no repositories");
        TestRepository repository =
                TestRepository.copyOf(repositories.get(), temporary.resolve("repository"));
        // The recorded repository came without its scripts, which its overlays read.
        for (String script : SCRIPTS) {
            repository.write("podinfo/deploy/bases/" + script, "echo " + script + "\n");
        }
        repository.commit();
        try (RealTrial trial = RealTrial.start(this, repository, temporary, APPLICATIONS)) {
            int objects = 0;
            for (Application application : APPLICATIONS) {
                trial.leeway(0, "sync", application.name(), "--yes");
                JsonObject compared = trial.json("compare", application.name());
                JsonObject counts =
                        compared.arrayAt("items")
                                .objects()
                                .findFirst()
                                .orElseThrow()
                                .objectAt("counts");
                assertThat(counts.integer("inSync", 0)).as(application.name()).isPositive();
                assertThat(
                                counts.integer("undetermined", 0)
                                        + counts.integer("changed", 0)
                                        + counts.integer("missing", 0)
                                        + counts.integer("extra", 0)
                                        + counts.integer("mutated", 0))
                        .as("%s: %s", application.name(), compared)
                        .isZero();
                objects += (int) counts.integer("inSync", 0);
                agreed(trial, application);
            }
            System.out.println(
                    "real repositories: "
                            + objects
                            + " of "
                            + objects
                            + " objects in sync after a sync, and kubectl diff agrees");
        }
    }

    /** Hooks are no part of what is compared, and a sync of Jobs again would be refused. */
    private static void agreed(RealTrial trial, Application application) throws Exception {
        Household.Answer rendered = trial.household.onWorkspace("render", application.name());
        String compared =
                String.join(
                        "\n---\n",
                        Arrays.stream(rendered.out().split("(?m)^---\\s*$"))
                                .filter(one -> !one.contains("argocd.argoproj.io/hook:"))
                                .toList());
        var answer =
                trial.cluster
                        .kubectl()
                        .diff(
                                trial.household.kubeconfig(),
                                application.namespace(),
                                compared,
                                Duration.ofSeconds(90));
        assertThat(answer.exit())
                .as("kubectl diff of %s: %s %s", application.name(), answer.out(), answer.err())
                .isZero();
    }
}
