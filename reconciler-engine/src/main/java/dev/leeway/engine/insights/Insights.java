package dev.leeway.engine.insights;

import dev.leeway.engine.insights.Indicator.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The indicators of a period: of everything together, and of each application that something
 * happened to. What Leeway did not see, because it was not running or was not asked to compare, is
 * not in them.
 *
 * @param period the period
 * @param together every application together, one indicator of each kind
 * @param applications each application, by name
 */
public record Insights(Period period, List<Indicator> together, List<OfApplication> applications) {
    public Insights {
        together = List.copyOf(together);
        applications = List.copyOf(applications);
    }

    /**
     * One application.
     *
     * @param application its name
     * @param indicators one of each kind
     */
    public record OfApplication(String application, List<Indicator> indicators) {
        public OfApplication {
            indicators = List.copyOf(indicators);
        }
    }

    /**
     * Works them out. Pure.
     *
     * @param happenings what happened; what was over before the period or began after it is left
     *     out
     * @param parts in how many parts the trend is given
     */
    public static Insights of(
            List<Happening> happenings, Period period, Targets targets, int parts) {
        List<Happening> inside =
                happenings.stream()
                        .filter(one -> one.from().isBefore(period.to()))
                        .filter(
                                one ->
                                        one.to().isEmpty()
                                                || !one.to().get().isBefore(period.from()))
                        .map(one -> asOf(one, period))
                        .toList();
        List<OfApplication> applications = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        inside.forEach(one -> names.add(one.application()));
        for (String name : names) {
            applications.add(
                    new OfApplication(
                            name,
                            indicators(
                                    inside.stream()
                                            .filter(one -> one.application().equals(name))
                                            .toList(),
                                    period,
                                    targets,
                                    parts)));
        }
        return new Insights(period, indicators(inside, period, targets, parts), applications);
    }

    /** At the end of the period, what ended later still went on. */
    private static Happening asOf(Happening one, Period period) {
        boolean later = one.to().filter(end -> !end.isBefore(period.to())).isPresent();
        return later
                ? new Happening(one.kind(), one.application(), one.from(), Optional.empty(), false)
                : one;
    }

    private static List<Indicator> indicators(
            List<Happening> happenings, Period period, Targets targets, int parts) {
        List<Indicator> indicators = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            indicators.add(
                    Indicator.of(
                            kind,
                            happenings.stream().filter(one -> one.kind() == kind).toList(),
                            period,
                            targets,
                            parts));
        }
        return indicators;
    }
}
