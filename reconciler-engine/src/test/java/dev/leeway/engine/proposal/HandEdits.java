package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Changes objects as operators do by hand: a value, a new field, a field gone. */
final class HandEdits {
    private final Random random;

    HandEdits(Random random) {
        this.random = random;
    }

    /** Changes one field of an object, or returns empty when it has none that may be changed. */
    Optional<TouchedObject> change(Manifest manifest) {
        List<FieldPath> paths = new ArrayList<>();
        walk(manifest.root(), FieldPath.ROOT, paths);
        paths.removeIf(HandEdits::isIdentity);
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        FieldPath path = paths.get(random.nextInt(paths.size()));
        JsonValue old = FieldValues.find(manifest.root(), path).orElseThrow();
        FieldPath touched = path;
        JsonValue live;
        if (old instanceof JsonObject) {
            touched = path.then(PathElement.name("example.com/by-hand"));
            live =
                    FieldValues.with(manifest.root(), touched, new JsonString("yes, 'now'"))
                            .orElseThrow();
        } else if (old instanceof JsonArray array && path.toString().endsWith(".env")) {
            JsonObject keys = JsonObject.of("name", new JsonString("by-hand"));
            JsonObject item = keys.with("value", new JsonString("1"));
            touched = path.then(new PathElement.Key(keys));
            live = FieldValues.with(manifest.root(), path, array.plus(item)).orElseThrow();
        } else if (random.nextInt(6) == 0
                && path.elements().getLast() instanceof PathElement.Name) {
            live = stored(FieldValues.without(manifest.root(), path));
        } else {
            live = FieldValues.with(manifest.root(), path, changed(path, old)).orElseThrow();
        }
        return Optional.of(new TouchedObject(manifest.key(), List.of(touched), (JsonObject) live));
    }

    private JsonValue changed(FieldPath path, JsonValue old) {
        return switch (old) {
            case JsonString(String text) when path.toString().endsWith(".image") ->
                    new JsonString(text.replaceFirst(":[^:/]*$", "") + ":9.9." + random.nextInt(9));
            case JsonString(String text) when text.contains("\n") ->
                    new JsonString(text + "one more line\n");
            case JsonString(String text) ->
                    new JsonString(
                            List.of(text + "-x", "012", "a: b # c", "changed", text + ": yes")
                                    .get(random.nextInt(5)));
            case JsonNumber number -> JsonValue.of(number.asLong().orElse(0) + 1);
            case JsonBoolean bool -> JsonValue.of(!bool.value());
            case JsonArray array -> array.plus(new JsonString("by-hand"));
            case JsonObject object -> object;
            case JsonNull _ -> new JsonString("set");
        };
    }

    private static void walk(JsonValue value, FieldPath path, List<FieldPath> into) {
        switch (value) {
            case JsonObject object -> {
                boolean map = path.toString().matches(".*\\.(annotations|labels|limits|data)");
                if (map) {
                    into.add(path);
                }
                object.forEach(
                        (name, inner) -> walk(inner, path.then(PathElement.name(name)), into));
            }
            case JsonArray array when isKeyed(array) -> {
                if (path.toString().endsWith(".env")) {
                    into.add(path);
                }
                for (JsonObject item : array.objects().toList()) {
                    JsonObject keys = JsonObject.of("name", item.require("name"));
                    walk(item, path.then(new PathElement.Key(keys)), into);
                }
            }
            case JsonArray array when array.objects().findAny().isEmpty() -> into.add(path);
            case JsonArray array -> {
                for (int i = 0; i < array.size(); i++) {
                    walk(array.get(i), path.then(new PathElement.Index(i)), into);
                }
            }
            default -> into.add(path);
        }
    }

    /** Whether every item has a name of its own, as containers, env and volumes have. */
    private static boolean isKeyed(JsonArray array) {
        Set<String> names = new HashSet<>();
        return !array.isEmpty()
                && array.objects().count() == array.size()
                && array.objects()
                        .allMatch(
                                item ->
                                        !item.string("name", "").isEmpty()
                                                && names.add(item.string("name", "")));
    }

    private static boolean isIdentity(FieldPath path) {
        String text = path.toString();
        return text.matches("\\.(apiVersion|kind|metadata\\.(name|namespace|generateName))")
                || (text.endsWith(".name") && !text.contains("Ref"))
                || text.startsWith(".spec.selector");
    }

    /** The API server keeps no annotations that hold nothing. */
    private static JsonValue stored(JsonValue value) {
        if (!(value instanceof JsonObject edited)) {
            return value;
        }
        List<String> annotations = List.of("metadata", "annotations");
        boolean hollow =
                edited.objectAt("metadata").has("annotations")
                        && edited.objectAt("metadata", "annotations").isEmpty();
        return hollow ? edited.withoutAt(annotations) : edited;
    }
}
