package dev.leeway.engine.health;

import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a verdict depends on besides the object.
 *
 * @param now the time at which the object is judged
 * @param settings the user's choices
 */
public record HealthContext(Instant now, HealthSettings settings) {
    /** Returns the context of a time with the default settings. */
    public static HealthContext at(Instant now) {
        return new HealthContext(now, HealthSettings.DEFAULT);
    }

    /**
     * Returns how long ago a Kubernetes time stamp was, or empty when it is none or in the future.
     */
    Optional<Duration> since(String timestamp) {
        try {
            Duration age = Duration.between(Instant.parse(timestamp), now);
            return age.isNegative() ? Optional.empty() : Optional.of(age);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Returns the message followed by how long it has been so, and whether that is too long. */
    Wording aged(Wording message, String since) {
        return since(since)
                .map(
                        age ->
                                (age.compareTo(settings.patience()) > 0
                                                ? HealthPhrase.AGED_LATE
                                                : HealthPhrase.AGED)
                                        .of(message, length(age)))
                .orElse(message);
    }

    /** Returns a duration in its largest unit, for example {@code 5 min} or {@code 3 days}. */
    private static Wording length(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 120) {
            return HealthPhrase.SECONDS.of(seconds);
        }
        if (seconds < 7_200) {
            return HealthPhrase.MINUTES.of(seconds / 60);
        }
        return seconds < 172_800
                ? HealthPhrase.HOURS.of(seconds / 3_600)
                : HealthPhrase.DAYS.of(seconds / 86_400);
    }
}
