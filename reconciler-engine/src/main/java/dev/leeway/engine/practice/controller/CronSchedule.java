package dev.leeway.engine.practice.controller;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A CronJob's schedule: five fields, steps, ranges, lists, names and the usual macros.
 *
 * <p>Source: Kubernetes documentation, "CronJob", section "Schedule syntax".
 */
final class CronSchedule {
    private static final Map<String, String> MACROS =
            Map.of(
                    "@yearly", "0 0 1 1 *",
                    "@annually", "0 0 1 1 *",
                    "@monthly", "0 0 1 * *",
                    "@weekly", "0 0 * * 0",
                    "@daily", "0 0 * * *",
                    "@midnight", "0 0 * * *",
                    "@hourly", "0 * * * *");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet daysOfMonth;
    private final BitSet months;
    private final BitSet daysOfWeek;
    private final boolean anyDayOfMonth;
    private final boolean anyDayOfWeek;
    private final ZoneId zone;

    private CronSchedule(String[] fields, ZoneId zone) {
        this.minutes = field(fields[0], 0, 59, List.of(), 0);
        this.hours = field(fields[1], 0, 23, List.of(), 0);
        this.daysOfMonth = field(fields[2], 1, 31, List.of(), 0);
        this.months = field(fields[3], 1, 12, MONTHS, 1);
        this.daysOfWeek = field(fields[4], 0, 7, DAYS, 0);
        if (daysOfWeek.get(7)) {
            daysOfWeek.set(0);
        }
        this.anyDayOfMonth = fields[2].startsWith("*") || fields[2].equals("?");
        this.anyDayOfWeek = fields[4].startsWith("*") || fields[4].equals("?");
        this.zone = zone;
    }

    /** Returns a time as people read it where the schedule is meant. */
    String stamp(Instant due) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                due.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    /** Returns the schedule, or empty when the text is not one. */
    static Optional<CronSchedule> parse(String text, String zone) {
        String[] fields = MACROS.getOrDefault(text.strip(), text.strip()).split("\\s+");
        if (fields.length != 5) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new CronSchedule(fields, zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone)));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns the first time after the given one, looking five years ahead at most. */
    Optional<Instant> after(Instant instant) {
        ZonedDateTime time = instant.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime last = time.plusYears(5);
        while (time.isBefore(last)) {
            if (!months.get(time.getMonthValue()) || !matchesDay(time)) {
                time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!hours.get(time.getHour())) {
                time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.get(time.getMinute())) {
                time = time.plusMinutes(1);
            } else {
                return Optional.of(time.toInstant());
            }
        }
        return Optional.empty();
    }

    private boolean matchesDay(ZonedDateTime time) {
        boolean ofMonth = daysOfMonth.get(time.getDayOfMonth());
        boolean ofWeek = daysOfWeek.get(time.getDayOfWeek().getValue() % 7);
        return (anyDayOfMonth || anyDayOfWeek) ? ofMonth && ofWeek : ofMonth || ofWeek;
    }

    private static BitSet field(
            String text, int least, int most, List<String> names, int firstName) {
        BitSet set = new BitSet();
        for (String part : text.split(",", -1)) {
            String[] stepped = part.split("/", 2);
            int step = stepped.length == 2 ? Integer.parseInt(stepped[1]) : 1;
            int from = least;
            int to = most;
            if (!stepped[0].equals("*") && !stepped[0].equals("?")) {
                String[] range = stepped[0].split("-", 2);
                from = number(range[0], names, firstName);
                to =
                        range.length == 2
                                ? number(range[1], names, firstName)
                                : stepped.length == 2 ? most : from;
            }
            if (step < 1 || from < least || to > most || from > to) {
                throw new NumberFormatException(part);
            }
            for (int value = from; value <= to; value += step) {
                set.set(value);
            }
        }
        return set;
    }

    private static int number(String text, List<String> names, int firstName) {
        int named = names.indexOf(text.toLowerCase(Locale.ROOT));
        return named >= 0 ? named + firstName : Integer.parseInt(text);
    }
}
