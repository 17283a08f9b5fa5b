package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Small steps that fill in an object what is not there. */
final class Presets {
    private Presets() {}

    /** Returns whether a member is missing or null. */
    static boolean isUnset(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value == null || value instanceof JsonNull;
    }

    /** Returns whether a member is missing, null, zero or empty. */
    static boolean isZero(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value == null || StructForm.isZero(value);
    }

    /** Returns the object with a member set when it is missing. */
    static JsonObject unset(JsonObject object, String name, JsonValue value) {
        return isUnset(object, name) ? object.with(name, value) : object;
    }

    /** Returns the object with a number set when it is missing. */
    static JsonObject unset(JsonObject object, String name, long value) {
        return unset(object, name, JsonValue.of(value));
    }

    /** Returns the object with a text set when it is missing. */
    static JsonObject unset(JsonObject object, String name, String value) {
        return unset(object, name, JsonValue.of(value));
    }

    /** Returns the object with a truth value set when it is missing. */
    static JsonObject unset(JsonObject object, String name, boolean value) {
        return unset(object, name, JsonValue.of(value));
    }

    /** Returns the object with a text set when it is missing or empty. */
    static JsonObject zero(JsonObject object, String name, String value) {
        return isZero(object, name) ? object.with(name, JsonValue.of(value)) : object;
    }

    /** Returns the object with a number set when it is missing or zero. */
    static JsonObject zero(JsonObject object, String name, long value) {
        return isZero(object, name) ? object.with(name, JsonValue.of(value)) : object;
    }

    /** Returns the object with an inner object changed, which is made when missing. */
    static JsonObject within(JsonObject object, String name, UnaryOperator<JsonObject> change) {
        JsonObject inner = object.objectAt(name);
        JsonObject changed = change.apply(inner);
        return changed.equals(inner) && object.has(name) ? object : object.with(name, changed);
    }

    /** Returns the object with an inner object changed when it is there. */
    static JsonObject ifPresent(JsonObject object, String name, UnaryOperator<JsonObject> change) {
        return object.get(name) instanceof JsonObject inner
                ? object.with(name, change.apply(inner))
                : object;
    }

    /** Returns the object with every object in an array changed. */
    static JsonObject each(JsonObject object, String name, UnaryOperator<JsonObject> change) {
        if (!(object.get(name) instanceof JsonArray array) || array.isEmpty()) {
            return object;
        }
        List<JsonValue> changed = new ArrayList<>(array.size());
        array.forEach(
                item -> changed.add(item instanceof JsonObject inner ? change.apply(inner) : item));
        return object.with(name, new JsonArray(changed));
    }

    /** Returns the object with the members of another that it does not have. */
    static JsonObject missingFrom(JsonObject object, @Nullable JsonValue source) {
        JsonObject out = object;
        if (source instanceof JsonObject from) {
            for (int i = 0; i < from.size(); i++) {
                out = unset(out, from.nameAt(i), from.valueAt(i));
            }
        }
        return out;
    }
}
