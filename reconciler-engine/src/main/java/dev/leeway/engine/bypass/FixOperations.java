package dev.leeway.engine.bypass;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.List;
import java.util.Optional;

/** What edits come to on one live object. Pure. */
public final class FixOperations {
    private FixOperations() {}

    /**
     * Returns the operations of a JSON patch that make the edits.
     *
     * @throws FixException when a field is not where the edits say
     */
    public static JsonArray of(Manifest live, List<FieldEdit> edits) throws FixException {
        return FieldTree.operations(live.root(), edits);
    }

    /**
     * Returns the object after the edits.
     *
     * @throws FixException when a field is not where the edits say
     */
    public static JsonObject edited(Manifest live, List<FieldEdit> edits) throws FixException {
        return FieldTree.edited(live.root(), edits);
    }

    /** Returns the value of a field, or empty when it is not there. */
    public static Optional<JsonValue> value(Manifest live, FieldPath path) {
        return FieldTree.value(live.root(), path);
    }
}
