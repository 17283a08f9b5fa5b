package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * What an API server asks of a write before it looks at what the object says: of which kind it is,
 * which object it means, and which version of it. Empty: nothing speaks against it. Pure.
 *
 * @param type the type that is written
 */
record WriteChecks(ResourceType type) {
    private static final String MODIFIED =
            "the object has been modified; please apply your changes to the latest version and try"
                    + " again";

    /** Refuses a body that means another object, or another version of it, than the stored one. */
    Optional<WriteOutcome> preconditions(JsonObject stored, JsonObject object) {
        JsonObject theirs = object.objectAt("metadata");
        JsonObject ours = stored.objectAt("metadata");
        String name = name(stored);
        String uid = theirs.string("uid", "");
        if (!uid.isEmpty() && !uid.equals(ours.string("uid", uid))) {
            return Optional.of(
                    Refusals.conflict(
                            type,
                            name,
                            "Precondition failed: UID in precondition: "
                                    + uid
                                    + ", UID in object meta: "
                                    + ours.string("uid", "")));
        }
        String version = theirs.string("resourceVersion", "");
        if (version.isEmpty() && ObjectChecks.needsResourceVersion(type)) {
            return Optional.of(
                    Refusals.invalid(
                            type.gvk(),
                            name,
                            List.of(
                                    FieldError.invalid(
                                            "metadata.resourceVersion",
                                            version,
                                            "must be specified for an update"))));
        }
        return version.isEmpty() || version.equals(ours.string("resourceVersion", version))
                ? Optional.empty()
                : Optional.of(Refusals.conflict(type, name, MODIFIED));
    }

    /** Refuses what gives the stored object another name or namespace. */
    Optional<WriteOutcome> identity(JsonObject stored, JsonObject object) {
        String given = name(object);
        if (!given.equals(name(stored))) {
            return Optional.of(
                    Refusals.badRequest(
                            "the name of the object ("
                                    + given
                                    + ") does not match the name on the URL ("
                                    + name(stored)
                                    + ")"));
        }
        String namespace = object.objectAt("metadata").string("namespace", "");
        return namespace.equals(stored.objectAt("metadata").string("namespace", ""))
                ? Optional.empty()
                : Optional.of(
                        Refusals.badRequest(
                                "the namespace of the provided object does not match the"
                                        + " namespace sent on the request"));
    }

    /** Refuses an applied object of another kind, or of a shape that the schema does not have. */
    Optional<WriteOutcome> applied(JsonObject applied) {
        String given = applied.string("apiVersion", "") + ", Kind=" + applied.string("kind", "");
        String expected = type.gvk().apiVersion() + ", Kind=" + type.gvk().kind();
        if (!given.equals(expected)) {
            return Optional.of(Refusals.badRequest("invalid object type: " + given));
        }
        JsonValue managed = applied.objectAt("metadata").get("managedFields");
        if (managed instanceof JsonArray) {
            return Optional.of(Refusals.badRequest("metadata.managedFields must be nil"));
        }
        List<String> problems = AppliedShape.problems(applied, type.schema());
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        JsonObject metadata = applied.objectAt("metadata");
        String list =
                problems.size() == 1
                        ? problems.getFirst()
                        : "errors:\n  " + String.join("\n  ", problems);
        return Optional.of(
                Refusals.untyped(
                        "failed to create typed patch object ("
                                + metadata.string("namespace", "")
                                + "/"
                                + metadata.string("name", "")
                                + "; "
                                + (type.gvk().group().isEmpty() ? "/" : "")
                                + given
                                + "): "
                                + list));
    }

    /** Refuses a body of another kind. */
    Optional<WriteOutcome> kind(JsonObject body) {
        String version = body.string("apiVersion", type.gvk().apiVersion());
        String kind = body.string("kind", type.gvk().kind());
        return version.equals(type.gvk().apiVersion()) && kind.equals(type.gvk().kind())
                ? Optional.empty()
                : Optional.of(
                        Refusals.badRequest(
                                kind
                                        + " in version "
                                        + JsonValue.of(version).toJson()
                                        + " cannot be handled as a "
                                        + type.gvk().kind()));
    }

    /** Returns the refusal of a body that cannot be handled as this type. */
    WriteOutcome.Refused unhandled(String why) {
        return Refusals.badRequest(
                type.gvk().kind()
                        + " in version "
                        + JsonValue.of(type.gvk().version()).toJson()
                        + " cannot be handled as a "
                        + type.gvk().kind()
                        + ": "
                        + why);
    }

    /** Returns the refusal of a body that cannot be read as this type. */
    WriteOutcome.Refused unreadable(UnreadableBodyException e) {
        return unhandled(String.valueOf(e.getMessage()));
    }

    /** Returns the name that an object says it has; empty when it says none. */
    static String name(JsonObject object) {
        return object.objectAt("metadata").get("name") instanceof JsonString(String name)
                ? name
                : "";
    }
}
