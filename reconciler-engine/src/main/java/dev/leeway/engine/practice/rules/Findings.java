package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an object; the checks most often needed. Not for several threads. */
final class Findings {
    private static final int MAX_PORT = 65_535;

    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> errors() {
        return errors;
    }

    void add(FieldError error) {
        errors.add(error);
    }

    /** Returns whether a text is there; finds it missing otherwise. */
    boolean required(JsonObject object, String name, String path) {
        boolean there = !Presets.isZero(object, name);
        if (!there) {
            errors.add(FieldError.required(path + "." + name, ""));
        }
        return there;
    }

    void requiredIf(boolean missing, String path, String detail) {
        if (missing) {
            errors.add(FieldError.required(path, detail));
        }
    }

    void invalidIf(boolean wrong, String path, JsonValue value, String detail) {
        if (wrong) {
            errors.add(FieldError.invalid(path, value, detail));
        }
    }

    void forbiddenIf(boolean wrong, String path, String detail) {
        if (wrong) {
            errors.add(FieldError.forbidden(path, detail));
        }
    }

    /** Finds a text that is none of the known ones; a missing text is for others to find. */
    void oneOf(JsonObject object, String name, String path, Collection<String> known) {
        object.string(name)
                .filter(text -> !known.contains(text))
                .ifPresent(
                        text -> errors.add(FieldError.unsupported(path + "." + name, text, known)));
    }

    /** As {@link #oneOf}, and the text has to be there. */
    void requiredOneOf(JsonObject object, String name, String path, Collection<String> known) {
        if (required(object, name, path)) {
            oneOf(object, name, path, known);
        }
    }

    /** Finds what a name check says about a text. */
    void named(String path, String text, Optional<String> problem) {
        problem.ifPresent(detail -> errors.add(FieldError.invalid(path, text, detail)));
    }

    /** Finds what is wrong with a qualified name; an empty one is wrong in two ways. */
    void qualified(String path, String name) {
        invalidIf(name.isEmpty(), path, JsonValue.of(name), "name part must be non-empty");
        named(path, name, Names.qualified(name));
    }

    /** Finds a number below zero. */
    void notNegative(JsonObject object, String name, String path) {
        if (object.get(name) instanceof JsonNumber number && number.asDecimal().signum() < 0) {
            errors.add(
                    FieldError.invalid(
                            path + "." + name, number, "must be greater than or equal to 0"));
        }
    }

    /** Finds a number below the least. */
    void atLeast(JsonObject object, String name, String path, long least) {
        if (object.get(name) instanceof JsonNumber number
                && number.asDecimal().compareTo(BigDecimal.valueOf(least)) < 0) {
            errors.add(
                    FieldError.invalid(
                            path + "." + name,
                            number,
                            "must be greater than or equal to " + least));
        }
    }

    /** Finds a port number out of range. */
    void port(@Nullable JsonValue value, String path) {
        if (value instanceof JsonNumber number) {
            long port = number.asLong().orElse(-1);
            invalidIf(
                    port < 1 || port > MAX_PORT,
                    path,
                    number,
                    "must be between 1 and 65535, inclusive");
        }
    }

    /** Finds what is wrong with a port's name: its form, and that it has no letter. */
    void portName(String path, String name) {
        named(path, name, Names.portName(name));
        invalidIf(
                name.chars().noneMatch(c -> c >= 'a' && c <= 'z'),
                path,
                JsonValue.of(name),
                "must contain at least one letter (a-z)");
    }

    /** Finds a port that is neither a number in range nor a port's name. */
    void portOrName(@Nullable JsonValue value, String path) {
        if (value instanceof JsonString(String name)) {
            portName(path, name);
        } else {
            port(value, path);
        }
    }

