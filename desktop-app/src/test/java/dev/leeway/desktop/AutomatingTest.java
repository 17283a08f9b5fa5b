package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.resource.GroupKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
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
        String settings =
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: default}
                data: {colour: blue}
                """;
        String automated = ShopOnDisk.SHOP + "    sync: {automated: true, selfHeal: true}\n";
        try (ShopOnDisk shop = ShopOnDisk.in(folder, Map.of("settings.yaml", settings), automated);
                WorkspaceSession session = session()) {
            PracticeCluster cluster = shop.cluster();
            OpenWorkspace open = shop.open();
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

    private void awaitColour(PracticeCluster cluster, String colour) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!colour(cluster).equals(colour)) {
            AppEvent event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(event).as("the colour is %s", colour(cluster)).isNotNull();
            if (event instanceof AppEvent.NoticePosted(var notice)
                    && notice.trouble().what().contains("is synced automatically")) {
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
