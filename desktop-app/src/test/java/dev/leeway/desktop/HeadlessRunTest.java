package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.session.HeadlessRun;
import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.OpeningException;
import dev.leeway.desktop.session.PreferencesFile;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Appearance;
import dev.leeway.desktop.state.ListMemory;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.ToolPaths;
import dev.leeway.desktop.state.WorkspaceState;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.workspace.UserPlaces;

import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The session over the real engine, without a window: what cannot be reached is told, not hidden.
 */
@Execution(ExecutionMode.CONCURRENT)
class HeadlessRunTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder = Path.of("");
    private final Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);

    private OpenWorkspace open(Path file) throws OpeningException {
        UserPlaces places = UserPlaces.below(folder, folder);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new WindowCommand(new FxThread(), places, "test", "tester", nowhere, nowhere)
                .opened(file, Set.of(), () -> {});
    }

    private Path workspace(String clusterOfTheApplication) throws Exception {
        return Files.writeString(
                folder.resolve("leeway.yaml"),
                """
                apiVersion: leeway.dev/v1alpha1
                kind: Workspace
                metadata: {name: shop}
                repositories:
                  - {name: platform, url: %s, revision: main}
                clusters:
                  - {name: prod, kubeconfig: %s, context: prod, protected: true}
                applications:
                  - name: checkout
                    source: {repository: platform, path: apps/checkout}
                    destination: {cluster: %s, namespace: checkout}
                """
                        .formatted(
                                folder.resolve("no-repository"),
                                folder.resolve("no-kubeconfig"),
                                clusterOfTheApplication));
    }

    @Test
    void anUnreachableWorldIsAFailureWithItsCauseAndNeverInSync() throws Exception {
        Path file = workspace("prod");
        try (HeadlessRun run = new HeadlessRun(text, "tester", InstantSource.system())) {
            AppState state = run.openAndCompare("shop", () -> open(file), PATIENCE);

            assertThat(state.workspace().phase()).isEqualTo(WorkspaceState.Phase.OPEN);
            ApplicationState app = state.applications().find("checkout").orElseThrow();
            assertThat(app.guarded()).isTrue();
            assertThat(app.condition()).isEqualTo(Condition.UNREACHABLE);
            assertThat(app.findings()).isInstanceOf(Loadable.Failed.class);
            if (app.findings() instanceof Loadable.Failed<Findings> failed) {
                assertThat(failed.trouble().why()).contains(folder.toString());
                assertThat(failed.latest()).isEmpty();
            }
            assertThat(state.clusters().find("prod").orElseThrow().connection())
                    .isNotEqualTo(ClusterState.Connection.CONNECTED);
        }
    }

    @Test
    void aWorkspaceFileWithAMistakeIsRefusedWithItsLine() throws Exception {
        Path file = workspace("dev");
        try (HeadlessRun run = new HeadlessRun(text, "tester", InstantSource.system())) {
            AppState state = run.openAndCompare("shop", () -> open(file), PATIENCE);

            assertThat(state.workspace().phase()).isEqualTo(WorkspaceState.Phase.REFUSED);
            assertThat(state.workspace().troubles())
                    .anyMatch(trouble -> trouble.why().contains("leeway.yaml:11:"));
            assertThat(state.applications().size()).isZero();
        }
    }

    @Test
    void aRepositoryIsFetchedOnDemandAndItsSilenceIsTold() throws Exception {
        Path file = workspace("prod");
        try (Git git =
                Git.init()
                        .setInitialBranch("main")
                        .setDirectory(folder.resolve("no-repository").toFile())
                        .call()) {
            git.commit().setMessage("Begin").setAuthor("a", "a@example.com").setSign(false).call();
        }
        BlockingQueue<AppEvent> events = new LinkedBlockingQueue<>();
        try (WorkspaceSession session =
                new WorkspaceSession(
                        new VirtualThreadWork(),
                        events::add,
                        text,
                        "tester",
                        InstantSource.system(),
                        preferences -> {},
                        copied -> {})) {
            session.open("shop", () -> open(file));
            await(events, AppEvent.ComparisonFailed.class);

            session.fetch();
            assertThat(await(events, AppEvent.Fetched.class).repository()).isEqualTo("platform");

            Files.move(folder.resolve("no-repository"), folder.resolve("moved-away"));
            // A request while a fetch is still ending is part of that one, so it is repeated.
            AppEvent.FetchFailed failed = await(events, AppEvent.FetchFailed.class, session::fetch);
            assertThat(failed.repository()).isEqualTo("platform");
            assertThat(failed.why()).isNotBlank();
        }
    }

    private static <E extends AppEvent> E await(BlockingQueue<AppEvent> events, Class<E> wanted)
            throws InterruptedException {
        return await(events, wanted, () -> {});
    }

    /** Waits for an event; with every heartbeat that comes first something is done again. */
    private static <E extends AppEvent> E await(
            BlockingQueue<AppEvent> events, Class<E> wanted, Runnable again)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            AppEvent event = events.poll(1, TimeUnit.SECONDS);
            if (wanted.isInstance(event)) {
                return wanted.cast(event);
            }
            if (event instanceof AppEvent.Ticked) {
                again.run();
            }
        }
        throw new AssertionError("no " + wanted.getSimpleName() + " within " + PATIENCE);
    }

    @Test
    void whatWasChosenAboutTheWindowIsKeptAndADamagedFileIsNoObstacle() throws Exception {
        PreferencesFile kept = new PreferencesFile(folder.resolve("config/window.properties"));
        assertThat(kept.read()).isEqualTo(Preferences.first());

        Preferences chosen =
                Preferences.first()
                        .with(Appearance.CONTRAST)
                        .withWideRail(true)
                        .withRoomy(true)
                        .withStill(true)
                        .withLanguage("de")
                        .withFavourites(
                                List.of(
                                        new GroupKind("", "Pod"),
                                        new GroupKind("apps", "Deployment")))
                        .with(new ToolPaths("/opt/helm", "", "kubectl"))
                        .withList(
                                "applications",
                                ListMemory.UNTOUCHED
                                        .sortedBy("name", true)
                                        .filteredBy("a = \u00e4: \\"));
        kept.write(chosen);
        assertThat(kept.read()).isEqualTo(chosen);

        Files.write(kept.file(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\\', 'u'});
        assertThat(kept.read()).isEqualTo(Preferences.first());
    }
}
