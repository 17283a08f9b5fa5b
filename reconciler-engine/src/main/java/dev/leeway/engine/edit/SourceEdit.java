package dev.leeway.engine.edit;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonValue;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One change to one document of a file. List items on the way are addressed by key, value or
 * position, see {@link dev.leeway.engine.fields.PathElement}.
 */
public sealed interface SourceEdit {
    /** Returns the position of the document in the file, from 0; empty documents count. */
    int document();

    /** Returns the field that is set, inserted or removed; the list for a new item. */
    FieldPath path();

    /**
     * Makes a field hold a value, whether it is there or not; objects missing on the way are made.
     * An object or list that is there already is changed member by member, so that what stays the
     * same keeps its text.
     *
     * @param document the position of the document in the file, from 0
     * @param path the field
     * @param value what it shall hold
     */
    record SetValue(int document, FieldPath path, JsonValue value) implements SourceEdit {
        /** Leaves the value out, which may be a secret. */
        @Override
        public String toString() {
            return "SetValue[" + document + " " + path + "]";
        }
    }

    /**
     * Adds a member that must not be there yet to an object that is.
     *
     * @param document the position of the document in the file, from 0
     * @param path the new field, its last step a name
     * @param value what it shall hold
     * @param after the member behind which it shall stand; empty for the last place
     */
    record InsertKey(int document, FieldPath path, JsonValue value, Optional<String> after)
            implements SourceEdit {
        /** Leaves the value out, which may be a secret. */
        @Override
        public String toString() {
            return "InsertKey[" + document + " " + path + "]";
        }
    }

    /**
     * Adds an item to a list.
     *
     * @param document the position of the document in the file, from 0
     * @param path the list
     * @param item the new item
     * @param before the position at which it shall stand; empty for the end
     */
    record AddListItem(int document, FieldPath path, JsonValue item, OptionalInt before)
            implements SourceEdit {
        /** Leaves the item out, which may hold a secret. */
        @Override
        public String toString() {
            return "AddListItem[" + document + " " + path + "]";
        }
    }

    /**
     * Removes a member of an object or an item of a list. What is emptied by that stays, as {@code
     * {}} or {@code []}.
     *
     * @param document the position of the document in the file, from 0
     * @param path the field
     */
    record Remove(int document, FieldPath path) implements SourceEdit {}

    /** Returns the edit that adds an item at the end of a list. */
    static AddListItem append(int document, FieldPath list, JsonValue item) {
        return new AddListItem(document, list, item, OptionalInt.empty());
    }
}
