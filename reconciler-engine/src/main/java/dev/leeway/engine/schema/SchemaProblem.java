package dev.leeway.engine.schema;

import java.util.List;

/** One way in which an object does not fit the shape of its kind. Names fields, never values. */
public sealed interface SchemaProblem {
    /** Returns the field at fault, as a JSON pointer (RFC 6901). */
    String pointer();

    /**
     * A field that the kind does not have; the server refuses or drops it.
     *
     * @param name its name
     * @param meant the declared field with the most similar name; empty when none is near
     */
    record UnknownField(String pointer, String name, String meant) implements SchemaProblem {}

    /**
     * A value of another type than the field's.
     *
     * @param wanted the type that is wanted, as {@link SchemaWords} names it
     * @param found the type that stands there
     */
    record WrongType(String pointer, String wanted, String found) implements SchemaProblem {}

    /**
     * A field that has to be there and is not.
     *
     * @param pointer the object that lacks it
     * @param name its name
     */
    record MissingField(String pointer, String name) implements SchemaProblem {}

    /**
     * A value that is none of those allowed.
     *
     * @param allowed the allowed values, as they are written
     */
    record NotAllowed(String pointer, List<String> allowed) implements SchemaProblem {
        public NotAllowed {
            allowed = List.copyOf(allowed);
        }
    }

    /**
     * A number below or above its limits.
     *
     * @param limits the limits, as they are written
     */
    record OutOfRange(String pointer, String limits) implements SchemaProblem {}

    /**
     * Two items of a list that have to differ in their keys and do not.
     *
     * @param pointer the second one
     * @param keys the fields that tell items apart
     */
    record RepeatedItem(String pointer, List<String> keys) implements SchemaProblem {
        public RepeatedItem {
            keys = List.copyOf(keys);
        }
    }
}
