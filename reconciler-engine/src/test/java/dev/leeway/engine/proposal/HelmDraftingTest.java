package dev.leeway.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Brings hand edits of a chart's objects into its value files. */
@Order(1)
class HelmDraftingTest {
    private static final List<String> FILES =
            List.of(
                    "Chart.yaml",
                    "values.yaml",
                    "values-prod.yaml",
                    "templates/deployment.yaml",
                    "templates/service.yaml",
                    "templates/configmap.yaml",
                    "templates/cronjob.yaml");

    private static final int VARIANTS = 6;

    private final RenderSpec spec =
            new RenderSpec.Helm(
                    "web", List.of("values-prod.yaml"), JsonObject.EMPTY, Optional.empty());
    private final Workspace.Application web = Bench.application("web", "charts/web", spec);

    /**
     * Each value of the chart is changed, the chart rendered, and what came out given as live: so
     * an edit exists, and the value has to be found again from the objects alone.
     */
    @Test
    void findsTheValueThatFeedsAField() throws Exception {
        SourceTree tree = chart();
        List<String> wrong = new ArrayList<>();
        List<String> unproved = new ArrayList<>();
        UnrelatedLines lines = new UnrelatedLines();
        int tried = 0;
        int proved = 0;
        try (Bench bench = new Bench()) {
            List<Manifest> before = Drafting.manifests(bench.render(web, tree));
            Random random = new Random(7);
            for (JsonObject values : changedValues(random)) {
                List<Manifest> after = Drafting.manifests(bench.render(withInline(values), tree));
                List<TouchedObject> touched = touched(before, after);
                if (touched.isEmpty()) {
                    continue;
                }
                tried++;
                List<Candidate> candidates = bench.draft(tree, touched, web);
                Candidate best = candidates.getFirst();
                if (!best.isComplete()) {
                    unproved.add(values + " " + touched + " " + best.notes() + best.own());
                    continue;
                }
                proved++;
                SourceTree written = Bench.written(tree, best);
                List<Manifest> branch = Drafting.manifests(bench.render(web, written));
                if (!branch.equals(after)) {
                    wrong.add(values + " gives other objects by " + best.notes());
                }
                for (FileChange file : best.files()) {
                    lines.count(bench, values.toString(), written, file, touched, web);
                }
            }
        }
        System.out.println(
                "helm proposals: " + proved + " of " + tried + " edits proved, " + lines.summary());
        assertThat(lines.found()).isEmpty();
        assertThat(wrong).isEmpty();
        assertThat(unproved).isEmpty();
        assertThat(tried).isGreaterThanOrEqualTo(200);
    }

    private Workspace.Application withInline(JsonObject values) {
        return Bench.application(
                "web",
                "charts/web",
                new RenderSpec.Helm("web", List.of("values-prod.yaml"), values, Optional.empty()));
    }

