package dev.leeway.engine.bypass;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Sensitive;
import java.util.Optional;

/**
 * One field that a fix changes.
 *
 * @param path the field, list items by their keys where the shape is known
 * @param before the value before; empty when there was none
 * @param after the value to be; empty when it is to be gone
 * @param lasting whether it is to end in Git; a restart's mark is not
 */
public record FieldEdit(
        FieldPath path, Optional<JsonValue> before, Optional<JsonValue> after, boolean lasting) {
    public FieldEdit {
        if (before.equals(after)) {
            throw new IllegalArgumentException("an edit of " + path + " changes nothing");
        }
    }

    /** Returns the edit that takes this one back. */
    public FieldEdit inverse() {
        return new FieldEdit(path, after, before, lasting);
    }

    /** Returns a copy that says only whether there was a value before and after. */
    FieldEdit masked() {
        return new FieldEdit(
                path,
                before.map(_ -> JsonValue.of(Sensitive.MASK)),
                after.map(_ -> JsonValue.of(Sensitive.OTHER_MASK)),
                lasting);
    }

    /** Returns the path alone, because values may be secrets. */
    @Override
    public String toString() {
        return "FieldEdit[" + path + "]";
    }
}
