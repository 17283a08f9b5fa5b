package dev.leeway.engine.edit;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A folder with {@code before.yaml}, {@code edits.yaml} and, unless refused, {@code after.yaml}.
 */
record EditCase(
        String name,
        String before,
        List<SourceEdit> edits,
        SharedText shared,
        Optional<String> after,
        String refused) {

    static List<EditCase> all() throws Exception {
        var resource = EditCase.class.getResource("/cases/edit");
        if (resource == null) {
            throw new IllegalStateException("the folder cases/edit is not on the class path");
        }
        try (Stream<Path> folders = Files.list(Path.of(resource.toURI()))) {
            List<EditCase> cases = new ArrayList<>();
            for (Path folder : folders.sorted().toList()) {
                cases.add(read(folder));
            }
            return cases;
        }
    }

    private static EditCase read(Path folder) throws Exception {
        String text = Files.readString(folder.resolve("edits.yaml"));
        JsonObject spec =
                (JsonObject) YamlDocuments.readOne(text, YamlLimits.DEFAULT).orElseThrow();
        Path after = folder.resolve("after.yaml");
        return new EditCase(
                folder.getFileName().toString(),
                Files.readString(folder.resolve("before.yaml")),
                spec.arrayAt("edits").objects().map(EditCase::edit).toList(),
                spec.bool("split", false) ? SharedText.SPLIT : SharedText.REFUSE,
                Files.exists(after) ? Optional.of(Files.readString(after)) : Optional.empty(),
                spec.string("refused", ""));
    }

    private static SourceEdit edit(JsonObject edit) {
        int document = (int) edit.integer("document", 0);
        JsonValue value = edit.find("value").orElse(JsonNull.NULL);
        if (edit.has("set")) {
            return new SourceEdit.SetValue(document, path(edit.arrayAt("set")), value);
        }
        if (edit.has("insert")) {
            return new SourceEdit.InsertKey(
                    document, path(edit.arrayAt("insert")), value, edit.string("after"));
        }
        if (edit.has("add")) {
            OptionalInt before =
                    edit.integer("before").stream().mapToInt(Math::toIntExact).findFirst();
            return new SourceEdit.AddListItem(
                    document, path(edit.arrayAt("add")), edit.require("item"), before);
        }
        return new SourceEdit.Remove(document, path(edit.arrayAt("remove")));
    }

    private static FieldPath path(JsonArray steps) {
        return new FieldPath(steps.stream().map(EditCase::step).toList());
    }

    private static PathElement step(JsonValue step) {
        return switch (step) {
            case JsonString(String name) -> PathElement.name(name);
            case JsonNumber number -> new PathElement.Index((int) number.asLong().orElseThrow());
            case JsonObject fields when fields.has("=") ->
                    new PathElement.Value(fields.require("="));
            case JsonObject fields -> new PathElement.Key(fields);
            default -> throw new IllegalArgumentException("no step of a path: " + step);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