    static SourceTree chart() throws IOException {
        Map<String, Optional<byte[]>> files = new TreeMap<>();
        for (String name : FILES) {
            files.put("charts/web/" + name, Optional.of(resource(name)));
        }
        return EditedTree.of(new EmptyTree()).with(files);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                HelmDraftingTest.class.getResourceAsStream("/cases/proposal/web-chart/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    /** Returns values that change one place each, six times with another value. */
    private static List<JsonObject> changedValues(Random random) throws Exception {
        JsonObject merged = JsonObject.EMPTY;
        for (String file : List.of("values.yaml", "values-prod.yaml")) {
            String text = new String(resource(file), StandardCharsets.UTF_8);
            merged =
                    over(
                            merged,
                            (JsonObject)
                                    YamlDocuments.readOne(text, YamlLimits.DEFAULT).orElseThrow());
        }
        List<FieldPath> places = new ArrayList<>();
        leaves(merged, FieldPath.ROOT, places);
        List<JsonObject> all = new ArrayList<>();
        for (FieldPath place : places) {
            for (int variant = 0; variant < VARIANTS; variant++) {
                JsonValue old = FieldValues.find(merged, place).orElseThrow();
                JsonValue value = other(old, variant, random);
                JsonObject changed =
                        (JsonObject) FieldValues.with(merged, place, value).orElseThrow();
                String first = ((PathElement.Name) place.elements().getFirst()).name();
                all.add(JsonObject.of(first, changed.require(first)));
            }
        }
        return all;
    }

    private static JsonObject over(JsonObject below, JsonObject above) {
        JsonObject result = below;
        for (String name : above.names()) {
            JsonValue value = above.require(name);
            result =
                    result.with(
                            name,
                            value instanceof JsonObject inner
                                            && result.get(name) instanceof JsonObject known
                                    ? over(known, inner)
                                    : value);
        }
        return result;
    }

    private static void leaves(JsonValue value, FieldPath path, List<FieldPath> into) {
        switch (value) {
            case JsonObject object when !object.isEmpty() ->
                    object.forEach(
                            (name, inner) ->
                                    leaves(inner, path.then(PathElement.name(name)), into));
            case JsonArray array when array.objects().findAny().isPresent() -> {
                for (int i = 0; i < array.size(); i++) {
                    leaves(array.get(i), path.then(new PathElement.Index(i)), into);
                }
            }
            default -> into.add(path);
        }
    }

    private static JsonValue other(JsonValue old, int variant, Random random) {
        int number = 11 + 7 * variant + random.nextInt(7);
        return switch (old) {
            case JsonObject _ ->
                    JsonObject.of("example.com/k" + variant, new JsonString("v" + number));
            case JsonArray array when array.isEmpty() ->
                    JsonArray.of(new JsonString("--added=" + number));
            case JsonArray array -> array.plus(new JsonString("more" + number));
            case JsonNumber _ -> JsonValue.of(number);
            case JsonBoolean bool -> JsonValue.of(!bool.value());
            case JsonString(String text) when text.contains("\n") ->
                    new JsonString(text + "line " + number + "\n");
            case JsonString(String text) when text.matches("\\d+") -> new JsonString("" + number);
            case JsonString(String text) -> new JsonString(text + number);
            default -> new JsonString("set" + number);
        };
    }

    /** Returns the fields that differ, list items by their names where they have them. */
    private static List<TouchedObject> touched(List<Manifest> before, List<Manifest> after) {
        List<TouchedObject> all = new ArrayList<>();
        if (!before.stream()
                .map(Manifest::key)
                .toList()
                .equals(after.stream().map(Manifest::key).toList())) {
            return List.of();
        }
        for (int i = 0; i < before.size(); i++) {
            List<FieldPath> fields = new ArrayList<>();
            differences(before.get(i).root(), after.get(i).root(), FieldPath.ROOT, fields);
            if (!fields.isEmpty()) {
                all.add(new TouchedObject(before.get(i).key(), fields, after.get(i).root()));
            }
        }
        return all;
    }

    private static void differences(
            @Nullable JsonValue left,
            @Nullable JsonValue right,
            FieldPath path,
            List<FieldPath> into) {
        if (Objects.equals(left, right)) {
            return;
        }
        if (left instanceof JsonObject a && right instanceof JsonObject b) {
            for (String name : a.names()) {
                differences(a.get(name), b.get(name), path.then(PathElement.name(name)), into);
            }
            for (String name : b.names()) {
                if (!a.has(name)) {
                    into.add(path.then(PathElement.name(name)));
                }
            }
        } else if (left instanceof JsonArray a
                && right instanceof JsonArray b
                && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                PathElement step = new PathElement.Index(i);
                if (a.get(i) instanceof JsonObject item
                        && b.get(i) instanceof JsonObject other
                        && item.has("name")
                        && Objects.equals(item.get("name"), other.get("name"))) {
                    step = new PathElement.Key(JsonObject.of("name", item.require("name")));
                }
                differences(a.get(i), b.get(i), path.then(step), into);
            }
        } else {
            into.add(path);
        }
    }
}
