package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.session.HeadlessRun;
import dev.leeway.desktop.session.Opening;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.workspace.UserPlaces;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The practice workspace opens whole, and then nothing is compared that did not change. */
@Execution(ExecutionMode.CONCURRENT)
class PracticeQuietTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int HEARTBEATS = 4;

    @TempDir Path folder = Path.of("");
    private final Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
    private final BlockingQueue<AppEvent> events = new LinkedBlockingQueue<>();

    @Test
    void aRunWithoutWindowEndsWithEveryApplicationJudgedAndASessionThenRests() throws Exception {
        UserPlaces places = UserPlaces.below(folder, folder);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        WindowCommand window =
                new WindowCommand(new FxThread(), places, "test", "tester", nowhere, nowhere);
        try (EngineWiring seeding = new EngineWiring(places, () -> false, "test");
                PracticeWorkspace practice = PracticeWorkspace.start(places, seeding)) {
            assertThat(practice.missing()).isEmpty();
            Opening opening =
                    () ->
                            window.opened(
                                    practice.sample().file(),
                                    Set.of(PracticeWorkspace.CLUSTER),
                                    () -> {});

            endsWithEveryApplicationJudged(opening);
            restsUntilSomethingChanges(opening, practice);
        }
    }

    private void endsWithEveryApplicationJudged(Opening opening) throws InterruptedException {
        try (HeadlessRun run = new HeadlessRun(text, "tester", InstantSource.system())) {
            AppState state = run.openAndCompare("practice", opening, PATIENCE);
            List<ApplicationState> apps = state.applications().toList();
            assertThat(apps).hasSize(7);
            assertThat(apps.stream().filter(app -> app.findings() instanceof Loadable.Failed<?>))
                    .extracting(ApplicationState::name)
                    .containsExactly("reports");
            assertThat(state.applications().find("reports").orElseThrow().findings())
                    .isInstanceOfSatisfying(
                            Loadable.Failed.class,
                            failed ->
                                    assertThat(failed.trouble().file())
                                            .as("where to go to put it right")
                                            .contains(
                                                    new RepositoryPlace(
                                                            "shop",
                                                            "main",
                                                            new RepositoryPlace.View.Files(
                                                                    "apps/reports/report.yaml",
                                                                    15))));
            assertThat(apps.stream().filter(app -> app.findings() instanceof Loadable.Loaded<?>))
                    .hasSize(6);
            assertThat(state.applications().find("storefront").orElseThrow().tally().differences())
                    .isPositive();
        }
    }

    private void restsUntilSomethingChanges(Opening opening, PracticeWorkspace practice)
            throws InterruptedException {
        try (WorkspaceSession session =
                new WorkspaceSession(
                        new VirtualThreadWork(),
                        events::add,
                        text,
                        "tester",
                        InstantSource.system(),
                        preferences -> {},
                        copied -> {})) {
            session.open("practice", opening);
            assertThat(begunUntilRest()).contains("storefront", "payments", "reports");

            ApiResponse edited =
                    practice.cluster()
                            .api()
                            .handle(
                                    ApiRequest.of(
                                                    "PATCH",
                                                    "/api/v1/namespaces/shop/configmaps/storefront")
                                            .by(ApiRequest.ADMIN)
                                            .withBody(
                                                    "application/merge-patch+json",
                                                    JsonReader.read(
                                                            "{\"data\":{\"PAGE_SIZE\":\"13\"}}")));
            assertThat(edited.isSuccess()).isTrue();
            assertThat(begunUntilRest()).containsExactly("storefront");
        }
    }

    /**
     * Returns which applications a comparison began of, at least one, before none began for several
     * heartbeats of the session.
     */
    private List<String> begunUntilRest() throws InterruptedException {
        List<String> begun = new ArrayList<>();
        int rest = 0;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (begun.isEmpty() || rest < HEARTBEATS) {
            AppEvent event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(event).as("no rest within %s: %s", PATIENCE, begun).isNotNull();
            if (event instanceof AppEvent.ComparisonStarted started) {
                begun.add(started.application());
                rest = 0;
            } else if (event instanceof AppEvent.Ticked) {
                rest++;
            }
        }
        return begun.stream().distinct().sorted().toList();
    }
}
