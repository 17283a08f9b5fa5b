package dev.leeway.engine.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object: members in insertion order, unique names, immutable.
 *
 * <p>Small objects are two arrays searched linearly, because live caches hold tens of thousands of
 * them; large ones build an index on first look-up.
 */
public final class JsonObject implements JsonValue {
    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(new String[0], new JsonValue[0]);

    private static final int INDEX_ABOVE = 12;

    private final String[] names;
    private final JsonValue[] values;
    private volatile @Nullable Map<String, Integer> index;

    private JsonObject(String[] names, JsonValue[] values) {
        this.names = names;
        this.values = values;
    }

    /** Starts an object. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns an object with one member. */
    public static JsonObject of(String name, JsonValue value) {
        return new JsonObject(new String[] {name}, new JsonValue[] {value});
    }

    /** Returns an object with two members. */
    public static JsonObject of(String name, JsonValue value, String name2, JsonValue value2) {
        return builder().put(name, value).put(name2, value2).build();
    }

    /** Returns an object with the members of a map, in its iteration order. */
    public static JsonObject of(Map<String, ? extends JsonValue> members) {
        Builder builder = builder();
        members.forEach(builder::put);
        return builder.build();
    }

    /** Returns an object of strings, in the map's iteration order. */
    public static JsonObject ofStrings(Map<String, String> members) {
        Builder builder = builder();
        members.forEach(builder::put);
        return builder.build();
    }

    /** Returns how many members there are. */
    public int size() {
        return names.length;
    }

    /** Returns whether there are no members. */
    public boolean isEmpty() {
        return names.length == 0;
    }

