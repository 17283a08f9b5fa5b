package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.practice.store.ObjectMeta;
import java.util.List;

/** The {@code Status} objects that Kubernetes answers, word for word where clients read them. */
public final class Statuses {
    private Statuses() {}

    /** Returns a failure without details. */
    public static JsonObject failure(int code, String reason, String message) {
        return failure(code, reason, message, JsonObject.EMPTY);
    }

    /** Returns a failure with details; an empty reason or empty details are left out. */
    public static JsonObject failure(int code, String reason, String message, JsonObject details) {
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
        if (!details.isEmpty()) {
            status.put("details", details);
        }
        return status.put("code", code).build();
    }

    /** Returns the answer to a deletion that is done. */
    public static JsonObject deleted(ResourceType type, JsonObject object) {
        return JsonObject.builder()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("metadata", JsonObject.EMPTY)
                .put("status", "Success")
                .put("details", details(type, ObjectMeta.name(object)).with("uid", uid(object)))
                .build();
    }

    private static JsonValue uid(JsonObject object) {
        return JsonValue.of(ObjectMeta.uid(object));
    }

    /** Returns a success without details. */
    public static JsonObject success(int code) {
        return JsonObject.builder()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("metadata", JsonObject.EMPTY)
                .put("status", "Success")
                .put("code", code)
                .build();
    }

    /** Returns the details that name an object. */
    public static JsonObject details(ResourceType type, String name) {
        JsonObject.Builder details = JsonObject.builder();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!type.gvk().group().isEmpty()) {
            details.put("group", type.gvk().group());
        }
        return details.put("kind", type.plural()).build();
    }

    /** Returns {@code deployments.apps}, or {@code pods} for the core group. */
    public static String resource(ResourceType type) {
        String group = type.gvk().group();
        return group.isEmpty() ? type.plural() : type.plural() + "." + group;
    }

    /** 404 for an object. */
    public static JsonObject notFound(ResourceType type, String name) {
        return failure(
                404,
                "NotFound",
                resource(type) + " \"" + name + "\" not found",
                details(type, name));
    }

    /** 404 for a namespace in which something was to be created. */
    public static JsonObject namespaceNotFound(String namespace) {
        return failure(
                404,
                "NotFound",
                "namespaces \"" + namespace + "\" not found",
                JsonObject.builder().put("name", namespace).put("kind", "namespaces").build());
    }

    /** 404 for a path that nothing serves. */
    public static JsonObject noSuchPath() {
        return failure(404, "NotFound", "the server could not find the requested resource");
    }

    /** 405. */
    public static JsonObject methodNotAllowed() {
        return failure(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource");
    }

    /** 409 for an object that is there already. */
    public static JsonObject alreadyExists(ResourceType type, String name) {
        return failure(
                409,
                "AlreadyExists",
                resource(type) + " \"" + name + "\" already exists",
                details(type, name));
    }

    /** 409 for a write that was meant for another version of the object. */
    public static JsonObject stale(ResourceType type, String name) {
        return conflict(
                type,
                name,
                "the object has been modified; please apply your changes to the latest version and"
                        + " try again");
    }

    /** 409 with a reason. */
    public static JsonObject conflict(ResourceType type, String name, String why) {
        return failure(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + resource(type) + " \"" + name + "\": " + why,
                details(type, name));
    }

    /** 400. */
    public static JsonObject badRequest(String message) {
        return failure(400, "BadRequest", message);
    }

    /** 403 with a reason. */
    public static JsonObject forbidden(ResourceType type, String name, String why) {
        return failure(
                403,
                "Forbidden",
                resource(type) + " \"" + name + "\" is forbidden: " + why,
                details(type, name));
    }

    /** Returns one cause of a failure; an empty field is left out. */
    public static JsonObject cause(String reason, String message, String field) {
        JsonObject.Builder cause =
                JsonObject.builder().put("reason", reason).put("message", message);
        if (!field.isEmpty()) {
            cause.put("field", field);
        }
        return cause.build();
    }

    /** 410 for a version that is no longer held. */
    public static JsonObject expired(String message) {
        return failure(410, "Expired", message);
    }

    /** 406. */
    public static JsonObject notAcceptable(List<String> offered) {
        return failure(
                406,
                "NotAcceptable",
                "only the following media types are accepted: " + String.join(", ", offered));
    }

    /** 415. */
    public static JsonObject unsupportedMediaType(List<String> offered) {
        return failure(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: "
                        + String.join(", ", offered));
    }

    /** 401. */
    public static JsonObject unauthorized() {
        return failure(401, "Unauthorized", "Unauthorized");
    }

    /** 429 with a wait in seconds. */
    public static JsonObject tooManyRequests(String message, int retryAfterSeconds) {
        return failure(
                429,
                "TooManyRequests",
                message,
                JsonObject.builder().put("retryAfterSeconds", retryAfterSeconds).build());
    }
}
