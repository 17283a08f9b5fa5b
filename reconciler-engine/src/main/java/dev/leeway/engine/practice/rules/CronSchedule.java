package dev.leeway.engine.practice.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a text is a cron schedule as Kubernetes reads it: five fields, or a macro. */
final class CronSchedule {
    private static final Set<String> MACROS =
            Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private record Field(int least, int most, List<String> words, int wordsFrom) {}

    private static final List<Field> FIELDS =
            List.of(
                    new Field(0, 59, List.of(), 0),
                    new Field(0, 23, List.of(), 0),
                    new Field(1, 31, List.of(), 0),
                    new Field(1, 12, MONTHS, 1),
                    new Field(0, 6, DAYS, 0));

    private CronSchedule() {}

    /** Returns what is wrong with a schedule, or empty. */
    static Optional<String> problem(String schedule) {
        if (schedule.contains("TZ=")) {
            return Optional.of("cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
        }
        if (schedule.startsWith("@")) {
            boolean known =
                    MACROS.contains(schedule)
                            || schedule.matches("@every ([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+");
            return known ? Optional.empty() : Optional.of("unrecognized descriptor: " + schedule);
        }
        String[] fields = schedule.strip().split("\\s+", -1);
        if (fields.length != FIELDS.size()) {
            return Optional.of(
                    "expected exactly 5 fields, found " + fields.length + ": [" + schedule + "]");
        }
        for (int i = 0; i < fields.length; i++) {
            for (String part : fields[i].split(",", -1)) {
                if (!isRange(part, FIELDS.get(i))) {
                    return Optional.of("failed to parse " + part + " in " + schedule);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isRange(String part, Field field) {
        String[] step = part.split("/", -1);
        if (step.length > 2 || (step.length == 2 && !step[1].matches("0*[1-9][0-9]{0,8}"))) {
            return false;
        }
        if (step[0].equals("*") || step[0].equals("?")) {
            return true;
        }
        String[] ends = step[0].split("-", -1);
        if (ends.length > 2) {
            return false;
        }
        int from = number(ends[0], field);
        int to = ends.length == 2 ? number(ends[1], field) : from;
        return from >= field.least() && to <= field.most() && from <= to;
    }

    private static int number(String text, Field field) {
        int word = field.words().indexOf(text.toLowerCase(Locale.ROOT));
        if (word >= 0) {
            return word + field.wordsFrom();
        }
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
    }
}
