package dev.leeway.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A chart whose values feed more than one field: nothing is proved alone, and a choice is left. */
class WiderEditsTest {
    private static final Workspace.Application WEB =
            Bench.application(
                    "web",
                    "chart",
                    new RenderSpec.Helm(
                            "web", List.of("prod.yaml"), JsonObject.EMPTY, Optional.empty()));
    private static final SourceTree CHART =
            Bench.tree(
                    "chart/Chart.yaml",
                    "apiVersion: v2\nname: web\nversion: 0.1.0\n",
                    "chart/values.yaml",
                    "config: {level: info, path: /health}\n",
                    "chart/prod.yaml",
                    "config:\n  level: warn # calm\n",
                    "chart/templates/all.yaml",
                    """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: config}
                    data:
                      level: {{ .Values.config.level }}
                      path: {{ .Values.config.path }}
                    ---
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: web}
                    spec:
                      selector: {matchLabels: {app: web}}
                      template:
                        metadata:
                          labels: {app: web}
                          annotations:
                            checksum/config: {{ toYaml .Values.config | sha256sum }}
                        spec:
                          containers:
                            - name: web
                              image: web:1
                              readinessProbe: {httpGet: {port: 80, path: {{ .Values.config.path }}}}
                    """);

    private static Candidate best(String field, String value) throws Exception {
        try (Bench bench = new Bench()) {
            Manifest config = Drafting.manifests(bench.render(WEB, CHART)).getFirst();
            assertThat(config.kind()).isEqualTo("ConfigMap");
            FieldPath path = FieldPath.of("data", field);
            JsonObject live =
                    (JsonObject)
                            FieldValues.with(config.root(), path, new JsonString(value))
                                    .orElseThrow();
            return bench.draft(
                            CHART,
                            List.of(new TouchedObject(config.key(), List.of(path), live)),
                            WEB)
                    .getFirst();
        }
    }

    private static String text(FileChange file) {
        return new String(file.after().orElseThrow(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void aChecksumOfTheValuesChangesToo() throws Exception {
        Candidate best = best("level", "debug");

        assertThat(best.isComplete()).as("never unasked").isFalse();
        assertThat(best.needsConsent()).isTrue();
        assertThat(best.more())
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.toString())
                                        .contains("AlsoChanged", "Deployment", "checksum/config"));
        assertThat(best.files())
                .singleElement()
                .satisfies(
                        file -> {
                            assertThat(file.path()).isEqualTo("chart/prod.yaml");
                            assertThat(text(file)).isEqualTo("config:\n  level: debug # calm\n");
                        });
    }

    @Test
    void whateverElseReadsTheValueIsNamed() throws Exception {
        Candidate best = best("path", "/ready");

        assertThat(best.needsConsent()).isTrue();
        assertThat(best.more())
                .allSatisfy(one -> assertThat(one).isInstanceOf(Mismatch.AlsoChanged.class))
                .anySatisfy(one -> assertThat(one.toString()).contains("readinessProbe"))
                .anySatisfy(one -> assertThat(one.toString()).contains("checksum/config"))
                .hasSize(2);
    }
}
