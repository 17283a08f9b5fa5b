package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import java.util.Optional;

/** Owner references: who controls an object, and how a controller marks what it makes. */
final class Owners {
    private Owners() {}

    static Optional<JsonObject> controllerOf(JsonObject object) {
        return object.arrayAt("metadata", "ownerReferences")
                .objects()
                .filter(reference -> reference.bool("controller", false))
                .findFirst();
    }

    static boolean isOfKind(JsonObject reference, GroupKind kind) {
        return Gvk.of(reference.string("apiVersion", ""), reference.string("kind", ""))
                .groupKind()
                .equals(kind);
    }

    static JsonArray referenceTo(JsonObject owner) {
        JsonObject metadata = owner.objectAt("metadata");
        return JsonArray.of(
                JsonObject.builder()
                        .put("apiVersion", owner.string("apiVersion", ""))
                        .put("kind", owner.string("kind", ""))
                        .put("name", metadata.string("name", ""))
                        .put("uid", metadata.string("uid", ""))
                        .put("controller", true)
                        .put("blockOwnerDeletion", true)
                        .build());
    }

    static boolean isBeingDeleted(JsonObject object) {
        return object.objectAt("metadata").has("deletionTimestamp");
    }
}
