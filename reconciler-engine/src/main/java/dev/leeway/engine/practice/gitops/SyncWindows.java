package dev.leeway.engine.practice.gitops;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Whether a project's deny windows keep an Application from automated syncs: a window is active
 * while a minute of its schedule lies within its duration before now. Schedules are five fields of
 * a number or a star, in UTC. Source: Argo CD documentation, "Sync Windows".
 */
final class SyncWindows {
    private SyncWindows() {}

    static boolean deny(JsonObject project, String application, Instant now) {
        return project.arrayAt("spec", "syncWindows")
                .objects()
                .filter(window -> window.string("kind", "").equals("deny"))
                .filter(
                        window ->
                                window.arrayAt("applications").stream()
                                        .anyMatch(
                                                one ->
                                                        one.equals(new JsonString("*"))
                                                                || one.equals(
                                                                        new JsonString(
                                                                                application))))
                .anyMatch(window -> active(window, now));
    }

    private static boolean active(JsonObject window, Instant now) {
        Duration length =
                Duration.parse("PT" + window.string("duration", "0s").toUpperCase(Locale.ROOT));
        String[] fields = window.string("schedule", "").split(" ");
        ZonedDateTime minute = now.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        ZonedDateTime earliest = now.minus(length).atZone(ZoneOffset.UTC);
        while (fields.length == 5 && minute.isAfter(earliest)) {
            if (matches(fields, minute)) {
                return true;
            }
            minute = minute.minusMinutes(1);
        }
        return false;
    }

    private static boolean matches(String[] fields, ZonedDateTime minute) {
        int[] values = {
            minute.getMinute(),
            minute.getHour(),
            minute.getDayOfMonth(),
            minute.getMonthValue(),
            minute.getDayOfWeek().getValue() % 7
        };
        for (int i = 0; i < values.length; i++) {
            if (!fields[i].equals("*") && !fields[i].equals(Integer.toString(values[i]))) {
                return false;
            }
        }
        return true;
    }
}
