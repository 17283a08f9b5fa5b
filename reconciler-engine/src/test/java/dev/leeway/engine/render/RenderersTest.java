package dev.leeway.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.render.directory.DirectoryRenderer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderersTest {
    @TempDir Path folder;

    private final AtomicInteger rendered = new AtomicInteger();
    private final ManifestRenderer counting =
            request -> {
                rendered.incrementAndGet();
                return new DirectoryRenderer().render(request);
            };
    private final Renderers renderers = new Renderers(counting, counting, counting, 2);

    private List<String> names(FolderTree tree, String path, String kubeVersion) throws Exception {
        return renderers
                .render(
                        new RenderRequest(
                                "app",
                                tree,
                                path,
                                RenderSpec.Directory.plain(),
                                "shop",
                                kubeVersion,
                                List.of(),
                                Duration.ofSeconds(10)))
                .manifests()
                .stream()
                .map(m -> m.manifest().name())
                .toList();
    }

    private static String map(String name) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}}";
    }

    @Test
    void rendersAgainOnlyWhatChanged() throws Exception {
        FolderTree tree =
                new FolderTree(folder)
                        .with("a/x.yaml", map("x"))
                        .with("b/y.yaml", map("w"))
                        .with("shared/z.yaml", map("z"))
                        .link("b/z.yaml", "../shared/z.yaml");

        assertThat(names(tree, "a", "1")).containsExactly("x");
        assertThat(names(tree, "b", "1")).containsExactly("w", "z");
        assertThat(names(tree, "a", "1")).containsExactly("x");
        assertThat(names(tree, "b", "1")).containsExactly("w", "z");
        assertThat(rendered).hasValue(2);

        tree.with("shared/z.yaml", map("z2"));
        assertThat(names(tree, "a", "1")).containsExactly("x");
        assertThat(names(tree, "b", "1")).containsExactly("w", "z2");
        assertThat(rendered).hasValue(3);

        tree.with("shared/z.yaml", map("z"));
        assertThat(names(tree, "b", "1")).containsExactly("w", "z");
        assertThat(rendered).hasValue(3);
    }

    @Test
    void rendersAgainForAnotherClusterVersionAndForgetsTheOldest() throws Exception {
        FolderTree tree = new FolderTree(folder).with("a/x.yaml", map("x"));
        names(tree, "a", "1");
        names(tree, "a", "2");
        names(tree, "a", "3");
        assertThat(rendered).hasValue(3);
        names(tree, "a", "2");
        assertThat(rendered).hasValue(3);
        names(tree, "a", "1");
        assertThat(rendered).hasValue(4);
    }
}
