package dev.leeway.engine.fields;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import java.util.TreeMap;

/**
 * One step of a field path.
 *
 * <p>Source of the text forms: Kubernetes API, {@code FieldsV1}. The order is that of the API
 * server: names, then keys, then values, then positions.
 */
public sealed interface PathElement extends Comparable<PathElement> {

    /** A member of an object; written {@code f:NAME}. */
    record Name(String name) implements PathElement {
        @Override
        public String toString() {
            return "." + name;
        }
    }

    /**
     * The array item whose key fields have these values; written {@code k:{...}}.
     *
     * @param fields the key fields, sorted by name
     */
    record Key(JsonObject fields) implements PathElement {
        public Key {
            fields = sorted(fields);
        }

        private static JsonObject sorted(JsonObject fields) {
            for (int i = 1; i < fields.size(); i++) {
                if (fields.nameAt(i - 1).compareTo(fields.nameAt(i)) > 0) {
                    return JsonObject.of(new TreeMap<>(fields.toMap()));
                }
            }
            return fields;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("[");
            fields.forEach(
                    (name, value) -> {
                        if (text.length() > 1) {
                            text.append(',');
                        }
                        text.append(name).append('=').append(value.toJson());
                    });
            return text.append(']').toString();
        }
    }

    /** The item of a set that has this value; written {@code v:VALUE}. */
    record Value(JsonValue value) implements PathElement {
        @Override
        public String toString() {
            return "[=" + value.toJson() + "]";
        }
    }

    /** The array item at a position, from 0; written {@code i:POSITION}. */
    record Index(int position) implements PathElement {
        @Override
        public String toString() {
            return "[" + position + "]";
        }
    }

    /** Returns the step to a member of an object. */
    static PathElement name(String name) {
        return new Name(name);
    }

    /**
     * Reads {@code f:...}, {@code k:...}, {@code v:...} or {@code i:...}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static PathElement parse(String text) {
        if (text.length() < 2 || text.charAt(1) != ':') {
            throw new IllegalArgumentException("'" + text + "' is not a step of a field path");
        }
        String rest = text.substring(2);
        try {
            return switch (text.charAt(0)) {
                case 'f' -> new Name(rest);
                case 'k' -> new Key(JsonReader.readObject(rest));
                case 'v' -> new Value(JsonReader.read(rest));
                case 'i' -> new Index(Integer.parseInt(rest));
                default ->
                        throw new IllegalArgumentException(
                                "'" + text + "' is not a step of a field path");
            };
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not a step of a field path", e);
        }
    }

    /** Returns the text form that {@link #parse} reads. */
    default String serialize() {
        return switch (this) {
            case Name(String name) -> "f:" + name;
            case Key(JsonObject fields) -> "k:" + JsonWriter.canonical(fields);
            case Value(JsonValue value) -> "v:" + value.toJson();
            case Index(int position) -> "i:" + position;
        };
    }

    @Override
    default int compareTo(PathElement other) {
        if (this instanceof Name(String mine) && other instanceof Name(String theirs)) {
            return mine.compareTo(theirs);
        }
        if (this instanceof Key(JsonObject mine) && other instanceof Key(JsonObject theirs)) {
            return compareKeys(mine, theirs);
        }
        if (this instanceof Value(JsonValue mine) && other instanceof Value(JsonValue theirs)) {
            return compareValues(mine, theirs);
        }
        if (this instanceof Index(int mine) && other instanceof Index(int theirs)) {
            return Integer.compare(mine, theirs);
        }
        return Integer.compare(rank(this), rank(other));
    }

    private static int rank(PathElement element) {
        return switch (element) {
            case Name _ -> 0;
            case Key _ -> 1;
            case Value _ -> 2;
            case Index _ -> 3;
        };
    }

    private static int compareKeys(JsonObject left, JsonObject right) {
        int shared = Math.min(left.size(), right.size());
        for (int i = 0; i < shared; i++) {
            int byName = left.nameAt(i).compareTo(right.nameAt(i));
            if (byName != 0) {
                return byName;
            }
            int byValue = compareValues(left.valueAt(i), right.valueAt(i));
            if (byValue != 0) {
                return byValue;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareValues(JsonValue left, JsonValue right) {
        if (left instanceof JsonString(String a) && right instanceof JsonString(String b)) {
            return a.compareTo(b);
        }
        if (left instanceof JsonNumber a && right instanceof JsonNumber b) {
            return a.asDecimal().compareTo(b.asDecimal());
        }
        int byKind = Integer.compare(valueRank(left), valueRank(right));
        return byKind != 0
                ? byKind
                : JsonWriter.canonical(left).compareTo(JsonWriter.canonical(right));
    }

    private static int valueRank(JsonValue value) {
        return switch (value) {
            case JsonNumber _ -> 0;
            case JsonString _ -> 1;
            case JsonBoolean _ -> 2;
            case JsonArray _ -> 3;
            case JsonObject _ -> 4;
            case JsonNull _ -> 5;
        };
    }
}
