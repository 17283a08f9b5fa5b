package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.EditProof;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;

/**
 * The fields of one object whose live values are to go into Git.
 *
 * @param object the object in the cluster
 * @param fields the fields, list items by their keys; at least one
 * @param live the live object; a field that is missing there is to be gone from Git too
 */
public record TouchedObject(ResourceKey object, List<FieldPath> fields, JsonObject live) {
    public TouchedObject {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("no field of " + object + " is touched");
        }
    }

    /** Returns what an edit has to reach, for the key under which the source renders the object. */
    EditProof.Aim aim(ResourceKey rendered) {
        return new EditProof.Aim(rendered, fields, live);
    }

    /** Leaves the live object out, which may hold secrets. */
    @Override
    public String toString() {
        return "TouchedObject[" + object + " " + fields + "]";
    }
}
