package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;

import java.util.List;

/** Gives an object the name that a file knows it by. */
final class Names {
    private Names() {}

    /**
     * Returns the wanted object under the kind that is rendered, and another name and namespace.
     */
    static Manifest as(Wish wish, String name, String namespace) {
        Manifest rendered = wish.rendered().manifest();
        JsonObject named =
                wish.wanted()
                        .with("apiVersion", JsonValue.of(rendered.apiVersion()))
                        .with("kind", JsonValue.of(rendered.kind()))
                        .withAt(List.of("metadata", "name"), JsonValue.of(name));
        return new Manifest(
                namespace.isEmpty()
                        ? named.withoutAt(List.of("metadata", "namespace"))
                        : named.withAt(List.of("metadata", "namespace"), JsonValue.of(namespace)));
    }
}
