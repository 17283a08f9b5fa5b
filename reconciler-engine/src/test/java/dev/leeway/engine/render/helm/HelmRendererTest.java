package dev.leeway.engine.render.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.marcnuri.helm.jni.NativeLibrary;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.render.FolderTree;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmRendererTest {
    private static final HelmRenderer RENDERER = new HelmRenderer(Optional.empty());

    @TempDir Path folder;
    private FolderTree tree;

    @BeforeAll
    static void needsTheNativePart() {
        Assumptions.assumeTrue(
                ServiceLoader.load(NativeLibrary.class).findFirst().isPresent(),
                "skipped: the Helm library has no part for this system");
    }

    @AfterAll
    static void end() {
        RENDERER.close();
    }

    @BeforeEach
    void chart() {
        tree =
                new FolderTree(folder)
                        .with("app/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n")
                        .with("app/values.yaml", "a: default\nb: {c: 1, d: 2}\ndrop: x\n")
                        .with("app/prod.yaml", "a: prod\nb: {c: 3}\ndrop: null\n")
                        .with("env/more.yaml", "b: {c: 4}\n")
                        .with(
                                "app/templates/map.yaml",
                                """
                                apiVersion: v1
                                kind: ConfigMap
                                metadata:
                                  name: {{ .Release.Name }}-{{ .Release.Namespace }}
                                data:
                                  a: {{ .Values.a | quote }}
                                  b: "{{ .Values.b.c }}-{{ .Values.b.d }}-{{ .Values.e }}"
                                  drop: {{ .Values.drop | default "gone" | quote }}
                                  kube: {{ .Capabilities.KubeVersion.Version }}
                                """)
                        .with(
                                "app/templates/hook.yaml",
                                """
                                apiVersion: batch/v1
                                kind: Job
                                metadata:
                                  name: migrate
                                  annotations:
                                    "helm.sh/hook": pre-install,pre-upgrade
                                    "helm.sh/hook-weight": "-5"
                                """)
                        .with(
                                "app/templates/tests/t.yaml",
                                "apiVersion: v1\nkind: Pod\nmetadata: {name: t, annotations: {helm.sh/hook: test}}\n")
                        .with(
                                "app/crds/thing.yaml",
                                "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: things.x.io}\n");
    }

    private RenderRequest request(List<String> valueFiles, String inline, Duration timeout) {
        return new RenderRequest(
                "application",
                tree,
                "app",
                new RenderSpec.Helm(
                        "rel", valueFiles, (JsonObject) JsonReader.read(inline), Optional.empty()),
                "shop",
                "v1.36.2+k3s1",
                List.of(),
                timeout);
    }

    private RenderedManifests render(List<String> valueFiles, String inline) throws Exception {
        return RENDERER.render(request(valueFiles, inline, Duration.ofSeconds(60)));
    }

    private RenderException refused(List<String> valueFiles) {
        return catchThrowableOfType(RenderException.class, () -> render(valueFiles, "{}"));
    }

    @Test
    void rendersHooksAndDefinitionsToo() throws Exception {
        RenderedManifests rendered = render(List.of(), "{}");

        assertThat(rendered.manifests())
                .extracting(m -> m.manifest().name() + " " + m.origin())
                .containsExactlyInAnyOrder(
                        "things.x.io app/crds/thing.yaml:1",
                        "rel-shop app/templates/map.yaml",
                        "migrate app/templates/hook.yaml");
        assertThat(named(rendered, "migrate").manifest().annotations())
                .containsEntry("helm.sh/hook", "pre-install,pre-upgrade")
                .containsEntry("helm.sh/hook-weight", "-5");
        assertThat(rendered.notices())
                .anySatisfy(
                        notice -> assertThat(notice.message()).contains("Pod t is a Helm test"));
    }

    private static RenderedManifest named(RenderedManifests rendered, String name) {
        return rendered.manifests().stream()
                .filter(m -> m.manifest().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void laterValuesWinAndInlineOnesMost() throws Exception {
        RenderedManifests rendered =
                render(List.of("prod.yaml", "../env/more.yaml"), "{\"e\": \"inline\"}");

        assertThat(named(rendered, "rel-shop").manifest().root().objectAt("data"))
                .isEqualTo(
                        JsonReader.read(
                                "{\"a\":\"prod\",\"b\":\"4-2-inline\",\"drop\":\"gone\",\"kube\":\"v1.36.2\"}"));
    }

    @Test
    void valueFilesMustExistInsideTheRepository() {
        assertThat(refused(List.of("nope.yaml")))
                .hasMessageContaining("there is no 'app/nope.yaml'");
        assertThat(refused(List.of("../../etc/passwd")))
                .hasMessageContaining("leads out of the repository");
    }

    @Test
    void missingDependenciesAreNotFetched() {
        tree.with(
                "app/Chart.yaml",
                """
                apiVersion: v2
                name: shop
                version: 0.1.0
                dependencies:
                - {name: redis, version: 1.0.0, repository: 'https://charts.example'}
                """);

        RenderException error = refused(List.of());
        assertThat(error).hasMessageContaining("'redis' is not in charts/");
        assertThat(error.problems().getFirst().nextStep()).contains("helm dependency build");
    }

    @Test
    void passesOnWhatHelmSays() {
        tree.with("app/templates/bad.yaml", "{{ fail \"no luck\" }}");
        assertThat(refused(List.of())).hasMessageContaining("no luck");

        tree.with("app/templates/bad.yaml", "a: [\n");
        assertThat(refused(List.of()).problems().getFirst().toString()).contains("bad.yaml");
    }

    @Test
    void survivesTemplatesThatNeverEndOrEatTheMemory() throws Exception {
        String map = "app/templates/map.yaml";
        String good = Files.readString(folder.resolve(map));
        tree.with(
                map, "{{ range until 2000000000 }}{{ range until 2000000000 }}{{ end }}{{ end }}");
        RenderException endless =
                catchThrowableOfType(
                        RenderException.class,
                        () -> RENDERER.render(request(List.of(), "{}", Duration.ofSeconds(5))));
        assertThat(endless).hasMessageContaining("Helm did not finish: it");

        tree.with(map, "{{ define \"x\" }}{{ template \"x\" . }}{{ end }}{{ template \"x\" . }}");
        assertThat(refused(List.of())).isNotNull();

        tree.with(map, good);
        assertThat(render(List.of(), "{}").manifests()).hasSize(3);
    }
}
