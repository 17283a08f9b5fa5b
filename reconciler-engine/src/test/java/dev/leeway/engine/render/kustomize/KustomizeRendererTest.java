package dev.leeway.engine.render.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leeway.engine.render.FolderTree;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The renderer needs no program, and says by name what it needs one for. */
class KustomizeRendererTest {
    private static final String MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: NAME}\n";

    @TempDir Path folder;
    private FolderTree tree;

    @BeforeEach
    void open() throws Exception {
        tree =
                new FolderTree(folder.toRealPath())
                        .with("base/kustomization.yaml", "resources: [a.yaml]\n")
                        .with("base/a.yaml", MAP.replace("NAME", "a"));
    }

    private RenderedManifests render(String path) throws Exception {
        return new KustomizeRenderer(Optional.empty())
                .render(
                        new RenderRequest(
                                "app",
                                tree,
                                path,
                                new RenderSpec.Kustomize(),
                                "shop",
                                "",
                                List.of(),
                                Duration.ofSeconds(30)));
    }

    private RenderException refused(String path) {
        return catchThrowableOfType(RenderException.class, () -> render(path));
    }

    @Test
    void rendersWithNothingInstalledAndKeepsThePlaces() throws Exception {
        tree.with("over/kustomization.yaml", "resources: [../base]\nnamePrefix: x-\n")
                .with("base/a.yaml", "---\n" + MAP.replace("NAME", "a"));

        RenderedManifests rendered = render("over");

        assertThat(rendered.manifests())
                .extracting(one -> one.manifest().name() + " " + one.origin())
                .containsExactly("x-a base/a.yaml:2");
        assertThat(rendered.renderedBy()).isEqualTo("Leeway's own kustomize");
    }

    @Test
    void followsLinksInsideTheRepository() throws Exception {
        tree.link("over/linked", "../deep/base")
                .with("over/kustomization.yaml", "resources: [linked]\n")
                .with("deep/base/kustomization.yaml", "resources: [../other]\n")
                .with("deep/other/kustomization.yaml", "resources: [b.yaml]\n")
                .link("deep/other/b.yaml", "real.yaml")
                .with("deep/other/real.yaml", MAP.replace("NAME", "b"));

        assertThat(render("over").manifests())
                .extracting(one -> one.manifest().name())
                .containsExactly("b");
    }

    @Test
    void followsNoLinkOutOfTheRepository() {
        tree.link("over/patch.yaml", "/etc/hostname")
                .with(
                        "over/kustomization.yaml",
                        "resources: [../base]\npatches:\n- path: patch.yaml\n");

        RenderException.Problem problem = refused("over").problems().getFirst();

        assertThat(problem.message()).contains("leads out of the repository");
        assertThat(problem.origin().file()).isEqualTo("over/patch.yaml");
        assertThat(problem.nextStep()).contains("nothing outside it is read");
    }

    @Test
    void namesTheFieldAndTheProgramThatKnowsIt() {
        tree.with("over/kustomization.yaml", "resources: [../base]\ncrds: [x.yaml]\n");

        RenderException.Problem problem = refused("over").problems().getFirst();

        assertThat(problem)
                .hasToString(
                        "over/kustomization.yaml:2: this needs the program kustomize or kubectl,"
                                + " and none was found that builds: 'crds' is not among what Leeway"
                                + " builds by itself");
        assertThat(problem.nextStep()).startsWith("Install kustomize");
    }

    @Test
    void namesTheLineOfAMistake() {
        tree.with(
                "over/kustomization.yaml",
                """
                resources:
                - ../base
                patches:
                - patch: |
                    - {op: remove, path: /data/none}
                  target: {kind: ConfigMap}
                """);
        tree.with("typo/kustomization.yaml", "resources: [../base]\nnamePrefx: a\n");
        tree.with("type/kustomization.yaml", "resources: [../base]\npatches: a.yaml\n");

        assertThat(refused("over")).hasMessageContaining("over/kustomization.yaml:4: a JSON patch");
        assertThat(refused("typo"))
                .hasMessage(
                        "typo/kustomization.yaml:2: 'namePrefx' is no field of a kustomization");
        assertThat(refused("type"))
                .hasMessage("type/kustomization.yaml:2: patches must be a list, not a text");
    }

    @Test
    void refusesACircle() {
        tree.with("a/kustomization.yaml", "resources: [../b]\n")
                .with("b/kustomization.yaml", "resources: [../a]\n");

        assertThat(refused("a")).hasMessageContaining("includes itself");
    }

    @Test
    void leavesTransformersThatItDoesNotKnow() {
        tree.with("over/kustomization.yaml", "resources: [../base]\ntransformers: [t.yaml]\n")
                .with("over/t.yaml", "apiVersion: builtin\nkind: PrefixTransformer\nprefix: a\n");

        assertThat(refused("over")).hasMessageContaining("the transformer 'PrefixTransformer'");
    }
}
