package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.edit.rendered.ChartLayers.Spot;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Guesses which values of a chart feed a field. Rendering tells which guess is right. */
final class ValueGuesses {
    private static final int SHORTEST_PART = 2;
    private static final int SHORTEST_STEM = 4;

    private final ChartLayers layers;
    private final FieldPath field;
    private final Optional<JsonValue> now;
    private final Optional<JsonValue> wanted;
    private final JsonObject rendered;
    private final JsonObject live;
    private final Map<FieldPath, ValueGuess> guesses = new LinkedHashMap<>();

    ValueGuesses(ChartLayers layers, Wish wish, FieldPath field) {
        this.layers = layers;
        this.field = field;
        this.now = wish.now(field);
        this.wanted = wish.wish(field);
        this.rendered = wish.root();
        this.live = wish.wanted();
    }

    /** Returns the guesses, best first. */
    List<ValueGuess> ranked() {
        for (Spot spot : layers.spots()) {
            whole(spot);
            part(spot);
            defaulted(spot);
            otherCase(spot);
            longer(spot);
            holder(spot);
        }
        for (FieldPath path : layers.mentioned()) {
            boolean known = FieldValues.find(layers.merged(), path).isPresent();
            if (!known && score(path) > 0) {
                wanted.ifPresent(value -> add(path, Optional.of(value), false, 0));
                mentioned(path);
            }
        }
        List<ValueGuess> all = new ArrayList<>(guesses.values());
        all.sort(
                Comparator.comparing(ValueGuess::isLikely)
                        .reversed()
                        .thenComparing(Comparator.comparingInt(ValueGuess::score).reversed()));
        return all;
    }

    private void add(FieldPath path, Optional<JsonValue> value, boolean likely, int bonus) {
        guesses.putIfAbsent(path, new ValueGuess(path, value, likely, score(path) + bonus));
    }

    /** The value is the field. */
    private void whole(Spot spot) {
        if (now.isEmpty() || !text(spot.value()).equals(text(now.get()))) {
            return;
        }
        add(spot.path(), wanted.map(value -> like(spot.value(), value)), true, 3);
    }

    /** The value is a part of the field's text, as the tag is of an image. */
    private void part(Spot spot) {
        if (!(now.orElse(null) instanceof JsonString(String old))
                || !(wanted.orElse(null) instanceof JsonString(String next))
                || !isScalar(spot.value())) {
            return;
        }
        String part = text(spot.value());
        int at = part.length() < SHORTEST_PART ? -1 : old.indexOf(part);
        while (at >= 0) {
            String head = old.substring(0, at);
            String tail = old.substring(at + part.length());
            boolean fits =
                    next.length() >= head.length() + tail.length()
                            && next.startsWith(head)
                            && next.endsWith(tail)
                            && !part.equals(old);
            if (fits) {
                String inner = next.substring(head.length(), next.length() - tail.length());
                add(spot.path(), Optional.of(like(spot.value(), new JsonString(inner))), true, 1);
                return;
            }
            at = old.indexOf(part, at + 1);
        }
    }

    /** The value is empty, and the template puts a tag of its own in its place. */
    private void defaulted(Spot spot) {
        if (!(spot.value() instanceof JsonString(String text) && text.isEmpty())
                || wanted.isEmpty()
                || !isScalar(wanted.get())) {
            return;
        }
        add(spot.path(), Optional.of(new JsonString(text(wanted.get()))), false, 0);
        if (!(now.orElse(null) instanceof JsonString(String old))
                || !(wanted.get() instanceof JsonString(String next))) {
            return;
        }
        int colon = old.lastIndexOf(':');
        if (colon > 0 && next.startsWith(old.substring(0, colon + 1))) {
            guesses.put(
                    spot.path(),
                    new ValueGuess(
                            spot.path(),
                            Optional.of(new JsonString(next.substring(colon + 1))),
                            false,
                            score(spot.path()) + 1));
        }
    }

    /** The template writes the value in capitals or in small letters. */
    private void otherCase(Spot spot) {
        if (spot.value() instanceof JsonString(String text)
                && now.orElse(null) instanceof JsonString(String old)
                && wanted.orElse(null) instanceof JsonString(String next)
                && text.equalsIgnoreCase(old)
                && !text.equals(old)) {
            String small = next.toLowerCase(Locale.ROOT);
            boolean isSmall = text.equals(text.toLowerCase(Locale.ROOT));
            add(spot.path(), Optional.of(new JsonString(isSmall ? small : next)), true, 1);
        }
    }

    /** The template adds the value's items to a list of its own. */
    private void longer(Spot spot) {
        if (spot.value() instanceof JsonArray items
                && now.orElse(null) instanceof JsonArray old
                && wanted.orElse(null) instanceof JsonArray next
                && next.size() > old.size()
                && next.items().subList(0, old.size()).equals(old.items())) {
            List<JsonValue> all = new ArrayList<>(items.items());
            all.addAll(next.items().subList(old.size(), next.size()));
            add(spot.path(), Optional.of(new JsonArray(all)), false, 1);
        }
    }

    private static boolean isScalar(JsonValue value) {
        return !(value instanceof JsonObject) && !(value instanceof JsonArray);
    }

