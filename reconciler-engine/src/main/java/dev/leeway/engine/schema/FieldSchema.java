package dev.leeway.engine.schema;

import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shape of a field and of everything below it, as far as server-side apply needs it.
 *
 * <p>Source of the rules: Kubernetes documentation, "Server-Side Apply", section "Merge strategy"
 * ({@code x-kubernetes-list-type}, {@code x-kubernetes-list-map-keys}, {@code
 * x-kubernetes-map-type}). Shapes may be recursive, so they are looked up lazily.
 */
public sealed interface FieldSchema {
    /** A string, number or boolean; also an int-or-string. */
    record Scalar(ScalarType type) implements FieldSchema {}

    /** What a scalar may be. */
    enum ScalarType {
        /** Any text. */
        STRING,
        /** A whole number. */
        INTEGER,
        /** Any number. */
        NUMBER,
        /** True or false. */
        BOOLEAN,
        /** A whole number or a text. */
        INT_OR_STRING,
        /** A quantity such as {@code 500m}, written as text or number. */
        QUANTITY,
        /** A point in time, RFC 3339. */
        TIME,
        /** Bytes in base64. */
        BYTES
    }

    /** An object with known fields, or a map with free names. */
    non-sealed interface Struct extends FieldSchema {
        /** Returns the shape of a field, or empty when the field is not declared. */
        Optional<FieldSchema> field(String name);

        /** Returns the declared fields; empty for a pure map. */
        Map<String, FieldSchema> fields();

        /**
         * Returns the shape of undeclared fields: a map's values; empty when undeclared fields are
         * errors or are kept unseen.
         */
        Optional<FieldSchema> additional();

        /** Returns whether undeclared fields are kept. */
        boolean preservesUnknown();

        /** Returns whether it is owned and replaced as a whole. */
        boolean atomic();
    }

    /** An array. */
    non-sealed interface Items extends FieldSchema {
        /** Returns the shape of an item. */
        FieldSchema item();

        /** Returns how the array is merged. */
        ListKind kind();

        /**
         * Returns the names of the fields that tell items apart, for {@link ListKind#MAP};
         * otherwise empty.
         */
        List<String> keys();

        /**
         * Returns the values that key fields take when an item leaves them out, for example {@code
         * protocol: TCP} of a container's ports.
         */
        default Map<String, JsonValue> keyDefaults() {
            return Map.of();
        }
    }

    /**
     * Anything at all, judged by the value: objects are merged field by field, everything else is
     * owned as one.
     */
    record Unknown() implements FieldSchema {}

    /** How an array is merged. */
    enum ListKind {
        /** Owned and replaced as a whole. */
        ATOMIC,
        /** Items are told apart by their value. */
        SET,
        /** Items are objects told apart by key fields. */
        MAP
    }
}
