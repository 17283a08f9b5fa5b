package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.store.ObjectMeta;

/**
 * Whether what a request carries fits the place that its path names and the object that is stored
 * there. What does not fit is refused as a real server does. Pure.
 */
final class BodyFit {
    private BodyFit() {}

    /** Returns the body with the type of the path where it names none; refuses another type. */
    static JsonObject withType(JsonObject body, Target target) {
        JsonObject typed = body;
        if (body.string("kind", "").isEmpty()) {
            typed = typed.with("kind", JsonValue.of(target.type().gvk().kind()));
        }
        if (body.string("apiVersion", "").isEmpty()) {
            typed = typed.with("apiVersion", JsonValue.of(target.type().gvk().apiVersion()));
        }
        checkType(target, typed);
        return typed;
    }

    /** Refuses a body of another type than that of the path. */
    static void checkType(Target target, JsonObject body) {
        String apiVersion = body.string("apiVersion", "");
        String kind = body.string("kind", "");
        if (!apiVersion.equals(target.type().gvk().apiVersion())
                || !kind.equals(target.type().gvk().kind())) {
            throw new Refusal(
                    Statuses.badRequest(
                            "the API version in the data ("
                                    + apiVersion
                                    + ", Kind="
                                    + kind
                                    + ") does not match the expected API version ("
                                    + target.type().gvk().apiVersion()
                                    + ", Kind="
                                    + target.type().gvk().kind()
                                    + ")"));
        }
    }

    /** Refuses a body that names another namespace than the path. */
    static void checkPlace(Target target, JsonObject body) {
        String namespace = ObjectMeta.namespace(body);
        if (!namespace.isEmpty() && !namespace.equals(target.namespace())) {
            throw new Refusal(
                    Statuses.badRequest(
                            target.type().namespaced()
                                    ? "the namespace of the provided object does not match the"
                                            + " namespace sent on the request"
                                    : "namespace may not be set on a cluster-scoped object"));
        }
    }

    /** Refuses a body that names another object than the path. */
    static void checkName(Target target, JsonObject body) {
        String name = ObjectMeta.name(body);
        if (!name.isEmpty() && !name.equals(target.name())) {
            throw new Refusal(
                    Statuses.badRequest(
                            "the name of the object ("
                                    + name
                                    + ") does not match the name on the URL ("
                                    + target.name()
                                    + ")"));
        }
    }

    /** Refuses a body without a name: the path names the object, and the body has to, too. */
    static void requireName(Target target, JsonObject body) {
        if (hasMetadata(body) && ObjectMeta.name(body).isEmpty()) {
            throw new Refusal(
                    Statuses.badRequest(
                            "the name of the object ("
                                    + target.name()
                                    + " based on URL) was undeterminable: name must be provided"));
        }
    }

    /** Metadata that is no object is left for the rules to refuse. */
    private static boolean hasMetadata(JsonObject body) {
        return switch (body.find("metadata").orElse(JsonNull.NULL)) {
            case JsonObject _, JsonNull _ -> true;
            case JsonArray _, JsonString _, JsonBoolean _, JsonNumber _ -> false;
        };
    }

    /** Returns the body with the namespace and the name of the path. */
    static JsonObject placed(Target target, JsonObject body) {
        if (!hasMetadata(body)) {
            return body;
        }
        JsonObject placed = body;
        if (target.type().namespaced()) {
            placed = ObjectMeta.with(placed, "namespace", target.namespace());
        }
        return target.name().isEmpty() ? placed : ObjectMeta.with(placed, "name", target.name());
    }

    /**
     * Refuses a body that means another object, or another version of it, than the stored one.
     *
     * @param named the body's metadata
     */
    static void checkIdentity(Target target, JsonObject current, JsonObject named) {
        String uid = named.string("uid", "");
        if (!uid.isEmpty() && !uid.equals(ObjectMeta.uid(current))) {
            throw new Refusal(
                    Statuses.conflict(
                            target.type(),
                            target.name(),
                            "Precondition failed: UID in precondition: "
                                    + uid
                                    + ", UID in object meta: "
                                    + ObjectMeta.uid(current)));
        }
        checkVersion(target, current, named);
    }

    /** Refuses what means another version than the stored one; a JSON patch may set it too. */
    static void checkVersion(Target target, JsonObject current, JsonObject named) {
        String version = named.string("resourceVersion", "");
        if (!version.isEmpty()
                && !version.equals(ObjectMeta.of(current).string("resourceVersion", ""))) {
            throw new Refusal(Statuses.stale(target.type(), target.name()));
        }
    }
}
