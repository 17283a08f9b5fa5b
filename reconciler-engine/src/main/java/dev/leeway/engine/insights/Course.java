package dev.leeway.engine.insights;

import dev.leeway.engine.insights.Indicator.Kind;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How the numbers went, part by part of a period: for lines beside the {@link Insights}.
 *
 * @param period the period
 * @param reconcileTime the time that 95 % of the commits deployed in the period took at most; empty
 *     when none was
 * @param parts the period in equal parts
 */
public record Course(Period period, Optional<Duration> reconcileTime, List<Part> parts) {
    private static final double PERCENTILE = 0.95;

    public Course {
        parts = List.copyOf(parts);
    }

    /**
     * A part of the period.
     *
     * @param part the part
     * @param seen whether anything had been written down before its end; else nothing is known of
     *     it
     * @param success the share of the syncs that ended in it and were done; empty when none did
     * @param reconcileTime the time that 95 % of the commits deployed in it took at most; empty
     *     when none was
     * @param drift how many objects were drifted at its end; empty when nothing had been synced by
     *     then that they could have drifted from
     * @param bypasses how many bypasses went on at its end
     */
    public record Part(
            Period part,
            boolean seen,
            OptionalDouble success,
            Optional<Duration> reconcileTime,
            OptionalInt drift,
            int bypasses) {}

    /** Works it out. Pure. */
    public static Course of(List<Happening> happenings, Period period, int parts) {
        Optional<Instant> first =
                happenings.stream().map(Happening::from).min(Comparator.naturalOrder());
        List<Part> course = new ArrayList<>();
        for (Period part : period.parts(parts)) {
            course.add(
                    new Part(
                            part,
                            first.filter(at -> at.isBefore(part.to())).isPresent(),
                            success(happenings, part),
                            percentile(happenings, part),
                            drift(happenings, part.to()),
                            open(happenings, Kind.BYPASS_DURATION, part.to())));
        }
        return new Course(period, percentile(happenings, period), course);
    }

    private static OptionalDouble success(List<Happening> all, Period part) {
        List<Happening> ended = ended(all, Kind.RECONCILE_SUCCESS, part);
        return ended.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (double) ended.stream().filter(one -> !one.failed()).count()
                                / ended.size());
    }

    /** The nearest-rank percentile: a time that was really taken. */
    private static Optional<Duration> percentile(List<Happening> all, Period part) {
        List<Duration> lengths =
                ended(all, Kind.TIME_TO_RECONCILE, part).stream()
                        .map(one -> one.length(part.to()))
                        .sorted()
                        .toList();
        return lengths.isEmpty()
                ? Optional.empty()
                : Optional.of(lengths.get((int) Math.ceil(PERCENTILE * lengths.size()) - 1));
    }

    private static List<Happening> ended(List<Happening> all, Kind kind, Period part) {
        return all.stream()
                .filter(one -> one.kind() == kind)
                .filter(one -> one.to().filter(part::holds).isPresent())
                .toList();
    }

    /** What drifted is told by what was synced last; before the first sync nothing is known. */
    private static OptionalInt drift(List<Happening> all, Instant at) {
        boolean known =
                all.stream()
                        .filter(
                                one ->
                                        one.kind() == Kind.RECONCILE_SUCCESS
                                                || one.kind() == Kind.DRIFT_AGE)
                        .anyMatch(one -> one.from().isBefore(at));
        return known ? OptionalInt.of(open(all, Kind.DRIFT_AGE, at)) : OptionalInt.empty();
    }

    private static int open(List<Happening> all, Kind kind, Instant at) {
        return (int)
                all.stream()
                        .filter(one -> one.kind() == kind)
                        .filter(one -> one.from().isBefore(at))
                        .filter(one -> one.to().filter(end -> end.isBefore(at)).isEmpty())
                        .count();
    }
}
