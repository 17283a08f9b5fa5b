package dev.leeway.engine.insights;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One service level indicator over a period.
 *
 * @param kind which
 * @param good how many happenings were good
 * @param total of how many
 * @param open how many of them still go on; one counts as bad once it has gone on too long, and not
 *     at all before
 * @param target the share that must be good
 * @param limit how long one may take to be good; empty where only the outcome counts
 * @param median the length that half of them kept below; empty when there are none
 * @param worst the longest one; empty when there are none
 * @param trend the period in equal parts
 */
public record Indicator(
        Kind kind,
        long good,
        long total,
        long open,
        double target,
        Optional<Duration> limit,
        Optional<Duration> median,
        Optional<Duration> worst,
        List<Point> trend) {
    public Indicator {
        trend = List.copyOf(trend);
    }

    /** The indicators. */
    public enum Kind {
        /** Syncs that did all that was approved, of those that ended. */
        RECONCILE_SUCCESS,
        /** Commits that were deployed in time, of those that were deployed. */
        TIME_TO_RECONCILE,
        /** Drifted objects that were put right in time. */
        DRIFT_AGE,
        /** Bypasses that were over in time. */
        BYPASS_DURATION
    }

    /**
     * A part of the period.
     *
     * @param part the part
     * @param good how many were good
     * @param total of how many
     */
    public record Point(Period part, long good, long total) {}

    /** Returns the share that was good; empty when nothing happened. */
    public OptionalDouble share() {
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) good / total);
    }

    /** Returns whether the target was met; where nothing happened it was. */
    public boolean met() {
        return share().orElse(1) >= target;
    }

    /**
     * Returns how much of the error budget is left: 1 when nothing went wrong, 0 when as much did
     * as may, below 0 when more did; empty when nothing happened.
     */
    public OptionalDouble budgetLeft() {
        if (total == 0) {
            return OptionalDouble.empty();
        }
        double allowed = (1 - target) * total;
        double bad = total - good;
        return OptionalDouble.of(allowed == 0 ? (bad == 0 ? 1 : -bad) : 1 - bad / allowed);
    }

    /** Works an indicator out of its happenings. Pure. */
    static Indicator of(Kind kind, List<Happening> all, Period period, Targets targets, int parts) {
        List<Happening> counted = new ArrayList<>();
        long open = 0;
        for (Happening one : all) {
            boolean goesOn = one.to().isEmpty();
            open += goesOn ? 1 : 0;
            if (!goesOn || late(one, period, targets)) {
                counted.add(one);
            }
        }
        List<Duration> lengths = all.stream().map(one -> one.length(period.to())).sorted().toList();
        List<Point> trend = new ArrayList<>();
        for (Period part : period.parts(parts)) {
            List<Happening> here =
                    counted.stream().filter(one -> part.holds(inside(one, period))).toList();
            trend.add(new Point(part, good(here, period, targets), here.size()));
        }
        return new Indicator(
                kind,
                good(counted, period, targets),
                counted.size(),
                open,
                targets.share(kind),
                kind == Kind.RECONCILE_SUCCESS
                        ? Optional.empty()
                        : Optional.of(targets.limit(kind)),
                lengths.isEmpty()
                        ? Optional.empty()
                        : Optional.of(lengths.get((lengths.size() - 1) / 2)),
                lengths.isEmpty() ? Optional.empty() : Optional.of(lengths.getLast()),
                trend);
    }

    /** What goes on still counts in the last part. */
    private static Instant inside(Happening one, Period period) {
        Instant at = one.counted(period.to());
        return at.isBefore(period.to()) ? at : period.to().minusMillis(1);
    }

    private static long good(List<Happening> all, Period period, Targets targets) {
        return all.stream().filter(one -> !one.failed() && !late(one, period, targets)).count();
    }

    private static boolean late(Happening one, Period period, Targets targets) {
        return one.length(period.to()).compareTo(targets.limit(one.kind())) > 0;
    }
}