    /**
     * The value is an object or list that the template writes out, and the field lies in it: they
     * hold the same, or the value is empty and called like a part of the field's path.
     */
    private void holder(Spot spot) {
        List<PathElement> steps = field.elements();
        boolean empty = isEmpty(spot.value());
        if (empty && wanted.isPresent() && isCalled(spot.path(), steps.getLast())) {
            add(spot.path(), wanted, false, steps.size());
        }
        for (int depth = steps.size() - 1; depth > 0; depth--) {
            FieldPath outer = new FieldPath(steps.subList(0, depth));
            boolean same =
                    FieldValues.find(rendered, outer).filter(spot.value()::equals).isPresent();
            boolean called = empty && isCalled(spot.path(), steps.get(depth - 1));
            if ((same && !empty) || called) {
                below(spot, depth, same && !empty);
            }
        }
    }

    private void below(Spot spot, int depth, boolean likely) {
        List<PathElement> steps = field.elements();
        FieldPath outer = new FieldPath(steps.subList(0, depth));
        Optional<JsonValue> whole =
                likely ? changed(FieldValues.find(rendered, outer)) : FieldValues.find(live, outer);
        if (whole.orElse(null) instanceof JsonArray || whole.isEmpty()) {
            add(spot.path(), whole, likely, depth);
            return;
        }
        FieldPath inner = FieldValues.join(spot.path(), steps.subList(depth, depth + 1));
        Optional<JsonValue> value =
                FieldValues.find(live, new FieldPath(steps.subList(0, depth + 1)));
        add(inner, value, likely, depth);
    }

    /** Returns the list that holds the field, as it is but for the field. */
    private Optional<JsonValue> changed(Optional<JsonValue> holder) {
        if (!(holder.orElse(null) instanceof JsonArray)) {
            return holder;
        }
        JsonValue next =
                wanted.flatMap(value -> FieldValues.with(rendered, field, value))
                        .orElseGet(() -> FieldValues.without(rendered, field));
        for (int depth = field.elements().size() - 1; depth > 0; depth--) {
            FieldPath outer = new FieldPath(field.elements().subList(0, depth));
            if (FieldValues.find(rendered, outer).equals(holder)) {
                return wanted.isPresent() && FieldValues.find(rendered, field).isEmpty()
                        ? FieldValues.find(live, outer)
                        : FieldValues.find(next, outer);
            }
        }
        return Optional.empty();
    }

    /** A template mentions a value that no file sets. */
    private void mentioned(FieldPath path) {
        List<PathElement> steps = field.elements();
        for (int depth = steps.size() - 1; depth > 0; depth--) {
            if (isCalled(path, steps.get(depth - 1))) {
                below(new Spot(path, JsonNull.NULL), depth, false);
            }
        }
    }

    private static boolean isEmpty(JsonValue value) {
        return value == JsonNull.NULL
                || (value instanceof JsonObject object && object.isEmpty())
                || (value instanceof JsonArray array && array.isEmpty());
    }

    private static boolean isCalled(FieldPath path, PathElement step) {
        String last = name(path.elements().getLast());
        String wanted = name(step);
        return !last.isEmpty()
                && !wanted.isEmpty()
                && (last.equals(wanted) || last.endsWith(wanted) || sameStem(last, wanted));
    }

    /** Counts how many names of the path are like names of the field's path. */
    private int score(FieldPath path) {
        int score = 0;
        for (PathElement mine : path.elements()) {
            String value = name(mine);
            for (PathElement theirs : field.elements()) {
                String wantedName = name(theirs);
                if (value.isEmpty() || wantedName.isEmpty()) {
                    continue;
                }
                if (value.equals(wantedName)) {
                    score += 4;
                } else if (sameStem(value, wantedName)) {
                    score += 2;
                }
            }
        }
        return score;
    }

    private static boolean sameStem(String one, String other) {
        return one.length() >= SHORTEST_STEM
                && other.length() >= SHORTEST_STEM
                && (one.contains(other.substring(0, other.length() - 1))
                        || other.contains(one.substring(0, one.length() - 1)));
    }

    private static String name(PathElement step) {
        return switch (step) {
            case PathElement.Name(String name) -> name.toLowerCase(Locale.ROOT);
            case PathElement.Key(JsonObject fields) ->
                    fields.string("name", "").toLowerCase(Locale.ROOT);
            case PathElement.Value _, PathElement.Index _ -> "";
        };
    }

    /** Returns a scalar as text, so that a quoted number is the same as the number. */
    private static String text(JsonValue value) {
        return value instanceof JsonString(String text) ? text : value.toString();
    }

    /** Returns a value in the type that the old one has, if it can have it. */
    private static JsonValue like(JsonValue old, JsonValue value) {
        String text = text(value);
        return switch (old) {
            case JsonString _ when value instanceof JsonNumber || value instanceof JsonBoolean ->
                    new JsonString(text);
            case JsonNumber _ when value instanceof JsonString && text.matches("-?\\d{1,18}") ->
                    JsonNumber.of(new BigDecimal(text));
            case JsonBoolean _ when text.equals("true") || text.equals("false") ->
                    JsonValue.of(text.equals("true"));
            default -> value;
        };
    }
}