    /** Finds a share that is neither a whole number from 0 nor a percentage. */
    void share(@Nullable JsonValue value, String path) {
        if (value instanceof JsonNumber number) {
            invalidIf(
                    number.asDecimal().signum() < 0,
                    path,
                    number,
                    "must be greater than or equal to 0");
        } else if (value instanceof JsonString(String text)) {
            invalidIf(
                    !text.matches("[0-9]+%"),
                    path,
                    value,
                    "a valid percent string must be a numeric string followed by an ending '%'");
        }
    }

    /** Calls the check for every object in an array, with its path. */
    void each(JsonObject object, String name, String path, BiConsumer<JsonObject, String> check) {
        JsonArray array = object.arrayAt(name);
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonObject item) {
                check.accept(item, path + "." + name + "[" + i + "]");
            }
        }
    }

    /** Calls the check for an inner object when it is there, with its path. */
    void within(JsonObject object, String name, String path, BiConsumer<JsonObject, String> check) {
        object.object(name).ifPresent(inner -> check.accept(inner, path + "." + name));
    }

    /** Finds items of an array that share a member. */
    void distinct(JsonObject object, String name, String path, String member) {
        Set<JsonValue> seen = new HashSet<>();
        each(
                object,
                name,
                path,
                (item, at) ->
                        item.find(member)
                                .filter(value -> !seen.add(value))
                                .ifPresent(
                                        value ->
                                                errors.add(
                                                        FieldError.duplicate(
                                                                at + "." + member, value))));
    }

    /** Finds a field that differs from the stored one. */
    void immutable(JsonObject object, JsonObject stored, String name, String path) {
        JsonValue now = object.get(name);
        if (!Objects.equals(now, stored.get(name))) {
            errors.add(
                    FieldError.invalid(
                            path.isEmpty() ? name : path + "." + name,
                            now == null ? JsonNull.NULL : now,
                            "field is immutable"));
        }
    }

    /** Finds labels that the API does not accept. */
    void labels(JsonObject labels, String path) {
        labels.forEach(
                (name, value) -> {
                    qualified(path, name);
                    if (value instanceof JsonString(String text)) {
                        named(path, text, Names.labelValue(text));
                    }
                });
    }

    /** Finds what is wrong with a label selector. */
    void labelSelector(JsonObject selector, String path) {
        labels(selector.objectAt("matchLabels"), path + ".matchLabels");
        each(
                selector,
                "matchExpressions",
                path,
                (term, at) -> {
                    String operator = term.string("operator", "");
                    boolean values = !term.arrayAt("values").isEmpty();
                    switch (operator) {
                        case "In", "NotIn" ->
                                requiredIf(
                                        !values,
                                        at + ".values",
                                        "must be specified when `operator` is 'In' or 'NotIn'");
                        case "Exists", "DoesNotExist" ->
                                forbiddenIf(
                                        values,
                                        at + ".values",
                                        "may not be specified when `operator` is 'Exists' or"
                                                + " 'DoesNotExist'");
                        default ->
                                add(
                                        FieldError.invalid(
                                                at + ".operator",
                                                operator,
                                                "not a valid selector operator"));
                    }
                    String key = term.string("key", "");
                    qualified(at + ".key", key);
                });
    }

    /** Returns whether a label selector picks an object with these labels. */
    static boolean selects(JsonObject selector, JsonObject labels) {
        JsonObject wanted = selector.objectAt("matchLabels");
        boolean byLabels =
                wanted.names().stream()
                        .allMatch(name -> wanted.require(name).equals(labels.get(name)));
        return byLabels
                && selector.arrayAt("matchExpressions")
                        .objects()
                        .allMatch(
                                term -> {
                                    JsonValue value = labels.get(term.string("key", ""));
                                    boolean in =
                                            value != null
                                                    && term.arrayAt("values")
                                                            .items()
                                                            .contains(value);
                                    return switch (term.string("operator", "")) {
                                        case "In" -> in;
                                        case "NotIn" -> !in;
                                        case "Exists" -> value != null;
                                        case "DoesNotExist" -> value == null;
                                        default -> false;
                                    };
                                });
    }
}
