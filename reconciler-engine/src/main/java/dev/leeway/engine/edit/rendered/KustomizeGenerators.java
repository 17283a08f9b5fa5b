package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.edit.EditOutcome;
import dev.leeway.engine.edit.SharedText;
import dev.leeway.engine.edit.SourceEdit;
import dev.leeway.engine.edit.SourceEditor;
import dev.leeway.engine.edit.rendered.KustomizationChain.Level;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The edits of a {@code configMapGenerator}: its literals, the files that it reads, its env files.
 * Secrets are never written to a repository.
 */
final class KustomizeGenerators {
    private final SourceTree tree;
    private final Wish wish;
    private final Subject subject;
    private final SharedText shared;

    KustomizeGenerators(SourceTree tree, Wish wish, Subject subject, SharedText shared) {
        this.tree = tree;
        this.wish = wish;
        this.subject = subject;
        this.shared = shared;
    }

    /** Returns the edits of a kustomization's generators. */
    List<Trial> trials(Level level, FieldPath field) throws SourceException, InterruptedException {
        List<PathElement> steps = field.elements();
        boolean isKey =
                subject.rendered().kind().equals("ConfigMap")
                        && steps.size() == 2
                        && steps.getFirst().equals(PathElement.name("data"))
                        && steps.getLast() instanceof PathElement.Name;
        if (!isKey || !(steps.getLast() instanceof PathElement.Name(String key))) {
            return List.of();
        }
        Optional<String> value =
                wish.wish(field)
                        .filter(JsonString.class::isInstance)
                        .map(text -> ((JsonString) text).value());
        if (wish.wish(field).isPresent() && value.isEmpty()) {
            return List.of();
        }
        List<Trial> trials = new ArrayList<>();
        List<JsonValue> entries = level.list("configMapGenerator");
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i) instanceof JsonObject entry
                    && subject.rendered().name().contains(entry.string("name", "\0"))) {
                FieldPath place = FieldPath.of("configMapGenerator").then(new PathElement.Index(i));
                trials.addAll(literals(level, place, entry, key, value));
                trials.addAll(files(level, entry, key, value));
                trials.addAll(envs(level, entry, key, value));
            }
        }
        return trials;
    }

    private List<Trial> literals(
            Level level, FieldPath place, JsonObject entry, String key, Optional<String> value)
            throws SourceException, InterruptedException {
        FieldPath list = place.then(PathElement.name("literals"));
        List<JsonValue> literals = entry.array("literals").orElse(JsonArray.EMPTY).items();
        List<SourceEdit> edits = new ArrayList<>();
        for (int i = literals.size() - 1; i >= 0; i--) {
            if (literals.get(i) instanceof JsonString(String text) && text.startsWith(key + "=")) {
                FieldPath item = list.then(new PathElement.Index(i));
                edits.add(
                        value.<SourceEdit>map(
                                        v -> new SourceEdit.SetValue(0, item, literal(key, v)))
                                .orElseGet(() -> new SourceEdit.Remove(0, item)));
            }
        }
        if (edits.isEmpty() && value.isPresent() && wish.now(wish.fields().getFirst()).isEmpty()) {
            edits.add(
                    literals.isEmpty()
                            ? new SourceEdit.SetValue(
                                    0, list, JsonArray.of(literal(key, value.get())))
                            : SourceEdit.append(0, list, literal(key, value.get())));
        }
        if (edits.isEmpty()) {
            return List.of();
        }
        byte[] file = tree.read(level.file(), PlainEditing.LIMIT);
        return SourceEditor.apply(file, edits, shared) instanceof EditOutcome.Edited edited
                ? List.of(
                        Trial.of(
                                level.file(),
                                edited.bytes(),
                                EditPhrase.EDITS_LITERAL.of(key, level.file())))
                : List.of();
    }

    private static JsonString literal(String key, String value) {
        return new JsonString(key + "=" + value);
    }

    /** A file's content is the whole value. */
    private List<Trial> files(Level level, JsonObject entry, String key, Optional<String> value)
            throws SourceException, InterruptedException {
        List<Trial> trials = new ArrayList<>();
        for (JsonValue item : entry.array("files").orElse(JsonArray.EMPTY)) {
            if (!(item instanceof JsonString(String text)) || value.isEmpty()) {
                continue;
            }
            int equals = text.indexOf('=');
            String reference = text.substring(equals + 1);
            String name =
                    equals >= 0
                            ? text.substring(0, equals)
                            : reference.substring(reference.lastIndexOf('/') + 1);
            Optional<String> path = level.path(reference);
            if (name.equals(key) && path.isPresent() && tree.entry(path.get()).isPresent()) {
                trials.add(
                        Trial.of(
                                path.get(),
                                value.get().getBytes(StandardCharsets.UTF_8),
                                EditPhrase.WRITES_KEY.of(path.get(), key)));
            }
        }
        return trials;
    }

    private List<Trial> envs(Level level, JsonObject entry, String key, Optional<String> value)
            throws SourceException, InterruptedException {
        List<String> names = new ArrayList<>();
        entry.string("env").ifPresent(names::add);
        for (JsonValue item : entry.array("envs").orElse(JsonArray.EMPTY)) {
            if (item instanceof JsonString(String text)) {
                names.add(text);
            }
        }
        List<Trial> trials = new ArrayList<>();
        for (String name : names) {
            Optional<String> path = level.path(name);
            if (path.isPresent() && tree.entry(path.get()).isPresent()) {
                envFile(path.get(), key, value).ifPresent(trials::add);
            }
        }
        return trials;
    }

    private Optional<Trial> envFile(String path, String key, Optional<String> value)
            throws SourceException, InterruptedException {
        String text = new String(tree.read(path, PlainEditing.LIMIT), StandardCharsets.UTF_8);
        if (value.filter(v -> v.contains("\n")).isPresent()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("(?<=\n)", -1)));
        boolean found = false;
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            if (line.startsWith(key + "=")) {
                found = true;
                String end = line.substring(line.stripTrailing().length());
                if (value.isPresent()) {
                    lines.set(i, key + "=" + value.get() + lineBreak(end));
                } else {
                    lines.remove(i);
                }
            }
        }
        return found
                ? Optional.of(
                        Trial.of(
                                path,
                                String.join("", lines).getBytes(StandardCharsets.UTF_8),
                                EditPhrase.EDITS_LINE.of(key, path)))
                : Optional.empty();
    }

    private static String lineBreak(String blanks) {
        return blanks.endsWith("\r\n") ? "\r\n" : blanks.endsWith("\n") ? "\n" : "";
    }
}
