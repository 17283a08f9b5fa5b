package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * One thing wrong with one field, as {@code details.causes} of a refusal has it.
 *
 * @param reason what kind of wrong
 * @param field the path as the API writes it, for example {@code spec.ports[0].port}
 * @param message the words after the field
 */
record FieldError(Reason reason, String field, String message) {
    /** The kinds of wrong that the API knows. */
    enum Reason {
        REQUIRED("FieldValueRequired"),
        INVALID("FieldValueInvalid"),
        NOT_SUPPORTED("FieldValueNotSupported"),
        FORBIDDEN("FieldValueForbidden"),
        DUPLICATE("FieldValueDuplicate"),
        TOO_LONG("FieldValueTooLong"),
        TOO_MANY("FieldValueTooMany"),
        TYPE_INVALID("FieldValueTypeInvalid"),
        NOT_FOUND("FieldValueNotFound");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    static FieldError required(String field, String detail) {
        return new FieldError(
                Reason.REQUIRED, field, "Required value" + (detail.isEmpty() ? "" : ": " + detail));
    }

    static FieldError invalid(String field, JsonValue value, String detail) {
        return new FieldError(
                Reason.INVALID, field, "Invalid value: " + value.toJson() + ": " + detail);
    }

    static FieldError invalid(String field, String value, String detail) {
        return invalid(field, JsonValue.of(value), detail);
    }

    static FieldError unsupported(String field, String value, Collection<String> supported) {
        String list =
                supported.stream()
                        .sorted()
                        .map(text -> JsonValue.of(text).toJson())
                        .collect(Collectors.joining(", "));
        return new FieldError(
                Reason.NOT_SUPPORTED,
                field,
                "Unsupported value: "
                        + JsonValue.of(value).toJson()
                        + ": supported values: "
                        + list);
    }

    static FieldError forbidden(String field, String detail) {
        return new FieldError(Reason.FORBIDDEN, field, "Forbidden: " + detail);
    }

    static FieldError duplicate(String field, JsonValue value) {
        return new FieldError(Reason.DUPLICATE, field, "Duplicate value: " + value.toJson());
    }

    static FieldError tooLong(String field, int most) {
        return new FieldError(
                Reason.TOO_LONG, field, "Too long: may not be more than " + most + " bytes");
    }

    static FieldError tooMany(String field, int most, int found) {
        return new FieldError(
                Reason.TOO_MANY,
                field,
                "Too many: " + found + ": must have at most " + most + " items");
    }

    JsonObject toCause() {
        return JsonObject.builder()
                .put("reason", reason.text)
                .put("message", message)
                .put("field", field)
                .build();
    }
}
