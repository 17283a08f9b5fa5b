package dev.leeway.engine.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JSON array.
 *
 * @param items the items, in order; copied, never null
 */
public record JsonArray(List<JsonValue> items) implements JsonValue, Iterable<JsonValue> {
    /** The array without items. */
    public static final JsonArray EMPTY = new JsonArray(List.of());

    public JsonArray {
        items = List.copyOf(items);
    }

    /** Returns an array of the given items. */
    public static JsonArray of(JsonValue... items) {
        return new JsonArray(List.of(items));
    }

    /** Returns an array of strings. */
    public static JsonArray ofStrings(Collection<String> items) {
        return new JsonArray(items.stream().<JsonValue>map(JsonString::new).toList());
    }

    /** Returns how many items there are. */
    public int size() {
        return items.size();
    }

    /** Returns whether there are no items. */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Returns the item at a position. */
    public JsonValue get(int index) {
        return items.get(index);
    }

    /** Returns a copy with the item at a position replaced. */
    public JsonArray with(int index, JsonValue value) {
        List<JsonValue> copy = new ArrayList<>(items);
        copy.set(index, value);
        return new JsonArray(copy);
    }

    /** Returns a copy with one more item at the end. */
    public JsonArray plus(JsonValue value) {
        List<JsonValue> copy = new ArrayList<>(items);
        copy.add(value);
        return new JsonArray(copy);
    }

    /** Returns the items as a stream. */
    public Stream<JsonValue> stream() {
        return items.stream();
    }

    /** Returns the items that are objects; others are left out. */
    public Stream<JsonObject> objects() {
        return items.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return items.iterator();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
