package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.reading.ReadingException;
import dev.leeway.desktop.reading.Timeline;
import dev.leeway.desktop.reading.WorkspaceMaking;
import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.Opening;
import dev.leeway.desktop.session.Openings;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.WorkspaceState;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.audit.AuditVerdict;
import dev.leeway.engine.discover.WorkspaceDraft;
import dev.leeway.engine.workspace.UserPlaces;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Another workspace is opened while the window runs; a workspace is made and never overwritten. */
class WorkspaceSwitchTest {
    @TempDir Path folder = Path.of("");
    private final Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
    private final BlockingQueue<AppEvent> events = new LinkedBlockingQueue<>();
    private AppState state = AppState.first(Preferences.first(), Instant.EPOCH);

    private Path workspace(String name) throws Exception {
        return Files.writeString(
                folder.resolve(name + ".yaml"),
                """
                apiVersion: leeway.dev/v1alpha1
                kind: Workspace
                metadata: {name: %s}
                repositories:
                  - {name: platform, url: %s, revision: main}
                clusters:
                  - {name: prod, kubeconfig: %s, context: prod}
                applications:
                  - name: %s-app
                    source: {repository: platform, path: apps/checkout}
                    destination: {cluster: prod, namespace: checkout}
                """
                        .formatted(
                                name,
                                folder.resolve("no-repository"),
                                folder.resolve("no-kubeconfig"),
                                name));
    }

    private UserPlaces places() {
        return UserPlaces.below(folder, folder);
    }

    private OpenWorkspace open(Path file, AtomicInteger closed) throws Exception {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new WindowCommand(new FxThread(), places(), "test", "tester", nowhere, nowhere)
                .opened(file, Set.of(), closed::incrementAndGet);
    }

    private AppState now() {
        for (AppEvent event = events.poll(); event != null; event = events.poll()) {
            state = state.after(event);
        }
        return state;
    }

    private boolean isOpen(String name) {
        WorkspaceState workspace = now().workspace();
        return workspace.phase() == WorkspaceState.Phase.OPEN && workspace.name().equals(name);
    }

    @Test
    void theOldWorkspaceIsClosedAndToldOfNoMore() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        Path one = workspace("one");
        Path two = workspace("two");
        Openings openings =
                new Openings() {
                    @Override
                    public Opening of(Path file) {
                        return () -> {
                            try {
                                return open(file, closed);
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        };
                    }

                    @Override
                    public Opening practice() {
                        return of(one);
                    }
                };
        try (WorkspaceSession session =
                new WorkspaceSession(
                        new VirtualThreadWork(),
                        events::add,
                        text,
                        "tester",
                        InstantSource.system(),
                        preferences -> {},
                        copied -> {},
                        openings,
                        Optional.empty(),
                        Optional.empty())) {
            session.openWorkspace(one);
            await().atMost(Duration.ofSeconds(30)).until(() -> isOpen("one"));
            Timeline timeline = session.readings().ledger().orElseThrow().timeline(Instant.EPOCH);
            assertThat(timeline.unseen())
                    .as("what cannot be reached is said, not left out")
                    .anyMatch(gap -> gap.startsWith("Commits of platform"))
                    .anyMatch(gap -> gap.startsWith("Events of prod"));
            assertThat(session.readings().ledger().orElseThrow().verify())
                    .isInstanceOf(AuditVerdict.Intact.class);
            assertThat(session.readings().ledger().orElseThrow().numbers(14).course().parts())
                    .hasSize(14)
                    .noneMatch(part -> part.seen());

            session.openWorkspace(two);
            await().atMost(Duration.ofSeconds(30)).until(() -> isOpen("two"));
            assertThat(closed).as("the first was closed before").hasValue(1);
            assertThat(now().applications().find("one-app")).isEmpty();
            assertThat(now().applications().find("two-app")).isPresent();
            assertThat(now().running()).noneMatch(work -> work.subject().equals("one-app"));

            Files.writeString(
                    two, Files.readString(two).replace("name: two-app", "name: corrected-app"));
            session.openAgain();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> now().applications().find("corrected-app").isPresent());
            assertThat(closed).as("what was open is closed before").hasValue(2);
            assertThat(isOpen("two")).isTrue();
        }
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(closed).hasValue(3));
    }

    @Test
    void aWorkspaceIsShownThenWrittenAndNeverOverwritten() throws Exception {
        WorkspaceMaking making =
                new WorkspaceWorkshop(new LastWorkspace(folder.resolve("last")), "test", text);
        Path file = folder.resolve("made").resolve("leeway.yaml");
        WorkspaceDraft draft =
                new WorkspaceDraft(
                        "made",
                        "prod",
                        Optional.empty(),
                        true,
                        "/srv/platform.git",
                        "main",
                        List.of());
        WorkspaceMaking.Preview preview = making.preview(draft, file);
        assertThat(preview.mistakes()).isEmpty();
        assertThat(Files.exists(file)).as("a preview writes nothing").isFalse();
        making.write(preview, file);
        assertThat(Files.readString(file)).isEqualTo(preview.text()).contains("protected: true");

        assertThat(
                        catchThrowableOfType(
                                        ReadingException.class, () -> making.write(preview, file))
                                .trouble()
                                .why())
                .contains("nothing is overwritten");

        WorkspaceMaking.Preview wrong =
                making.preview(
                        new WorkspaceDraft(
                                "made",
                                "prod",
                                Optional.empty(),
                                false,
                                "http://git.example.com/a.git",
                                "main",
                                List.of()),
                        folder.resolve("other.yaml"));
        assertThat(wrong.mistakes()).singleElement().asString().contains("https");
        assertThat(
                        catchThrowableOfType(
                                ReadingException.class,
                                () -> making.write(wrong, folder.resolve("other.yaml"))))
                .isNotNull();
        assertThat(Files.exists(folder.resolve("other.yaml"))).isFalse();
    }

    @Test
    void recentWorkspacesAreThoseThatAreStillThere() throws Exception {
        LastWorkspace last = new LastWorkspace(folder.resolve("last"));
        Path one = workspace("one");
        Path two = workspace("two");
        last.write(one);
        last.write(two);
        last.write(one);
        assertThat(last.all()).containsExactly(one, two);
        Files.delete(one);
        assertThat(last.read()).contains(two);
    }
}
