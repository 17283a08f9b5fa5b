package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.KeptContent;
import dev.leeway.engine.practice.sample.SampleWorkspace;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.engine.workspace.Workspace;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The practice workspace at its first start and at the next. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class PracticeAgainTest {
    private static final GroupKind DEPLOYMENT = new GroupKind("apps", "Deployment");

    @TempDir private Path folder;

    private UserPlaces places() {
        return UserPlaces.below(folder, folder);
    }

    private SampleWorkspace sample() throws Exception {
        return SampleWorkspace.in(PracticeWorkspace.folder(places()));
    }

    private static JsonObject storefront(PracticeWorkspace practice) {
        return practice.cluster().api().store().get(DEPLOYMENT, "shop", "storefront").orElseThrow();
    }

    @Test
    void whatCannotBeToldFromAnotherBuildIsNotKept() throws Exception {
        try (EngineWiring wiring = new EngineWiring(places(), () -> false, "test")) {
            Workspace workspace = EngineWiring.read(sample().file());
            assertThat(PracticeOrigin.shelf(sample(), workspace, places(), wiring).isPresent())
                    .isEqualTo(ProgramMake.whole().isPresent());
        }
    }

    @Test
    void theOriginIsTheWorkspaceFileTheDeployedCommitTheToolsAndTheBuild() throws Exception {
        try (EngineWiring wiring = new EngineWiring(places(), () -> false, "test")) {
            Workspace workspace = EngineWiring.read(sample().file());
            String first = origin(workspace, wiring, "make").orElseThrow();
            assertThat(origin(workspace, wiring, "make")).contains(first);
            assertThat(origin(workspace, wiring, "other make").orElseThrow()).isNotEqualTo(first);
            assertThat(first).contains(sample().deployed().orElseThrow());
            Files.writeString(sample().file(), Files.readString(sample().file()) + "# mine\n");
            assertThat(origin(workspace, wiring, "make").orElseThrow()).isNotEqualTo(first);
            assertThat(PracticeOrigin.text(sample(), workspace, wiring, Optional.empty()))
                    .isEmpty();
        }
    }

    private Optional<String> origin(Workspace workspace, EngineWiring wiring, String make)
            throws Exception {
        return PracticeOrigin.text(sample(), workspace, wiring, Optional.of(make));
    }

    @Test
    void anApplicationFromElsewhereIsNoReasonToTrustWhatWasKept() throws Exception {
        Files.writeString(
                sample().file(),
                Files.readString(sample().file())
                        .replace(
                                "url: repositories/shop.git",
                                "url: https://git.example.com/shop.git"));
        try (EngineWiring wiring = new EngineWiring(places(), () -> false, "test")) {
            Workspace workspace = EngineWiring.read(sample().file());
            assertThat(origin(workspace, wiring, "make")).isEmpty();
        }
    }

    @Test
    void onlyThePracticeClusterIsFilled() throws Exception {
        Path file = sample().file();
        Files.writeString(
                file,
                Files.readString(file)
                                .replace(
                                        "clusters:\n",
                                        "clusters:\n  - name: prod\n    kubeconfig: /etc/prod.kubeconfig\n"
                                                + "    context: prod\n")
                        + "  - name: real\n    source: {repository: shop, path: apps/storefront}\n"
                        + "    destination: {cluster: prod, namespace: shop}\n");
        Workspace workspace = EngineWiring.read(file);
        assertThat(workspace.applications())
                .extracting(Workspace.Application::name)
                .contains("real");
        assertThat(PracticeOrigin.applications(sample(), workspace))
                .hasSize(7)
                .extracting(Workspace.Application::name)
                .doesNotContain("real");
    }

    @Test
    void whatWasKeptIsComparedLikeWhatWasFilled() throws Exception {
        KeptContent shelf = new KeptContent(folder.resolve("kept.json.gz"), "test");
        JsonObject filled;
        try (EngineWiring seeding = new EngineWiring(places(), () -> false, "test");
                PracticeWorkspace practice =
                        PracticeWorkspace.start(sample(), Optional.of(shelf), seeding)) {
            assertThat(practice.missing()).isEmpty();
            filled = storefront(practice);
        }
        assertThat(shelf.read(Instant.now())).isPresent();
        try (EngineWiring seeding = new EngineWiring(places(), () -> false, "test");
                PracticeWorkspace practice =
                        PracticeWorkspace.start(sample(), Optional.of(shelf), seeding)) {
            JsonObject kept = storefront(practice);
            assertThat(ObjectMeta.uid(kept)).isEqualTo(ObjectMeta.uid(filled));
            assertThat(kept.objectAt("spec")).isEqualTo(filled.objectAt("spec"));
            WiredWorkspace wired = seeding.open(sample().file());
            Comparison comparison =
                    wired.engine().compare("storefront", RunRequest.USUAL, RunListener.NONE);
            assertThat(comparison.resources())
                    .anyMatch(one -> one.difference() instanceof Difference.Changed);
        }
    }

    @Test
    void theWorkspaceIsOpenBeforeItsClusterIsThereAndClosesMeanwhile() throws Exception {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        WindowCommand window =
                new WindowCommand(new FxThread(), places(), "test", "tester", nowhere, nowhere);
        OpenWorkspace open = new PracticeOpening(places(), "test", nowhere, window).open();
        assertThat(open.workspace().applications()).hasSize(7);
        assertThat(PracticeOrigin.kubeconfig(sample())).doesNotExist();
        open.resources().close();

        OpenWorkspace again = new PracticeOpening(places(), "test", nowhere, window).open();
        try {
            assertThat(
                            again.engine()
                                    .compare("storefront", RunRequest.USUAL, RunListener.NONE)
                                    .resources())
                    .isNotEmpty();
        } finally {
            again.resources().close();
        }
    }
}
