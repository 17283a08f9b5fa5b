package dev.leeway.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Manifests and value files in awkward forms, edited without touching anything else. */
class PlainDraftingTest {
    private static final Workspace.Application WEB = Bench.application("web", "web");
    private static final FieldPath COLOUR = FieldPath.of("data", "colour");

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private Candidate best(Workspace.Application application, SourceTree tree, JsonValue value)
            throws Exception {
        Manifest now =
                bench.render(application, tree).stream()
                        .map(RenderedManifest::manifest)
                        .filter(one -> one.name().equals("settings"))
                        .findFirst()
                        .orElseThrow();
        JsonObject live = (JsonObject) FieldValues.with(now.root(), COLOUR, value).orElseThrow();
        return bench.draft(
                        tree,
                        List.of(new TouchedObject(now.key(), List.of(COLOUR), live)),
                        application)
                .getFirst();
    }

    private String edited(String name, String text) throws Exception {
        Candidate best = best(WEB, Bench.tree("web/" + name, text), new JsonString("red"));
        assertThat(best.isComplete()).as(best.notes() + " " + best.own()).isTrue();
        return new String(best.files().getFirst().after().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static void onlyTheColour(String before, String after) {
        assertThat(after).isEqualTo(before.replace("blue", "red"));
    }

    @Test
    void jsonFilesKeepTheirForm() throws Exception {
        String object =
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"settings\"},"
                        + "\"data\":{\"colour\":\"blue\",\"size\":\"1\"}}";
        onlyTheColour(object, edited("settings.json", object));
        String indented =
                """
                {
                  "apiVersion": "v1",
                  "kind": "ConfigMap",
                  "metadata": {"name": "settings"},
                  "data": {
                    "colour" : "blue",
                    "size": "1"
                  }
                }
                """;
        onlyTheColour(indented, edited("settings.json", indented));
        String tabs = indented.replace("  ", "\t");
        onlyTheColour(tabs, edited("settings.json", tabs));
    }

    @Test
    void documentsAndItemsOfListsAreToldApart() throws Exception {
        String documents =
                """
                # first
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: other}
                data: {colour: green}
                ---
                # second
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data: {colour: blue} # not green
                """;
        onlyTheColour(documents, edited("all.yaml", documents));
        String list =
                """
                apiVersion: v1
                kind: List
                items:
                  - apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: other}
                    data: {colour: green}
                  - apiVersion: v1
                    kind: ConfigMap
                    metadata:
                      name: settings
                    data:
                      colour: 'blue'
                """;
        onlyTheColour(list, edited("list.yaml", list));
    }

    @Test
    void lineEndsAndMarksStay() throws Exception {
        String windows =
                "\uFEFF"
                        + """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: settings
                        data:
                          colour: "blue"\t# why
                        """
                                .replace("\n", "\r\n");
        onlyTheColour(windows, edited("settings.yaml", windows));
    }

    @Test
    void anAnchorThatOthersShareIsSplitOnlyWithConsent() throws Exception {
        String anchored =
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: settings
                data:
                  text: &colour blue
                  colour: *colour
                """;
        Candidate best =
                best(WEB, Bench.tree("web/settings.yaml", anchored), new JsonString("red"));
        assertThat(best.way()).isEqualTo(Candidate.Way.SPLIT_ANCHOR);
        assertThat(best.own().isProved()).isTrue();
        assertThat(best.isComplete()).isFalse();
        assertThat(best.needsConsent()).isTrue();
        assertThat(
                        new String(
                                best.files().getFirst().after().orElseThrow(),
                                StandardCharsets.UTF_8))
                .contains("text: &colour blue", "colour: red");
    }

    @Test
    void whatATemplateFixesIsSaidToBeFixed() throws Exception {
        RenderSpec.Helm spec =
                new RenderSpec.Helm(
                        "web",
                        List.of(),
                        (JsonObject) JsonReader.read("{\"colours\": {\"text\": \"green\"}}"),
                        Optional.empty());
        Workspace.Application chart = Bench.application("web", "web", spec);
        String head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n";
        SourceTree fixed =
                Bench.tree(
                        "web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n",
                        "web/values.yaml", "other: 1\n",
                        "web/templates/settings.yaml", head + "  colour: blue\n");
        Candidate best = best(chart, fixed, new JsonString("red"));
        assertThat(best.own().isProved()).isFalse();
        assertThat(best.notes())
                .anySatisfy(
                        note ->
                                assertThat(note.text())
                                        .contains("no value", "web/templates/settings.yaml"));
        SourceTree inline =
                Bench.tree(
                        "web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n",
                        "web/values.yaml", "colours: {text: blue}\n",
                        "web/templates/settings.yaml",
                                head + "  colour: {{ .Values.colours.text }}\n");
        assertThat(best(chart, inline, new JsonString("red")).notes())
                .anySatisfy(note -> assertThat(note.text()).contains("workspace file"));
    }
}
