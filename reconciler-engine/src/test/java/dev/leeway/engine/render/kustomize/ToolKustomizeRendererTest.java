package dev.leeway.engine.render.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leeway.engine.render.FolderTree;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolKustomizeRendererTest {
    private static final String MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: NAME}\n";

    @TempDir Path folder;
    private FolderTree tree;

    @BeforeEach
    void open() {
        tree =
                new FolderTree(folder)
                        .with("base/kustomization.yaml", "resources: [a.yaml]\n")
                        .with("base/a.yaml", MAP.replace("NAME", "a"))
                        .with(
                                "over/kustomization.yaml",
                                """
                                resources: [../base]
                                namePrefix: x-
                                configMapGenerator:
                                - {name: g, literals: [a=b]}
                                """);
    }

    private RenderedManifests render(Optional<KustomizeTool> tool, String path, Duration timeout)
            throws Exception {
        return new ToolKustomizeRenderer(tool)
                .render(
                        new RenderRequest(
                                "app",
                                tree,
                                path,
                                new RenderSpec.Kustomize(),
                                "shop",
                                "",
                                List.of(),
                                timeout));
    }

    private RenderException refused(String path) {
        return catchThrowableOfType(
                RenderException.class,
                () -> render(Optional.empty(), path, Duration.ofSeconds(30)));
    }

    private static Optional<KustomizeTool> installed() throws Exception {
        Optional<KustomizeTool> tool =
                KustomizeTool.find(Optional.empty(), String.valueOf(System.getenv("PATH")));
        Assumptions.assumeTrue(tool.isPresent(), "skipped: neither kustomize nor kubectl here");
        return tool;
    }

    @Test
    void rendersWithTheProgramAndNamesTheFiles() throws Exception {
        RenderedManifests rendered = render(installed(), "over", Duration.ofSeconds(60));

        assertThat(rendered.manifests())
                .extracting(m -> m.manifest().name() + " " + m.origin().file())
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).isEqualTo("x-a base/a.yaml"),
                        text ->
                                assertThat(text)
                                        .startsWith("x-g-")
                                        .endsWith(" over/kustomization.yaml"));
        assertThat(rendered.manifests()).allMatch(m -> !m.manifest().metadata().has("annotations"));
        assertThat(rendered.renderedBy()).contains("kustomize");
    }

    @Test
    void endsTheProgramAtItsTimeLimit() throws Exception {
        Path sleeper = folder.resolve("kustomize");
        Files.writeString(sleeper, "#!/bin/sh\nwhile :; do :; done\n");
        assertThat(sleeper.toFile().setExecutable(true)).isTrue();
        var tool = new KustomizeTool(sleeper, "build", "a sleeper");

        RenderException error =
                catchThrowableOfType(
                        RenderException.class,
                        () -> render(Optional.of(tool), "over", Duration.ofMillis(300)));
        assertThat(error).hasMessageContaining("a sleeper was ended at the time limit of 300 ms");
    }

    @Test
    void probesByBuilding() throws Exception {
        Path liar = folder.resolve("kustomize");
        Files.writeString(liar, "#!/bin/sh\necho v5.0.0\nexit 1\n");
        assertThat(liar.toFile().setExecutable(true)).isTrue();

        assertThat(KustomizeTool.find(Optional.empty(), folder.toString())).isEmpty();
        assertThat(KustomizeTool.find(Optional.of(liar), "")).isEmpty();
    }

    @Test
    void saysHowToGetAMissingProgram() {
        RenderException error = refused("over");

        assertThat(error.problems().getFirst().nextStep()).contains("Install kustomize");
        assertThat(error.problems().getFirst().origin().file())
                .isEqualTo("over/kustomization.yaml");
    }

    @Test
    void refusesWhatWouldFetchOrRun() {
        tree.with(
                        "bad/kustomization.yaml",
                        """
                        resources:
                        - https://github.com/x/y//base?ref=v1
                        - github.com/x/y
                        - ../../../etc
                        - ../gone
                        components: ["git@example.com:x/y.git"]
                        helmCharts: [{name: x}]
                        transformers:
                        - |-
                          metadata: {annotations: {config.kubernetes.io/function: "exec: {path: ./x}"}}
                        """)
                .with("outer/kustomization.yaml", "resources: [../bad]\n");

        assertThat(refused("outer").problems())
                .extracting(problem -> problem.origin() + " " + problem.message())
                .satisfiesExactlyInAnyOrder(
                        t ->
                                assertThat(t)
                                        .startsWith("bad/kustomization.yaml:2 'https://")
                                        .contains("remote"),
                        t ->
                                assertThat(t)
                                        .startsWith(
                                                "bad/kustomization.yaml:3 'github.com/x/y' is remote"),
                        t ->
                                assertThat(t)
                                        .startsWith("bad/kustomization.yaml:4 ")
                                        .contains("out of the repository"),
                        t ->
                                assertThat(t)
                                        .startsWith("bad/kustomization.yaml:5 there is no 'gone'"),
                        t ->
                                assertThat(t)
                                        .startsWith("bad/kustomization.yaml:6 ")
                                        .contains("remote"),
                        t -> assertThat(t).startsWith("bad/kustomization.yaml:7 'helmCharts'"),
                        t ->
                                assertThat(t)
                                        .startsWith(
                                                "bad/kustomization.yaml:9 'transformers' runs"));
    }

    @Test
    void refusesAFolderWithoutAKustomizationOrWithTwo() {
        tree.with("none/a.yaml", "")
                .with("two/kustomization.yaml", "{}")
                .with("two/Kustomization", "{}");

        assertThat(refused("none")).hasMessageContaining("there is no kustomization in 'none'");
        assertThat(refused("two")).hasMessageContaining("more than one kustomization");
    }
}
