package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.wording.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code status.conditions}, read leniently.
 *
 * @param type the type, for example {@code Ready}
 * @param status {@code True}, {@code False}, {@code Unknown}, or whatever stands there
 * @param reason the reason, or the empty string
 * @param message the message, or the empty string
 * @param observedGeneration the generation it speaks of, when it says so
 */
record Condition(
        String type,
        String status,
        String reason,
        String message,
        OptionalLong observedGeneration) {

    static List<Condition> in(JsonObject status) {
        return list(status.arrayAt("conditions"));
    }

    static List<Condition> list(JsonArray conditions) {
        return conditions.objects().map(Condition::of).filter(c -> !c.type.isEmpty()).toList();
    }

    static Condition of(JsonObject condition) {
        return new Condition(
                condition.string("type", ""),
                text(condition.get("status")),
                condition.string("reason", ""),
                condition.string("message", ""),
                number(condition.get("observedGeneration")));
    }

    static Optional<Condition> find(List<Condition> conditions, String type) {
        return conditions.stream().filter(c -> c.type.equals(type)).findFirst();
    }

    boolean isTrue() {
        return status.equalsIgnoreCase("true");
    }

    boolean isFalse() {
        return status.equalsIgnoreCase("false");
    }

    boolean isUnknown() {
        return status.equalsIgnoreCase("unknown");
    }

    boolean isBehind(long generation) {
        return observedGeneration.isPresent() && observedGeneration.getAsLong() < generation;
    }

    /** Returns the message, else the reason, else type and status. */
    Wording text() {
        if (!message.isBlank()) {
            return Wording.quoted(message);
        }
        return reason.isBlank()
                ? HealthPhrase.MEMBER_IS.of(type, status)
                : HealthPhrase.MEMBER_IS_BECAUSE.of(type, status, reason);
    }

    /** Returns an integer written as a number or, as some controllers do, as a string. */
    static OptionalLong number(@Nullable JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.asLong();
        }
        if (value instanceof JsonString string && string.value().matches("-?[0-9]{1,18}")) {
            return OptionalLong.of(new BigDecimal(string.value()).longValue());
        }
        return OptionalLong.empty();
    }

    private static String text(@Nullable JsonValue value) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        return value == null ? "" : value.toString();
    }
}
