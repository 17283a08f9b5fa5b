package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Times as Kubernetes writes them: whole seconds, UTC. */
final class Times {
    private Times() {}

    static String format(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static Instant parse(String text, Instant fallback) {
        try {
            return text.isEmpty() ? fallback : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return fallback;
        }
    }

    static Instant createdAt(JsonObject object, Instant now) {
        return parse(object.stringAt("metadata", "creationTimestamp").orElse(""), now);
    }

    static Duration age(JsonObject object, Instant now) {
        return Duration.between(createdAt(object, now), now);
    }
}
