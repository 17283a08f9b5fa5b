package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.workspace.UserPlaces;

import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** While the window is open, an application that asks for it is synced without anybody asking. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Resources.SYSTEM_PROPERTIES, mode = ResourceAccessMode.READ)
class AutomatingTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @TempDir Path folder = Path.of("");
    private final BlockingQueue<AppEvent> events = new LinkedBlockingQueue<>();
    private int noticed;

    @Test
    void whatIsAutomatedIsSyncedAndHealedAndSaysSo() throws Exception {
        Path repository = Files.createDirectories(folder.resolve("repository"));
        Files.writeString(
                repository.resolve("settings.yaml"),
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: default}
                data: {colour: blue}
                """);
        try (Git git =
                Git.init().setInitialBranch("main").setDirectory(repository.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit().setMessage("Begin").setAuthor("a", "a@b").setSign(false).call();
        }
        try (PracticeCluster cluster = PracticeCluster.start(PracticeOptions.usual());
                WorkspaceSession session = session()) {
            cluster.writeKubeconfig(folder.resolve("kubeconfig"));
            OpenWorkspace open = open(repository);
            session.open("shop", () -> open);

            awaitColour(cluster, "blue");
            cluster.api()
                    .handle(
                            ApiRequest.of("PATCH", "/api/v1/namespaces/default/configmaps/settings")
                                    .withQuery("fieldManager", "kubectl-edit")
                                    .withBody(
                                            "application/merge-patch+json",
                                            JsonReader.read("{\"data\":{\"colour\":\"red\"}}")));
            assertThat(colour(cluster)).isEqualTo("red");
            awaitColour(cluster, "blue");
            assertThat(noticed).as("told that it syncs by itself").isPositive();
        }
    }

    private WorkspaceSession session() {
        return new WorkspaceSession(
                new VirtualThreadWork(),
                events::add,
                new Text(Locale.ENGLISH, ZoneOffset.UTC),
                "tester",
                InstantSource.system(),
                preferences -> {},
                copied -> {});
    }

    private OpenWorkspace open(Path repository) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("leeway.yaml"),
                        """
                        apiVersion: leeway.dev/v1alpha1
                        kind: Workspace
                        metadata: {name: shop}
                        repositories:
                          - {name: platform, url: %s, revision: main}
                        clusters:
                          - {name: practice, kubeconfig: %s, context: practice}
                        applications:
                          - name: shop
                            source: {repository: platform, path: ., type: directory}
                            destination: {cluster: practice, namespace: default}
                            sync: {automated: true, selfHeal: true}
                        """
                                .formatted(repository, folder.resolve("kubeconfig")));
        UserPlaces places =
                new UserPlaces(
                        folder.resolve("data"),
                        folder.resolve("state"),
                        folder.resolve("config"),
                        folder.resolve("cache"));
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new WindowCommand(places, "test", "tester", nowhere, nowhere)
                .opened(file, Set.of(), () -> {});
    }

    private void awaitColour(PracticeCluster cluster, String colour) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!colour(cluster).equals(colour)) {
            AppEvent event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(event).as("the colour is %s", colour(cluster)).isNotNull();
            if (event instanceof AppEvent.NoticePosted(var notice)
                    && notice.trouble().what().contains("is synced by itself")) {
                noticed++;
            }
        }
    }

    private static String colour(PracticeCluster cluster) {
        return cluster.api()
                .store()
                .get(new GroupKind("", "ConfigMap"), "default", "settings")
                .flatMap(one -> one.stringAt("data", "colour"))
                .orElse("");
    }
}