    /** Returns the names in insertion order. */
    public List<String> names() {
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    /** Returns the name at a position. */
    public String nameAt(int position) {
        return names[position];
    }

    /** Returns the value at a position. */
    public JsonValue valueAt(int position) {
        return values[position];
    }

    /** Calls the action for every member, in insertion order. */
    public void forEach(BiConsumer<String, JsonValue> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    /** Returns whether a member has this name, even if its value is {@code null}. */
    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /**
     * Returns the member's value ({@link JsonNull#NULL} for a JSON null), or Java null when there
     * is no such member.
     */
    public @Nullable JsonValue get(String name) {
        int at = indexOf(name);
        return at < 0 ? null : values[at];
    }

    /** Returns the member's value, or empty when there is no such member. */
    public Optional<JsonValue> find(String name) {
        return Optional.ofNullable(get(name));
    }

    /**
     * Returns the member's value.
     *
     * @throws NoSuchElementException when there is no such member
     */
    public JsonValue require(String name) {
        JsonValue value = get(name);
        if (value == null) {
            throw new NoSuchElementException("no member " + name);
        }
        return value;
    }

    /** Returns the member if it is an object, otherwise empty. */
    public Optional<JsonObject> object(String name) {
        return get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** Returns the member if it is an array, otherwise empty. */
    public Optional<JsonArray> array(String name) {
        return get(name) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    /** Returns the member if it is a string, otherwise empty. */
    public Optional<String> string(String name) {
        return get(name) instanceof JsonString string
                ? Optional.of(string.value())
                : Optional.empty();
    }

    /** Returns the member if it is a string, otherwise the fallback. */
    public String string(String name, String fallback) {
        return get(name) instanceof JsonString string ? string.value() : fallback;
    }

    /** Returns the member if it is an integer that fits a {@code long}, otherwise empty. */
    public OptionalLong integer(String name) {
        return get(name) instanceof JsonNumber number ? number.asLong() : OptionalLong.empty();
    }

    /** Returns the member if it is an integer that fits a {@code long}, otherwise the fallback. */
    public long integer(String name, long fallback) {
        return integer(name).orElse(fallback);
    }

    /** Returns the member if it is a boolean, otherwise the fallback. */
    public boolean bool(String name, boolean fallback) {
        return get(name) instanceof JsonBoolean bool ? bool.value() : fallback;
    }

    /**
     * Returns the value reached through objects by the names, or Java null when any step is missing
     * or not an object.
     */
    public @Nullable JsonValue at(String... path) {
        JsonValue here = this;
        for (String name : path) {
            if (!(here instanceof JsonObject object)) {
                return null;
            }
            JsonValue next = object.get(name);
            if (next == null) {
                return null;
            }
            here = next;
        }
        return here;
    }

    /** Returns the object reached by the names, or the empty object. */
    public JsonObject objectAt(String... path) {
        return at(path) instanceof JsonObject object ? object : EMPTY;
    }

    /** Returns the array reached by the names, or the empty array. */
    public JsonArray arrayAt(String... path) {
        return at(path) instanceof JsonArray array ? array : JsonArray.EMPTY;
    }

    /** Returns the string reached by the names, or empty. */
    public Optional<String> stringAt(String... path) {
        return at(path) instanceof JsonString string
                ? Optional.of(string.value())
                : Optional.empty();
    }

    /**
     * Returns a copy with the member set: in its place when it exists, at the end when it is new.
     */
    public JsonObject with(String name, JsonValue value) {
        int at = indexOf(name);
        if (at >= 0) {
            JsonValue[] copy = values.clone();
            copy[at] = value;
            return new JsonObject(names, copy);
        }
        String[] moreNames = Arrays.copyOf(names, names.length + 1);
        JsonValue[] moreValues = Arrays.copyOf(values, values.length + 1);
        moreNames[names.length] = name;
        moreValues[values.length] = value;
        return new JsonObject(moreNames, moreValues);
    }

    /**
     * Returns a copy with the member at a path set; missing objects on the way are made, other
     * values on the way are replaced.
     */
    public JsonObject withAt(List<String> path, JsonValue value) {
        String first = path.getFirst();
        if (path.size() == 1) {
            return with(first, value);
        }
        JsonObject inner = object(first).orElse(EMPTY);
        return with(first, inner.withAt(path.subList(1, path.size()), value));
    }

    /** Returns a copy without the member; this object when there is no such member. */
    public JsonObject without(String name) {
        int at = indexOf(name);
        if (at < 0) {
            return this;
        }
        String[] fewerNames = new String[names.length - 1];
        JsonValue[] fewerValues = new JsonValue[names.length - 1];
        System.arraycopy(names, 0, fewerNames, 0, at);
        System.arraycopy(names, at + 1, fewerNames, at, names.length - at - 1);
        System.arraycopy(values, 0, fewerValues, 0, at);
        System.arraycopy(values, at + 1, fewerValues, at, names.length - at - 1);
        return new JsonObject(fewerNames, fewerValues);
    }

    /**
     * Returns a copy without the member at a path; this object when there is none. Emptied parents
     * stay.
     */
    public JsonObject withoutAt(List<String> path) {
        String first = path.getFirst();
        if (path.size() == 1) {
            return without(first);
        }
        return object(first)
                .map(inner -> with(first, inner.withoutAt(path.subList(1, path.size()))))
                .orElse(this);
    }

    /** Returns the members as a new, mutable, insertion-ordered map. */
    public Map<String, JsonValue> toMap() {
        Map<String, JsonValue> map = LinkedHashMap.newLinkedHashMap(names.length);
        forEach(map::put);
        return map;
    }

    private int indexOf(String name) {
        if (names.length <= INDEX_ABOVE) {
            return find(names, names.length, name);
        }
        Map<String, Integer> known = index;
        if (known == null) {
            known = HashMap.newHashMap(names.length);
            for (int i = 0; i < names.length; i++) {
                known.put(names[i], i);
            }
            index = known;
        }
        return known.getOrDefault(name, -1);
    }

    /**
     * Names that were read and names that stand in code are mostly the very same strings, so those
     * are looked for before any text is.
     */
    private static int find(String[] names, int size, String name) {
        for (int i = 0; i < size; i++) {
            if (isSame(names[i], name)) {
                return i;
            }
        }
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(String one, String other) {
        return one == other;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof JsonObject that) || names.length != that.names.length) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            // Two objects of the same kind mostly come in the same order, so the look-up is rarely
            // needed.
            JsonValue theirs = that.names[i].equals(names[i]) ? that.values[i] : that.get(names[i]);
            if (!values[i].equals(theirs)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < names.length; i++) {
            hash += names[i].hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return toJson();
    }

    /**
     * Collects members; a name put twice keeps its first place and its last value. Not for use from
     * several threads.
     */
    public static final class Builder {
        private String[] names = new String[8];
        private JsonValue[] values = new JsonValue[8];
        private int size;
        private @Nullable Map<String, Integer> index;

        private Builder() {}

        /** Sets a member. */
        public Builder put(String name, JsonValue value) {
            int at = indexOf(name);
            if (at >= 0) {
                values[at] = value;
                return this;
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            names[size] = name;
            values[size] = value;
            if (index != null) {
                index.put(name, size);
            }
            size++;
            return this;
        }

        /** Sets a member to a string. */
        public Builder put(String name, String value) {
            return put(name, new JsonString(value));
        }

        /** Sets a member to an integer. */
        public Builder put(String name, long value) {
            return put(name, JsonNumber.of(value));
        }

        /** Sets a member to a boolean. */
        public Builder put(String name, boolean value) {
            return put(name, JsonValue.of(value));
        }

        /** Sets every member of another object. */
        public Builder putAll(JsonObject members) {
            members.forEach(this::put);
            return this;
        }

        /** Returns whether a member of this name was put. */
        public boolean has(String name) {
            return indexOf(name) >= 0;
        }

        private int indexOf(String name) {
            if (size <= INDEX_ABOVE) {
                return JsonObject.find(names, size, name);
            }
            if (index == null) {
                index = new HashMap<>();
                for (int i = 0; i < size; i++) {
                    index.put(names[i], i);
                }
            }
            return index.getOrDefault(name, -1);
        }

        /** Returns the object. */
        public JsonObject build() {
            return size == 0
                    ? EMPTY
                    : new JsonObject(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
        }
    }
}
