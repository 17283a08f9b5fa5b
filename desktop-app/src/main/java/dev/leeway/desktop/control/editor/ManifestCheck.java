package dev.leeway.desktop.control.editor;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.SchemaCheck;
import dev.leeway.engine.schema.SchemaProblem;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlPlaces;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what is wrong in the text of one manifest: first whether it is YAML, then whether it fits
 * the shape of its kind. Pure.
 *
 * @param schema the shape; empty when it is not known, then only the YAML is judged
 * @param words the words
 */
public record ManifestCheck(Optional<FieldSchema> schema, EditorWords words) {
    /** Returns the problems from top to bottom. */
    public List<TextProblem> check(String text) {
        List<YamlDocument> documents;
        try {
            documents = YamlDocuments.read(text, YamlLimits.DEFAULT);
        } catch (YamlSyntaxException e) {
            return List.of(
                    new TextProblem(
                            Math.max(0, e.line() - 1),
                            Math.max(0, e.column() - 1),
                            0,
                            words.of(e.said())));
        }
        if (documents.size() > 1) {
            return List.of(
                    new TextProblem(
                            documents.get(1).line() - 1, 0, 0, words.text("editor.two-documents")));
        }
        if (documents.isEmpty() || !(documents.getFirst().value() instanceof JsonObject object)) {
            return List.of(new TextProblem(0, 0, 0, words.text("editor.no-object")));
        }
        return schema.map(shape -> against(text, documents.getFirst(), object, shape))
                .orElse(List.of());
    }

    private List<TextProblem> against(
            String text, YamlDocument document, JsonObject object, FieldSchema shape) {
        List<SchemaProblem> found = SchemaCheck.of(object, shape);
        if (found.isEmpty()) {
            return List.of();
        }
        YamlPlaces places = document.places();
        List<String> lines = text.lines().toList();
        List<TextProblem> problems = new ArrayList<>();
        for (SchemaProblem problem : found) {
            int line = Math.clamp(places.line(problem.pointer()) - 1, 0, lines.size() - 1);
            String name = name(problem.pointer());
            int column = lines.get(line).indexOf(name);
            boolean named = column >= 0 && !name.isEmpty();
            problems.add(
                    new TextProblem(
                            line,
                            named ? column : 0,
                            named ? name.length() : 0,
                            words.of(problem)));
        }
        problems.sort(
                (one, other) ->
                        one.line() != other.line()
                                ? Integer.compare(one.line(), other.line())
                                : Integer.compare(one.column(), other.column()));
        return problems;
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
