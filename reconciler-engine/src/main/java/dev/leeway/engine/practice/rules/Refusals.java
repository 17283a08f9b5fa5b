package dev.leeway.engine.practice.rules;

import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.ManagedFields.ManagerKey;
import dev.leeway.engine.resource.Gvk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the {@code Status} objects with which the API server refuses a write. */
final class Refusals {
    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int UNSUPPORTED = 415;
    private static final int UNPROCESSABLE = 422;
    private static final int INTERNAL = 500;

    private Refusals() {}

    /** The body, or the patch, cannot be read as what it should be. */
    static WriteOutcome.Refused badRequest(String message) {
        return refused(BAD_REQUEST, "BadRequest", message, JsonObject.EMPTY);
    }

    /** The server knows no way to read this kind of patch for this kind of object. */
    static WriteOutcome.Refused unsupportedPatch(String message) {
        return refused(UNSUPPORTED, "UnsupportedMediaType", message, JsonObject.EMPTY);
    }

    /** The API server gives this answer for an applied object that its schema cannot hold. */
    static WriteOutcome.Refused untyped(String message) {
        return refused(INTERNAL, "", message, JsonObject.EMPTY);
    }

    /** A step of a JSON patch failed. */
    static WriteOutcome.Refused patchFailed() {
        return refused(
                UNPROCESSABLE,
                "Invalid",
                "the server rejected our request due to an error in our request",
                JsonObject.EMPTY);
    }

    /** The object that a patch makes cannot be read. */
    static WriteOutcome.Refused patchedUnreadable(String problem) {
        FieldError error = FieldError.invalid("patch", "", problem);
        return refused(
                UNPROCESSABLE,
                "Invalid",
                " \"\" is invalid: patch: " + error.message(),
                JsonObject.of("causes", new JsonArray(List.of(error.toCause()))));
    }

    /** Fields of the object are wrong; the words name twice-found errors once, the causes twice. */
    static WriteOutcome.Refused invalid(Gvk gvk, String name, List<FieldError> errors) {
        LinkedHashSet<FieldError> distinct = new LinkedHashSet<>(errors);
        String list =
                distinct.stream()
                        .map(error -> error.field() + ": " + error.message())
                        .collect(Collectors.joining(", "));
        JsonObject.Builder details = JsonObject.builder().put("name", name);
        if (!gvk.group().isEmpty()) {
            details.put("group", gvk.group());
        }
        List<JsonValue> causes = new ArrayList<>();
        errors.forEach(error -> causes.add(error.toCause()));
        details.put("kind", gvk.kind()).put("causes", new JsonArray(causes));
        String kind = gvk.kind() + (gvk.group().isEmpty() ? "" : "." + gvk.group());
        return refused(
                UNPROCESSABLE,
                "Invalid",
                kind
                        + " "
                        + JsonValue.of(name).toJson()
                        + " is invalid: "
                        + (distinct.size() == 1 ? list : "[" + list + "]"),
                details.build());
    }

    /** The write was meant for another state of the object. */
    static WriteOutcome.Refused conflict(ResourceType type, String name, String problem) {
        String resource =
                type.plural() + (type.gvk().group().isEmpty() ? "" : "." + type.gvk().group());
        JsonObject.Builder details = JsonObject.builder().put("name", name);
        if (!type.gvk().group().isEmpty()) {
            details.put("group", type.gvk().group());
        }
        return refused(
                CONFLICT,
                "Conflict",
                "Operation cannot be fulfilled on "
                        + resource
                        + " "
                        + JsonValue.of(name).toJson()
                        + ": "
                        + problem,
                details.put("kind", type.plural()).build());
    }

    /** Others manage fields that an apply would change. */
    static WriteOutcome.Refused applyConflict(Map<ManagerKey, FieldSet> conflicts) {
        List<JsonValue> causes = new ArrayList<>();
        StringBuilder list = new StringBuilder();
        conflicts.forEach(
                (manager, fields) -> {
                    String with = "conflict with " + manager.described();
                    list.append(list.isEmpty() ? "" : "\n")
                            .append("conflicts with ")
                            .append(manager.described())
                            .append(':');
                    fields.forEach(
                            path -> {
                                list.append("\n- ").append(path);
                                causes.add(
                                        JsonObject.builder()
                                                .put("reason", "FieldManagerConflict")
                                                .put("message", with)
                                                .put("field", path.toString())
                                                .build());
                            });
                });
        String message =
                causes.size() == 1 && causes.getFirst() instanceof JsonObject only
                        ? "Apply failed with 1 conflict: "
                                + only.string("message", "")
                                + ": "
                                + only.string("field", "")
                        : "Apply failed with " + causes.size() + " conflicts: " + list;
        return refused(
                CONFLICT, "Conflict", message, JsonObject.of("causes", new JsonArray(causes)));
    }

    private static WriteOutcome.Refused refused(
            int code, String reason, String message, JsonObject details) {
        JsonObject.Builder status =
                JsonObject.builder()
                        .put("kind", "Status")
                        .put("apiVersion", "v1")
                        .put("metadata", JsonObject.EMPTY)
                        .put("status", "Failure")
                        .put("message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (!details.isEmpty() || code == UNPROCESSABLE) {
            status.put("details", details);
        }
        return new WriteOutcome.Refused(status.put("code", code).build());
    }
}
