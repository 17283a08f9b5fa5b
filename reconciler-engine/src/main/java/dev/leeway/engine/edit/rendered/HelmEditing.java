package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.edit.EditOutcome;
import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.edit.SharedText;
import dev.leeway.engine.edit.SourceEdit;
import dev.leeway.engine.edit.SourceEditor;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.yaml.YamlPrinter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Edits the value files of a chart: finds the values that may feed a field by what they hold, what
 * they are called and what templates mention. Pure but for reading files.
 */
public final class HelmEditing implements SourceEditing {
    private static final int MOST_TRIALS = 40;

    private final String folder;
    private final RenderSpec.Helm spec;

    /** Makes it for a chart's folder and the value files that the application names. */
    public HelmEditing(String folder, RenderSpec.Helm spec) {
        this.folder = folder;
        this.spec = spec;
    }

    @Override
    public List<Trial> trials(SourceTree tree, Wish wish, Reach reach, SharedText shared)
            throws SourceException, InterruptedException {
        Optional<FieldPath> field = wish.single();
        if (field.isEmpty()) {
            return List.of();
        }
        ChartLayers layers = ChartLayers.of(tree, folder, spec);
        Set<Trial> trials = new LinkedHashSet<>();
        for (ValueGuess guess : new ValueGuesses(layers, wish, field.get()).ranked()) {
            if (layers.isInline(guess.path()) || trials.size() >= MOST_TRIALS) {
                continue;
            }
            Optional<String> file =
                    switch (reach) {
                        case OWN -> layers.environment();
                        case ORIGIN -> layers.writtenIn(guess.path()).or(layers::environment);
                    };
            if (file.isPresent()) {
                trial(tree, layers, file.get(), guess, shared).ifPresent(trials::add);
            }
        }
        return List.copyOf(trials);
    }

    private static Optional<Trial> trial(
            SourceTree tree, ChartLayers layers, String file, ValueGuess guess, SharedText shared)
            throws SourceException, InterruptedException {
        byte[] bytes = tree.read(file, PlainEditing.LIMIT);
        JsonObject here = layers.files().getOrDefault(file, JsonObject.EMPTY);
        Wording note = EditPhrase.SETS_VALUE.of(guess.path().toString(), file);
        if (here.isEmpty()) {
            return guess.value()
                    .flatMap(value -> FieldValues.with(here, guess.path(), value))
                    .map(values -> Trial.of(file, appended(bytes, values), note));
        }
        SourceEdit edit = edit(layers.merged(), here, guess);
        return SourceEditor.apply(bytes, List.of(edit), shared) instanceof EditOutcome.Edited edited
                        && !edited.changes().isEmpty()
                ? Optional.of(Trial.of(file, edited.bytes(), note))
                : Optional.empty();
    }

    /** A list in a later file takes the place of the one before, so it is written whole there. */
    private static SourceEdit edit(JsonObject merged, JsonObject here, ValueGuess guess) {
        List<PathElement> steps = guess.path().elements();
        for (int depth = 0; depth < steps.size(); depth++) {
            FieldPath list = new FieldPath(steps.subList(0, depth));
            if (!(steps.get(depth) instanceof PathElement.Name)
                    && FieldValues.find(here, list).isEmpty()) {
                JsonValue changed =
                        guess.value()
                                .flatMap(value -> FieldValues.with(merged, guess.path(), value))
                                .orElseGet(() -> FieldValues.without(merged, guess.path()));
                return new SourceEdit.SetValue(
                        0, list, FieldValues.find(changed, list).orElse(JsonArray.EMPTY));
            }
        }
        return guess.value()
                .<SourceEdit>map(value -> new SourceEdit.SetValue(0, guess.path(), value))
                .orElseGet(() -> new SourceEdit.Remove(0, guess.path()));
    }

    /** A file without any value yet may hold comments, which stay. */
    private static byte[] appended(byte[] bytes, JsonValue values) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String kept = text.isBlank() || text.endsWith("\n") ? text : text + "\n";
        String start = kept.strip().equals("{}") ? "" : kept;
        return (start + YamlPrinter.print(values)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Wording> obstacles(SourceTree tree, Wish wish)
            throws SourceException, InterruptedException {
        Optional<FieldPath> field = wish.single();
        if (field.isEmpty()) {
            return List.of();
        }
        ChartLayers layers = ChartLayers.of(tree, folder, spec);
        List<Wording> obstacles = new ArrayList<>();
        for (ValueGuess guess : new ValueGuesses(layers, wish, field.get()).ranked()) {
            if (layers.isInline(guess.path()) && guess.isLikely()) {
                obstacles.add(EditPhrase.INLINE.of(guess.path().toString()));
            }
        }
        return obstacles.isEmpty()
                ? List.of(Words.of(EditPhrase.NO_VALUE, wish, wish.rendered().origin().file()))
                : obstacles.stream().distinct().toList();
    }
}
