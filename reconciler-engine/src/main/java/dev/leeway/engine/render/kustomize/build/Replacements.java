package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Copies a field of one object to fields of others. */
final class Replacements {
    private final String file;

    Replacements(String file) {
        this.file = file;
    }

    void apply(JsonObject replacement, List<BuiltObject> objects) throws KustomizeException {
        JsonValue value =
                replacement.find("sourceValue").isPresent()
                        ? replacement.require("sourceValue")
                        : source(replacement.objectAt("source"), objects);
        List<JsonObject> targets = Generators.entries(replacement, "targets");
        if (targets.isEmpty()) {
            throw KustomizeException.wrong(file, KustomizePhrase.NO_TARGETS.of());
        }
        for (JsonObject target : targets) {
            Selector select = new Selector(target.objectAt("select"), file, false);
            for (BuiltObject object : objects) {
                if (select.chooses(object) && !rejected(target, object)) {
                    write(target, object, value);
                }
            }
        }
    }

    private boolean rejected(JsonObject target, BuiltObject object) throws KustomizeException {
        for (JsonObject reject : Generators.entries(target, "reject")) {
            if (new Selector(reject, file, false).chooses(object)) {
                return true;
            }
        }
        return false;
    }

    private JsonValue source(JsonObject source, List<BuiltObject> objects)
            throws KustomizeException {
        Selector selector = new Selector(source, file, false);
        List<BuiltObject> found = new ArrayList<>();
        for (BuiltObject object : objects) {
            if (selector.chooses(object)) {
                found.add(object);
            }
        }
        if (found.size() != 1) {
            throw KustomizeException.wrong(
                    file,
                    KustomizePhrase.SOURCE_COUNT.of(
                            source.toString(), Integer.toString(found.size())));
        }
        String path = source.string("fieldPath", "metadata.name");
        List<JsonValue> values = ReplacementPath.parse(path, file).find(found.getFirst().object());
        if (values.size() != 1) {
            throw KustomizeException.wrong(
                    file,
                    KustomizePhrase.NO_SOURCE_FIELD.of(path, found.getFirst().id().toString()));
        }
        return part(values.getFirst(), source.objectAt("options"));
    }

    private JsonValue part(JsonValue value, JsonObject options) throws KustomizeException {
        refuseEncoding(options);
        String delimiter = options.string("delimiter", "");
        if (delimiter.isEmpty()) {
            return value;
        }
        String[] parts = text(value).split(Pattern.quote(delimiter), -1);
        int index = (int) options.integer("index", 0);
        if (index < 0 || index >= parts.length) {
            throw KustomizeException.wrong(
                    file, KustomizePhrase.NO_PART.of(Integer.toString(index), text(value)));
        }
        return JsonValue.of(parts[index]);
    }

    private void refuseEncoding(JsonObject options) throws KustomizeException {
        if (!options.string("encoding", "").isEmpty()) {
            throw KustomizeException.notBuiltIn(file, KustomizePhrase.ENCODING.of());
        }
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.value() : value.toJson();
    }

    private void write(JsonObject target, BuiltObject object, JsonValue value)
            throws KustomizeException {
        JsonObject options = target.objectAt("options");
        refuseEncoding(options);
        List<JsonValue> paths = target.arrayAt("fieldPaths").items();
        List<JsonValue> chosen = paths.isEmpty() ? List.of(JsonValue.of("metadata.name")) : paths;
        for (JsonValue path : chosen) {
            ReplacementPath where = ReplacementPath.parse(text(path), file);
            boolean create = options.bool("create", false);
            if (!create && where.find(object.object()).isEmpty()) {
                throw KustomizeException.wrong(
                        file,
                        KustomizePhrase.NO_TARGET_FIELD.of(text(path), object.id().toString()));
            }
            String before = object.id().name();
            JsonObject changed =
                    where.write(object.object(), create, old -> combined(old, value, options));
            String after = changed.stringAt("metadata", "name").orElse("");
            if (after.equals(before)) {
                object.replace(changed);
            } else {
                object.replace(changed.withAt(List.of("metadata", "name"), JsonValue.of(before)));
                object.rename(after);
            }
        }
    }

    private static JsonValue combined(JsonValue old, JsonValue value, JsonObject options) {
        String delimiter = options.string("delimiter", "");
        if (delimiter.isEmpty()) {
            // A text stays a text, whatever the source was.
            return old instanceof JsonString
                            && !(value instanceof JsonObject || value instanceof JsonArray)
                    ? JsonValue.of(text(value))
                    : value;
        }
        List<String> parts =
                new ArrayList<>(Arrays.asList(text(old).split(Pattern.quote(delimiter), -1)));
        int index = (int) options.integer("index", 0);
        if (index < 0) {
            parts.addFirst(text(value));
        } else if (index >= parts.size()) {
            parts.add(text(value));
        } else {
            parts.set(index, text(value));
        }
        return JsonValue.of(String.join(delimiter, parts));
    }
}
