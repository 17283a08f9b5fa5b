package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a chart, layer by layer.
 *
 * @param files the value files that can be edited, lowest precedence first; the chart's own first
 * @param merged all layers on top of each other, subcharts under their names
 * @param inline the values that stand in the workspace file
 * @param mentioned the paths below {@code .Values} that templates mention
 */
record ChartLayers(
        Map<String, JsonObject> files,
        JsonObject merged,
        JsonObject inline,
        List<FieldPath> mentioned) {
    private static final Pattern MENTION =
            Pattern.compile("\\.Values((?:\\.[A-Za-z_][A-Za-z0-9_]*)+)");

    static ChartLayers of(SourceTree tree, String folder, RenderSpec.Helm spec)
            throws SourceException, InterruptedException {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        JsonObject merged = JsonObject.EMPTY;
        TreeSet<FieldPath> mentioned = new TreeSet<>();
        for (SourceEntry entry : tree.list(folder, true)) {
            String inside = entry.path().substring(prefix.length());
            if (entry.type() != SourceEntry.Type.FILE) {
                continue;
            }
            if (inside.matches("charts/[^/]+/values\\.yaml")) {
                String name = inside.split("/", -1)[1];
                merged = merge(merged, JsonObject.of(name, read(tree, entry.path())));
            } else if (inside.startsWith("templates/")) {
                mentions(tree.read(entry.path(), PlainEditing.LIMIT), mentioned);
            }
        }
        Map<String, JsonObject> files = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(List.of("values.yaml"));
        names.addAll(spec.valueFiles());
        for (String name : names) {
            Optional<String> path = RepositoryFiles.join(folder, name);
            if (path.isPresent()
                    && tree.entry(path.get())
                            .filter(entry -> entry.type() == SourceEntry.Type.FILE)
                            .isPresent()) {
                JsonObject values = read(tree, path.get());
                files.remove(path.get());
                files.put(path.get(), values);
                merged = merge(merged, values);
            }
        }
        return new ChartLayers(
                files, merge(merged, spec.values()), spec.values(), List.copyOf(mentioned));
    }

    private static JsonObject read(SourceTree tree, String path)
            throws SourceException, InterruptedException {
        String text = new String(tree.read(path, PlainEditing.LIMIT), StandardCharsets.UTF_8);
        try {
            return YamlDocuments.readOne(text, YamlLimits.DEFAULT).orElse(JsonObject.EMPTY)
                            instanceof JsonObject values
                    ? values
                    : JsonObject.EMPTY;
        } catch (YamlSyntaxException e) {
            return JsonObject.EMPTY;
        }
    }

    private static void mentions(byte[] template, TreeSet<FieldPath> into) {
        Matcher mention = MENTION.matcher(new String(template, StandardCharsets.UTF_8));
        while (mention.find()) {
            into.add(FieldPath.of(mention.group(1).substring(1).split("\\.", -1)));
        }
    }

    /** Puts one layer on top of another: objects merge, anything else is replaced, null removes. */
    private static JsonObject merge(JsonObject below, JsonObject above) {
        JsonObject result = below;
        for (String name : above.names()) {
            JsonValue value = above.require(name);
            if (value == JsonNull.NULL) {
                result = result.without(name);
            } else if (value instanceof JsonObject inner
                    && result.get(name) instanceof JsonObject known) {
                result = result.with(name, merge(known, inner));
            } else {
                result = result.with(name, value);
            }
        }
        return result;
    }

    /** A place among the values and what stands there. */
    record Spot(FieldPath path, JsonValue value) {}

    /** Returns every place of the merged values, objects and lists included. */
    List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        walk(FieldPath.ROOT, merged, spots);
        return spots;
    }

    private static void walk(FieldPath path, JsonValue value, List<Spot> into) {
        if (!path.equals(FieldPath.ROOT)) {
            into.add(new Spot(path, value));
        }
        if (value instanceof JsonObject object) {
            object.forEach((name, inner) -> walk(path.then(PathElement.name(name)), inner, into));
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                walk(path.then(new PathElement.Index(i)), array.get(i), into);
            }
        }
    }

    /** Returns whether the workspace file has the last word on a place. */
    boolean isInline(FieldPath path) {
        for (int depth = path.elements().size(); depth > 0; depth--) {
            Optional<JsonValue> held =
                    FieldValues.find(inline, new FieldPath(path.elements().subList(0, depth)));
            if (held.isPresent()) {
                return depth == path.elements().size() || !(held.get() instanceof JsonObject);
            }
        }
        return false;
    }

    /** Returns the file with the highest precedence that says something about a place. */
    Optional<String> writtenIn(FieldPath path) {
        return files.entrySet().stream()
                .filter(file -> FieldValues.find(file.getValue(), path).isPresent())
                .map(Map.Entry::getKey)
                .reduce((first, second) -> second);
    }

    /** Returns the file with the highest precedence: this environment's. */
    Optional<String> environment() {
        return files.keySet().stream().reduce((first, second) -> second);
    }
}
