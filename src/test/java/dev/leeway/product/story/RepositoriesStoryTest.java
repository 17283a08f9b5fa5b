package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.desktop.command.Session;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.desired.HookMarks;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.yaml.YamlPrinter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Brings every application folder of real GitOps repositories to a cluster. Afterwards Leeway says
 * that it is in sync, and kubectl, which asks the server by itself, says so too.
 */
@Tag("fixtures")
class RepositoriesStoryTest {
    private static final List<String> REPOSITORIES =
            List.of("example-apps", "podinfo", "flux-example");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * A folder and the namespace that it goes to. Folders that make a namespace come before those
     * that only use it.
     */
    private record Folder(String repository, String path, String namespace) {
        String name() {
            return (repository + "-" + path).replace('/', '-');
        }
    }

    private static final List<Folder> FOLDERS =
            List.of(
                    new Folder("example-apps", "guestbook", "guestbook"),
                    new Folder("example-apps", "kustomize-guestbook", "kustomize-guestbook"),
                    new Folder("example-apps", "pre-post-sync", "pre-post-sync"),
                    new Folder("example-apps", "sock-shop", "sock-shop"),
                    new Folder("example-apps", "sock-shop/base", "sock-shop-base"),
                    new Folder("example-apps", "sync-waves", "sync-waves"),
                    new Folder("podinfo", "deploy/bases/backend", "podinfo-backend"),
                    new Folder("podinfo", "deploy/secure/common", "secure"),
                    new Folder("podinfo", "deploy/secure/backend", "secure"),
                    new Folder("podinfo", "deploy/secure/frontend", "secure"),
                    new Folder("podinfo", "deploy/webapp/common", "webapp"),
                    new Folder("podinfo", "deploy/webapp/backend", "webapp"),
                    new Folder("podinfo", "deploy/webapp/frontend", "webapp"),
                    new Folder("podinfo", "kustomize", "podinfo"),
                    new Folder("flux-example", "infrastructure/controllers", "flux-system"),
                    new Folder("flux-example", "infrastructure/configs", "cert-manager"),
                    new Folder("flux-example", "apps/base/podinfo", "podinfo"),
                    new Folder("flux-example", "apps/production", "podinfo"),
                    new Folder("flux-example", "apps/staging", "podinfo"),
                    new Folder("flux-example", "clusters/production", "flux-system"),
                    new Folder("flux-example", "clusters/staging", "flux-system"));

    /**
     * Folders whose generators name files that are not part of the fixtures: rendering has to say
     * which one.
     */
    private static final Map<Folder, String> WITHOUT_THEIR_FILES =
            Map.of(
                    new Folder("podinfo", "deploy/bases/cache", "podinfo"),
                            "bases/cache/redis.conf",
                    new Folder("podinfo", "deploy/bases/database", "podinfo"),
                            "bases/database/scripts",
                    new Folder("podinfo", "deploy/bases/frontend", "podinfo"),
                            "bases/frontend/scripts",
                    new Folder("podinfo", "deploy/overlays/dev", "podinfo"),
                            "bases/frontend/scripts",
                    new Folder("podinfo", "deploy/overlays/production", "podinfo"),
                            "bases/frontend/scripts",
                    new Folder("podinfo", "deploy/overlays/staging", "podinfo"),
                            "bases/frontend/scripts");

    /** How often a diff is taken that a controller wrote into. */
    private static final int ATTEMPTS = 10;

    @TempDir Path temporary;

