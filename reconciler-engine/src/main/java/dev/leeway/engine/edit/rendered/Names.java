package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.List;

/** Gives an object the name that a file knows it by. */
final class Names {
    private Names() {}

    /** Returns the object under another name and namespace. */
    static Manifest as(JsonObject object, String name, String namespace) {
        JsonObject named = object.withAt(List.of("metadata", "name"), JsonValue.of(name));
        return new Manifest(
                namespace.isEmpty()
                        ? named.withoutAt(List.of("metadata", "namespace"))
                        : named.withAt(List.of("metadata", "namespace"), JsonValue.of(namespace)));
    }
}
