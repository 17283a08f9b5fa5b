package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.state.ClusterPlace;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.ResourceKey;

import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whoever may push, and whoever may write to a namespace, chooses texts that Leeway shows. On no
 * page does a character of theirs hide or turn the text around: it is shown as what it is.
 */
@Timeout(300)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class HiddenCharactersTest {
    private static final String TURNED = "\u202e";
    private static final String SHOWN = "\u27e8U+202E\u27e9";
    private static final ResourceKey NOTES = new ResourceKey("", "ConfigMap", "default", "notes");

    @TempDir Path folder = Path.of("");
    private ShopOnDisk shop;
    private ReviewWindow window;

    @BeforeEach
    void open() throws Exception {
        shop =
                ShopOnDisk.in(
                        folder,
                        Map.of(
                                "notes.yaml",
                                """
                                apiVersion: v1
                                kind: ConfigMap
                                metadata:
                                  name: notes
                                  annotations: {owner: "git%1$syrram"}
                                data: {colour: "git%1$seulb"}
                                """
                                        .formatted(TURNED)),
                        ShopOnDisk.SHOP);
        try (Git git = Git.open(shop.repository().toFile())) {
            git.commit()
                    .setAllowEmpty(true)
                    .setMessage("Raise limits" + TURNED + "dnuof\n\nand more" + TURNED)
                    .setAuthor("Ann" + TURNED + "nA", "ann@example.com")
                    .setSign(false)
                    .call();
        }
        make(
                "/api/v1/namespaces/default/configmaps",
                """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"notes",
                 "annotations":{"owner":"live%1$syrram"}},"data":{"colour":"live%1$sder"}}
                """);
        make(
                "/api/v1/namespaces/default/events",
                """
                {"apiVersion":"v1","kind":"Event","metadata":{"name":"told"},"type":"Warning",
                 "reason":"Back%1$sOff","message":"said%1$sdias","source":{"component":"pod%1$s"},
                 "involvedObject":{"apiVersion":"v1","kind":"ConfigMap","namespace":"default",
                 "name":"notes"},"firstTimestamp":"2026-01-02T03:04:05Z",
                 "lastTimestamp":"2026-01-02T03:04:05Z","count":1}
                """);
        window = ReviewWindow.open(shop.file(), shop.home());
    }

    private void make(String path, String json) {
        ApiResponse made =
                shop.cluster()
                        .api()
                        .handle(
                                ApiRequest.of("POST", path)
                                        .withQuery("fieldManager", "kubectl-create")
                                        .withBody(
                                                "application/json",
                                                JsonReader.read(json.formatted(TURNED))));
        assertThat(made.isSuccess()).as("%s", made.status()).isTrue();
    }

    @AfterEach
    void close() {
        if (window != null) {
            window.close();
        }
        shop.close();
    }

    @Test
    void noPageLetsACharacterHide() throws Exception {
        Map<String, Route> pages = new LinkedHashMap<>();
        pages.put("overview", new Route.Overview());
        pages.put("applications", new Route.Applications());
        for (Route.Tab tab : Route.Tab.values()) {
            pages.put("application " + tab, new Route.Application("shop", tab));
        }
        pages.put("plan", new Route.PlanAndSync("shop"));
        for (RepositoryPlace.View view :
                List.of(
                        new RepositoryPlace.View.Files("notes.yaml", 0),
                        new RepositoryPlace.View.Commits("", ""))) {
            pages.put(
                    view.getClass().getSimpleName(),
                    new Route.Repositories(
                            Optional.of(new RepositoryPlace("platform", "main", view))));
        }
        pages.put(
                "events",
                new Route.Clusters(
                        Optional.of(
                                new ClusterPlace(
                                        "practice",
                                        new GroupKind("", "Event"),
                                        List.of("default"),
                                        Optional.empty()))));
        pages.put("object", new Route.Clusters(Optional.of(ClusterPlace.of("practice", NOTES))));
        pages.put("bypasses", new Route.Bypasses());
        pages.put("wizard", new Route.BypassWizard("shop", Optional.of(NOTES)));
        pages.put("activity", new Route.Activity());
        pages.put("insights", new Route.Insights());
        pages.put("settings", new Route.Settings());
        List<String> hidden = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (Map.Entry<String, Route> page : pages.entrySet()) {
            window.go(page.getValue());
            List<String> said = settled();
            said.stream()
                    .filter(words -> !words.replace("\r", "").equals(Visible.lines(words)))
                    .map(words -> page.getKey() + ": " + Visible.of(words))
                    .forEach(hidden::add);
            if (said.stream().anyMatch(words -> words.contains(SHOWN))) {
                shown.add(page.getKey());
            }
        }
        assertThat(hidden).isEmpty();
        assertThat(shown)
                .as("the pages on which such texts are")
                .contains(
                        "application DRIFT", "application MANIFESTS", "Files", "Commits", "events")
                .contains("activity", "plan");
    }

    /** Waits until the page says nothing new for a while. */
    private List<String> settled() throws Exception {
        List<List<String>> before = new ArrayList<>();
        await().atMost(ReviewWindow.PATIENCE)
                .pollInterval(java.time.Duration.ofMillis(700))
                .until(
                        () -> {
                            List<String> now = window.everythingSaid();
                            boolean same = !before.isEmpty() && before.getLast().equals(now);
                            before.add(now);
                            return same || before.size() > 12;
                        });
        return before.getLast();
    }
}