    @Test
    void realRepositoriesEndInSync() throws Exception {
        Path fixtures = fixtures();
        Optional<Kubectl> kubectl = Kubectl.find();
        Household household = new Household(temporary.resolve("household"));
        write(household, fixtures);
        Map<Folder, String> failures = new LinkedHashMap<>();
        int agreed = 0;
        try (PracticeCluster cluster = Household.startCluster();
                EngineWiring wiring = household.start()) {
            household.connectTo(cluster);
            Session session = household.open(wiring);
            assertMissingFilesAreNamed(session);
            Map<Folder, List<Manifest>> rendered = render(session);
            LooseDefinitions.define(
                    cluster.api(), rendered.values().stream().flatMap(List::stream).toList());
            for (Folder folder : FOLDERS) {
                Optional<String> trouble = bring(session, folder);
                trouble.ifPresent(what -> failures.put(folder, what));
                if (trouble.isEmpty() && kubectl.isPresent()) {
                    Optional<String> difference =
                            difference(
                                    kubectl.get(),
                                    cluster,
                                    household,
                                    folder,
                                    rendered.getOrDefault(folder, List.of()));
                    difference.ifPresent(what -> failures.put(folder, "kubectl diff: " + what));
                    agreed += difference.isEmpty() ? 1 : 0;
                }
            }
        }
        long inSync =
                FOLDERS.size()
                        - failures.values().stream()
                                .filter(what -> !what.startsWith("kubectl"))
                                .count();
        System.out.println(
                "repositories: "
                        + inSync
                        + " of "
                        + FOLDERS.size()
                        + " in sync, kubectl diff agrees on "
                        + (kubectl.isPresent()
                                ? agreed + " of " + inSync
                                : "none: there is no kubectl"));
        WITHOUT_THEIR_FILES.forEach(
                (folder, file) ->
                        System.out.println(
                                "repositories: "
                                        + folder.name()
                                        + " is left out, its "
                                        + file
                                        + " is no fixture"));
        assertThat(failures).isEmpty();
    }

    @Test
    void aChangeByHandIsSeenByLeewayAndByKubectl() throws Exception {
        Kubectl kubectl = Kubectl.find().orElse(null);
        Assumptions.assumeTrue(kubectl != null, "skipped: there is no kubectl");
        ShopStory story = ShopStory.in(temporary);
        try (PracticeCluster cluster = Household.startCluster()) {
            Household household = story.household();
            household.connectTo(cluster);
            story.syncedThenDropped();
            String settings = ShopStory.configMap("settings");
            assertThat(kubectl.diff(household.kubeconfig(), "shop", settings, PATIENCE).exit())
                    .isZero();

            ClusterProbe.patch(
                    cluster,
                    "/api/v1/namespaces/shop/configmaps/settings",
                    "{\"data\":{\"colour\":\"red\"}}");

            Household.Answer compared = household.onWorkspace("compare", "-o", "json");
            assertThat(compared.out())
                    .contains("\"changed\"")
                    .contains("/data/colour")
                    .contains("kubectl-edit");
            assertThat(
                            kubectl.run(
                                            household.kubeconfig(),
                                            settings,
                                            PATIENCE,
                                            "diff",
                                            "--server-side",
                                            "--force-conflicts",
                                            "--field-manager=leeway",
                                            "-n",
                                            "shop",
                                            "-f",
                                            "-")
                                    .exit())
                    .isEqualTo(1);
        }
    }

    private static Path fixtures() {
        String named = System.getenv("LEEWAY_FIXTURES");
        String folder = named == null ? System.getenv("LEEWAY_FIXTURES_DEFAULT") : named;
        Path repositories =
                Path.of(folder == null ? "../shared/fixtures" : folder).resolve("repos");
        Assumptions.assumeTrue(
                Files.isDirectory(repositories), "skipped: no repositories at " + repositories);
        return repositories;
    }

    private void write(Household household, Path fixtures) throws Exception {
        Map<String, Path> repositories = new TreeMap<>();
        for (String name : REPOSITORIES) {
            Path folder = temporary.resolve(name);
            TestRepository.copyOf(fixtures.resolve(name), folder);
            repositories.put(name, folder);
        }
        List<Folder> all = new ArrayList<>(FOLDERS);
        all.addAll(WITHOUT_THEIR_FILES.keySet());
        household.write(
                repositories,
                all.stream()
                        .map(
                                one ->
                                        new Household.Application(
                                                one.name(),
                                                one.repository(),
                                                one.path(),
                                                one.namespace()))
                        .toList());
    }

