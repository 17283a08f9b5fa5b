package dev.leeway.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.render.directory.DirectoryRenderer;
import dev.leeway.engine.render.helm.HelmRenderer;
import dev.leeway.engine.render.kustomize.KustomizeTool;
import dev.leeway.engine.render.kustomize.KustomizeRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Renders real repositories folder by folder; how many objects each gives was counted apart. */
@Tag("fixtures")
class RepositoriesFixturesTest {
    private static final int MISSING_FILE = -1;

    private static final Map<String, Integer> EXPECTED =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("example-apps/guestbook", 2),
                            Map.entry("example-apps/kustomize-guestbook", 2),
                            Map.entry("example-apps/pre-post-sync", 4),
                            Map.entry("example-apps/sock-shop", 29),
                            Map.entry("example-apps/sock-shop/base", 29),
                            Map.entry("example-apps/sync-waves", 7),
                            Map.entry("flux-example/apps/base/podinfo", 3),
                            Map.entry("flux-example/apps/production", 3),
                            Map.entry("flux-example/apps/staging", 3),
                            Map.entry("flux-example/clusters/production", 4),
                            Map.entry("flux-example/clusters/production/flux-system", 0),
                            Map.entry("flux-example/clusters/staging", 4),
                            Map.entry("flux-example/clusters/staging/flux-system", 0),
                            Map.entry("flux-example/infrastructure/configs", 3),
                            Map.entry("flux-example/infrastructure/controllers", 6),
                            Map.entry("podinfo/deploy/bases/backend", 3),
                            Map.entry("podinfo/deploy/bases/cache", MISSING_FILE),
                            Map.entry("podinfo/deploy/bases/database", MISSING_FILE),
                            Map.entry("podinfo/deploy/bases/frontend", MISSING_FILE),
                            Map.entry("podinfo/deploy/overlays/dev", MISSING_FILE),
                            Map.entry("podinfo/deploy/overlays/production", MISSING_FILE),
                            Map.entry("podinfo/deploy/overlays/staging", MISSING_FILE),
                            Map.entry("podinfo/deploy/secure/backend", 3),
                            Map.entry("podinfo/deploy/secure/common", 6),
                            Map.entry("podinfo/deploy/secure/frontend", 4),
                            Map.entry("podinfo/deploy/webapp/backend", 3),
                            Map.entry("podinfo/deploy/webapp/common", 5),
                            Map.entry("podinfo/deploy/webapp/frontend", 3),
                            Map.entry("podinfo/kustomize", 3)));

    @Test
    void everyFolderGivesWhatItHolds() throws Exception {
        String named = System.getenv("LEEWAY_FIXTURES");
        String folder = named == null ? System.getenv("LEEWAY_FIXTURES_DEFAULT") : named;
        Path repositories =
                Path.of(folder == null ? "../shared/fixtures" : folder).resolve("repos");
        Assumptions.assumeTrue(
                Files.isDirectory(repositories), "skipped: no repositories at " + repositories);
        FolderTree tree = new FolderTree(repositories.toRealPath());
        Optional<KustomizeTool> tool =
                KustomizeTool.find(Optional.empty(), String.valueOf(System.getenv("PATH")));
        List<String> wrong = new ArrayList<>();
        for (var expected : EXPECTED.entrySet()) {
            String outcome = outcome(tree, expected.getKey(), tool);
            if (!outcome.equals(String.valueOf(expected.getValue()))) {
                wrong.add(expected + " gave " + outcome);
            }
        }
        System.out.println(
                "rendered folders: " + (EXPECTED.size() - wrong.size()) + " of " + EXPECTED.size());
        assertThat(wrong).isEmpty();
    }

    /** Returns how many objects a folder gives, or what is wrong with it. */
    private static String outcome(FolderTree tree, String path, Optional<KustomizeTool> tool)
            throws Exception {
        try (HelmRenderer helm = new HelmRenderer(Optional.empty())) {
            var renderers =
                    new Renderers(new DirectoryRenderer(), new KustomizeRenderer(tool), helm, 100);
            RenderSpec spec =
                    RenderDetection.detect(
                                    tree,
                                    path,
                                    RenderSpec.Directory.plain(),
                                    new RenderSpec.Helm(
                                            "", List.of(), JsonObject.EMPTY, Optional.empty()))
                            .spec();
            RenderedManifests rendered =
                    renderers.render(
                            new RenderRequest(
                                    "app",
                                    tree,
                                    path,
                                    spec,
                                    "shop",
                                    "1.36.2",
                                    List.of(),
                                    Duration.ofSeconds(60)));
            return String.valueOf(rendered.manifests().size());
        } catch (RenderException e) {
            // Files that their generators name are not part of the fixtures.
            String words = String.valueOf(e.getMessage());
            boolean missing =
                    words.contains("there is no 'podinfo/deploy/bases")
                            || words.contains("no such file");
            return missing ? String.valueOf(MISSING_FILE) : e.problems().toString();
        }
    }
}
