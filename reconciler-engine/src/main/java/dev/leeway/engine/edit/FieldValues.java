package dev.leeway.engine.edit;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks fields up by their paths, list items by key, value or position. Pure. */
public final class FieldValues {
    private FieldValues() {}

    /** Returns what a path leads to; empty when nothing stands there or several items fit. */
    public static Optional<JsonValue> find(JsonValue root, FieldPath path) {
        return FieldSteps.find(root, path.elements());
    }

    /**
     * Returns the path with every list item addressed by its position; empty when an item on the
     * way is missing or several fit. Names may lead beyond what is there.
     */
    public static Optional<FieldPath> positions(JsonValue root, FieldPath path) {
        try {
            return Optional.of(FieldSteps.resolve(0, root, path));
        } catch (RefusedEditException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns a copy with a field set, objects missing on the way made; empty when a list item on
     * the way is missing.
     */
    public static Optional<JsonValue> with(JsonValue root, FieldPath path, JsonValue value) {
        return positions(root, path)
                .filter(steps -> WantedValue.canSet(root, steps.elements()))
                .map(steps -> WantedValue.set(root, steps.elements(), value));
    }

    /** Returns a copy without a field; the same when there is none. */
    public static JsonValue without(JsonValue root, FieldPath path) {
        return positions(root, path)
                .filter(steps -> FieldSteps.valueAt(root, steps.elements()) != null)
                .map(steps -> WantedValue.remove(root, steps.elements()))
                .orElse(root);
    }

    /**
     * Returns the fields as the smallest set of edits has them: none inside another, and what lies
     * in a list item that one side lacks stands for the whole item, or for the whole list where one
     * side has no list.
     *
     * @param desired the object as the source has it
     * @param live the object as it is to be
     * @param fields the fields
     * @return the fields, later list items first, so that positions of earlier ones stay
     */
    public static List<FieldPath> whole(
            JsonObject desired, JsonObject live, List<FieldPath> fields) {
        Set<FieldPath> lifted = new LinkedHashSet<>();
        for (FieldPath field : new TreeSet<>(fields).reversed()) {
            lifted.add(lifted(desired, live, field));
        }
        return lifted.stream()
                .filter(
                        path ->
                                lifted.stream()
                                        .noneMatch(
                                                other ->
                                                        !other.equals(path)
                                                                && other.isPrefixOf(path)))
                .toList();
    }

    private static FieldPath lifted(JsonObject desired, JsonObject live, FieldPath field) {
        List<PathElement> steps = field.elements();
        for (int depth = 0; depth < steps.size(); depth++) {
            if (steps.get(depth) instanceof PathElement.Name) {
                continue;
            }
            FieldPath list = new FieldPath(steps.subList(0, depth));
            FieldPath item = new FieldPath(steps.subList(0, depth + 1));
            if (find(desired, list).isEmpty() || find(live, list).isEmpty()) {
                return list;
            }
            if (find(desired, item).isEmpty() || find(live, item).isEmpty()) {
                return item;
            }
        }
        return field;
    }

    /** Returns a path of names and positions as a JSON pointer. */
    public static String pointer(FieldPath positions) {
        StringBuilder pointer = new StringBuilder();
        for (PathElement step : positions.elements()) {
            String text =
                    switch (step) {
                        case PathElement.Name(String name) -> name;
                        case PathElement.Index(int at) -> Integer.toString(at);
                        case PathElement.Key _, PathElement.Value _ ->
                                throw new IllegalArgumentException(step + " is no position");
                    };
            pointer.append('/').append(text.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** Returns one path behind another. */
    public static FieldPath join(FieldPath first, List<PathElement> rest) {
        List<PathElement> all = new ArrayList<>(first.elements());
        all.addAll(rest);
        return new FieldPath(all);
    }
}