    private static void assertMissingFilesAreNamed(Session session) {
        WITHOUT_THEIR_FILES.forEach(
                (folder, file) ->
                        assertThat(
                                        catchThrowableOfType(
                                                RunException.class,
                                                () ->
                                                        session.engine()
                                                                .render(
                                                                        folder.name(),
                                                                        RunRequest.USUAL,
                                                                        RunListener.NONE)))
                                .as(folder.name())
                                .hasMessageContaining(file));
    }

    private static Map<Folder, List<Manifest>> render(Session session) throws Exception {
        Map<Folder, List<Manifest>> all = new LinkedHashMap<>();
        for (Folder folder : FOLDERS) {
            RenderedManifests rendered =
                    session.engine().render(folder.name(), RunRequest.USUAL, RunListener.NONE);
            all.put(
                    folder,
                    rendered.manifests().stream()
                            .map(RenderedManifest::manifest)
                            // Hooks ran with the sync and are gone, or are made anew by the next:
                            // there is nothing to compare.
                            .filter(manifest -> HookMarks.of(manifest).isEmpty())
                            .toList());
        }
        return all;
    }

    /** Compares, syncs and compares again; returns what went wrong. */
    private static Optional<String> bring(Session session, Folder folder)
            throws InterruptedException {
        try {
            Comparison before =
                    session.engine().compare(folder.name(), RunRequest.USUAL, RunListener.NONE);
            if (before.resources().isEmpty() || before.counts().undetermined() > 0) {
                return Optional.of("before: " + told(before));
            }
            // Folders of one repository share objects: what an earlier one brought is adopted.
            Plan plan =
                    session.engine()
                            .plan(
                                    before,
                                    PlanOptions.PLAIN.adopting(
                                            before.ownerships().byObject().keySet()),
                                    RunListener.NONE);
            ApplyResult result =
                    session.engine().sync(plan.approve("ada", Instant.now()), RunListener.NONE);
            if (!result.allDone()) {
                return Optional.of(
                        "sync: "
                                + result.trouble()
                                + result.results().stream()
                                        .filter(one -> !(one instanceof StepResult.Done))
                                        .map(
                                                one ->
                                                        "\n  "
                                                                + one.step().key()
                                                                + ": "
                                                                + one.message())
                                        .toList());
            }
            Comparison after =
                    session.engine().compare(folder.name(), RunRequest.USUAL, RunListener.NONE);
            return after.inSync() ? Optional.empty() : Optional.of("after: " + told(after));
        } catch (RunException e) {
            return Optional.of(e.stage() + ": " + e.getMessage() + " " + e.nextStep());
        }
    }

    private static String told(Comparison comparison) {
        StringBuilder text = new StringBuilder(comparison.counts().toString());
        comparison.problems().forEach(problem -> text.append("\n  ").append(problem));
        comparison.resources().stream()
                .filter(one -> !one.inSync())
                .map(RepositoriesStoryTest::told)
                .forEach(text::append);
        return text.toString();
    }

    private static String told(ResourceComparison one) {
        return "\n  " + one.key() + ": " + one.judgement() + " " + one.difference();
    }

    /**
     * Returns what kubectl would change. It reads the live object and the merged one in two
     * requests: when a controller wrote in between, it shows that, and is asked again.
     */
    private static Optional<String> difference(
            Kubectl kubectl,
            PracticeCluster cluster,
            Household household,
            Folder folder,
            List<Manifest> manifests)
            throws Exception {
        List<JsonObject> roots = manifests.stream().map(Manifest::root).toList();
        Optional<String> difference = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = cluster.api().store().currentVersion();
            Kubectl.Answer answer =
                    kubectl.diff(
                            household.kubeconfig(),
                            folder.namespace(),
                            YamlPrinter.printAll(roots),
                            PATIENCE);
            difference =
                    answer.exit() == 0
                            ? Optional.empty()
                            : Optional.of(
                                    "exit " + answer.exit() + "\n" + answer.out() + answer.err());
            if (difference.isEmpty() || cluster.api().store().currentVersion() == before) {
                return difference;
            }
        }
        return difference;
    }
}
