package dev.leeway.engine.apply;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Finds what a field manager applied to an object. */
final class ManagerEntry {
    private ManagerEntry() {}

    /** Returns the manager's entry for its applies, empty when it never applied the object. */
    static Optional<JsonObject> of(Manifest live, String manager) {
        return live.metadata()
                .arrayAt("managedFields")
                .objects()
                .filter(
                        entry ->
                                entry.string("manager", "").equals(manager)
                                        && entry.string("operation", "").equals("Apply")
                                        && entry.string("subresource", "").isEmpty())
                .findFirst();
    }
}
