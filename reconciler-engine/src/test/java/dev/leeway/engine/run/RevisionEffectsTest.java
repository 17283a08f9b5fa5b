package dev.leeway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.compare.PathExpressions;
import dev.leeway.engine.desired.DesiredSets;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.directory.DirectoryRenderer;
import dev.leeway.engine.run.RevisionEffect.Verdict;
import dev.leeway.engine.source.git.GitSource;
import dev.leeway.engine.source.git.Origin;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.workspace.Workspace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What revisions of a real repository would change, with a real renderer and no cluster. */
class RevisionEffectsTest {
    private static final String CONFIG =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: %s}
            data: {level: %s}
            """;
    private static final String SECRET =
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: login}
            stringData: {user: ada, password: %s}
            """;

    @TempDir private Path temp;
    private Origin origin;
    private GitSource source;
    private LeewayStore store;
    private Engine engine;
    private final AtomicInteger renderings = new AtomicInteger();

    @BeforeEach
    void open() throws Exception {
        origin = new Origin(temp.resolve("origin.git"));
        source =
                new GitSource(
                        temp.resolve("mirrors"),
                        (asked, timeout) -> Optional.empty(),
                        temp,
                        Clock.systemUTC());
        store = LeewayStore.open(temp.resolve("data"), temp.resolve("state"), Clock.systemUTC());
        DirectoryRenderer directory = new DirectoryRenderer();
        ManifestRenderer counting =
                request -> {
                    renderings.incrementAndGet();
                    return directory.render(request);
                };
        EngineParts parts =
                new EngineParts(
                        source,
                        source,
                        (_, _, candidates) -> candidates.asDirectory(),
                        counting,
                        DesiredSets::of,
                        _ -> {
                            throw new IllegalStateException("no cluster is asked");
                        },
                        store.auditLog(),
                        store.runJournal(),
                        store.syncHistory(),
                        (_, _) -> new PathExpressions.Selection.Failed(""),
                        Clock.systemUTC());
        engine = new ReconcileEngine(workspace(), parts, ThreadGuard.NONE);
    }

    @AfterEach
    void close() throws Exception {
        store.close();
        source.close();
        origin.close();
    }

    private Workspace workspace() {
        return new Workspace(
                temp.resolve("leeway.yaml"),
                "shop",
                List.of(
                        new Workspace.Repository(
                                "platform", origin.folder().toString(), "main", Optional.empty())),
                List.of(new Workspace.Cluster("test", Optional.empty(), "test", false)),
                List.of(application("api"), application("web")));
    }

    private static Workspace.Application application(String name) {
        return new Workspace.Application(
                name,
                new Workspace.Source(
                        "platform",
                        "apps/" + name,
                        "main",
                        new Workspace.Rendering.As(RenderSpec.Directory.plain())),
                "test",
                "shop",
                new Workspace.SyncPolicy(false, false, false, false, false),
                List.of());
    }

    private Map<String, Verdict> effects(String from, String to) throws InterruptedException {
        Map<String, Verdict> all = new ConcurrentHashMap<>();
        engine.effects(
                "platform",
                Optional.of(from).filter(text -> !text.isEmpty()),
                to,
                Duration.ofSeconds(30),
                effect -> all.put(effect.application(), effect.verdict()));
        return all;
    }

    @Test
    void onlyWhatChangesIsTold() throws Exception {
        String first =
                origin.file("apps/api/a.yaml", CONFIG.formatted("one", "info"))
                        .file("apps/web/a.yaml", CONFIG.formatted("web", "info"))
                        .commit("main", "ada", "First");
        String second =
                origin.file("apps/api/a.yaml", CONFIG.formatted("one", "debug"))
                        .file("apps/api/b.yaml", CONFIG.formatted("two", "info"))
                        .commit("main", "ada", "Second");

        Map<String, Verdict> effects = effects(first, second);

        assertThat(effects.get("web")).isEqualTo(new Verdict.Unchanged(1));
        DeployDifference difference = changed(effects);
        assertThat(difference.objects())
                .extracting(one -> one.kind() + " " + one.key().name())
                .containsExactly("CHANGED one", "ADDED two");
        assertThat(difference.objects().getFirst().fields())
                .extracting(field -> field.path().toString())
                .containsExactly(".data.level");
        int before = renderings.get();
        assertThat(effects(first, second)).isEqualTo(effects);
        assertThat(renderings.get()).as("kept by the trees").isEqualTo(before);
    }

    @Test
    void aFirstCommitAddsEverything() throws Exception {
        String first =
                origin.file("apps/api/a.yaml", CONFIG.formatted("one", "info"))
                        .file("apps/web/a.yaml", CONFIG.formatted("web", "info"))
                        .commit("main", "ada", "First");
        DeployDifference difference = changed(effects("", first));
        assertThat(difference.objects())
                .extracting(DeployDifference.OfObject::kind)
                .containsExactly(DeployDifference.Kind.ADDED);
    }

    @Test
    void secretsShowThatAValueChangedAndNeverWhich() throws Exception {
        origin.file("apps/web/a.yaml", CONFIG.formatted("web", "info"));
        String first =
                origin.file("apps/api/s.yaml", SECRET.formatted("canary-one"))
                        .commit("main", "ada", "First");
        String second =
                origin.file("apps/api/s.yaml", SECRET.formatted("canary-two"))
                        .commit("main", "ada", "Second");

        DeployDifference difference = changed(effects(first, second));

        assertThat(difference.objects()).hasSize(1);
        DeployDifference.OfObject login = difference.objects().getFirst();
        assertThat(login.kind()).isEqualTo(DeployDifference.Kind.CHANGED);
        assertThat(login.fields())
                .extracting(field -> field.path().toString())
                .containsExactly(".stringData.password");
        assertThat(login.texts().desired().toJson() + login.texts().live().toJson())
                .doesNotContain("canary")
                .doesNotContain("leeway-digest");
    }

    @Test
    void whatCannotBeRenderedIsSaidAndNeverTakenForNothing() throws Exception {
        String first =
                origin.file("apps/api/a.yaml", CONFIG.formatted("one", "info"))
                        .file("apps/web/a.yaml", CONFIG.formatted("web", "info"))
                        .commit("main", "ada", "First");
        String second =
                origin.file("apps/api/a.yaml", "kind: [unclosed\n").commit("main", "eve", "Break");

        Verdict verdict = effects(first, second).get("api");

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.NotKnown.class,
                        broken -> {
                            assertThat(broken.from()).isEmpty();
                            assertThat(broken.to().orElseThrow().why()).contains("a.yaml");
                        });
        assertThat(effects(first, second).get("web")).isEqualTo(new Verdict.Unchanged(1));
        assertThat(effects(first, "nowhere").values())
                .allMatch(one -> one instanceof Verdict.NotKnown);
    }

    private static DeployDifference changed(Map<String, Verdict> effects) {
        if (effects.get("api") instanceof Verdict.Changed changed) {
            return changed.difference();
        }
        throw new AssertionError("api should change: " + effects);
    }
}
