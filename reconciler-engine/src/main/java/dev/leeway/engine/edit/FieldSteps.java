package dev.leeway.engine.edit;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns a path into one of names and positions only, by looking at the document's value. */
final class FieldSteps {
    private FieldSteps() {}

    /**
     * Returns the path with every list item addressed by its position. Names may lead beyond what
     * is there; a list item must be there.
     */
    static FieldPath resolve(int document, JsonValue root, FieldPath path)
            throws RefusedEditException {
        List<PathElement> steps = new ArrayList<>();
        JsonValue here = root;
        for (PathElement element : path.elements()) {
            PathElement step = element;
            if (!(element instanceof PathElement.Name)) {
                if (!(here instanceof JsonArray array)) {
                    throw new RefusedEditException(new EditRefusal.NotFound(document, path));
                }
                step = new PathElement.Index(position(document, array, element, path));
            }
            steps.add(step);
            here = child(here, step);
        }
        return new FieldPath(steps);
    }

    /** Returns what a path of names and positions leads to, or null when there is nothing. */
    static @Nullable JsonValue valueAt(JsonValue root, List<PathElement> steps) {
        JsonValue here = root;
        for (PathElement step : steps) {
            here = child(here, step);
        }
        return here;
    }

    /** Returns what a path leads to; empty when nothing stands there or several items fit. */
    static Optional<JsonValue> find(JsonValue root, List<PathElement> steps) {
        try {
            FieldPath path = resolve(0, root, new FieldPath(steps));
            return Optional.ofNullable(valueAt(root, path.elements()));
        } catch (RefusedEditException e) {
            return Optional.empty();
        }
    }

    private static @Nullable JsonValue child(@Nullable JsonValue value, PathElement step) {
        if (value instanceof JsonObject object && step instanceof PathElement.Name(String name)) {
            return object.get(name);
        }
        if (value instanceof JsonArray array && step instanceof PathElement.Index(int at)) {
            return at >= 0 && at < array.size() ? array.get(at) : null;
        }
        return null;
    }

    private static int position(int document, JsonArray array, PathElement element, FieldPath path)
            throws RefusedEditException {
        List<Integer> matches =
                IntStream.range(0, array.size())
                        .filter(i -> matches(array.get(i), i, element, true))
                        .boxed()
                        .toList();
        if (matches.isEmpty()) {
            // A key field may be left to its default, as the protocol of a port mostly is.
            matches =
                    IntStream.range(0, array.size())
                            .filter(i -> matches(array.get(i), i, element, false))
                            .boxed()
                            .toList();
        }
        if (matches.isEmpty()) {
            throw new RefusedEditException(new EditRefusal.NotFound(document, path));
        }
        if (matches.size() > 1) {
            throw new RefusedEditException(new EditRefusal.Ambiguous(path, matches.size()));
        }
        return matches.getFirst();
    }

    private static boolean matches(JsonValue item, int at, PathElement element, boolean exactly) {
        return switch (element) {
            case PathElement.Index(int position) -> position == at;
            case PathElement.Value(JsonValue value) -> value.equals(item);
            case PathElement.Key(JsonObject fields) ->
                    item instanceof JsonObject object && matches(object, fields, exactly);
            case PathElement.Name _ -> false;
        };
    }

    private static boolean matches(JsonObject item, JsonObject fields, boolean exactly) {
        boolean some = false;
        for (String name : fields.names()) {
            JsonValue held = item.get(name);
            if (held == null ? exactly : !held.equals(fields.require(name))) {
                return false;
            }
            some |= held != null;
        }
        return some;
    }
}
