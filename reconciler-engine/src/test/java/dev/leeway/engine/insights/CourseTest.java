package dev.leeway.engine.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.insights.Indicator.Kind;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The lines over the days say what was so on each of them, and nothing where nothing is known. */
class CourseTest {
    private static final Instant END = Instant.parse("2026-11-28T12:00:00Z");
    private static final Period FOUR_DAYS = Period.days(4, END);

    private static Happening happening(
            Kind kind, int hoursBefore, Optional<Integer> tookMinutes, boolean failed) {
        Instant from = END.minus(Duration.ofHours(hoursBefore));
        return new Happening(
                kind, "a", from, tookMinutes.map(m -> from.plus(Duration.ofMinutes(m))), failed);
    }

    @Test
    void eachDayHasTheShareOfItsSyncs() {
        Course course =
                Course.of(
                        List.of(
                                happening(Kind.RECONCILE_SUCCESS, 50, Optional.of(1), false),
                                happening(Kind.RECONCILE_SUCCESS, 10, Optional.of(1), false),
                                happening(Kind.RECONCILE_SUCCESS, 9, Optional.of(1), true)),
                        FOUR_DAYS,
                        4);
        assertThat(course.parts().stream().map(Course.Part::seen))
                .as("before the first record nothing is known")
                .containsExactly(false, true, true, true);
        assertThat(course.parts().get(1).success()).hasValue(1);
        assertThat(course.parts().get(2).success()).as("no sync is not a share of 0").isEmpty();
        assertThat(course.parts().get(3).success()).hasValue(0.5);
    }

    @Test
    void thePercentileIsATimeThatWasTaken() {
        List<Happening> commits = new ArrayList<>();
        for (int minutes = 1; minutes <= 20; minutes++) {
            commits.add(happening(Kind.TIME_TO_RECONCILE, 5, Optional.of(minutes), false));
        }
        assertThat(Course.of(commits, FOUR_DAYS, 4).reconcileTime())
                .contains(Duration.ofMinutes(19));
        assertThat(Course.of(List.of(), FOUR_DAYS, 4).reconcileTime()).isEmpty();
    }

    @Test
    void beforeTheFirstSyncNothingIsKnownOfDrift() {
        Course course =
                Course.of(
                        List.of(
                                happening(Kind.BYPASS_DURATION, 80, Optional.empty(), false),
                                happening(Kind.RECONCILE_SUCCESS, 30, Optional.of(1), false)),
                        FOUR_DAYS,
                        4);
        assertThat(course.parts().stream().map(Course.Part::seen)).containsOnly(true);
        assertThat(course.parts().stream().map(Course.Part::drift))
                .as("a bypass tells nothing of drift, a sync does")
                .containsExactly(
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(0),
                        OptionalInt.of(0));
    }

    @Test
    void whatGoesOnIsCountedAtTheEndOfEachDay() {
        Course course =
                Course.of(
                        List.of(
                                happening(Kind.DRIFT_AGE, 60, Optional.of(26 * 60), false),
                                happening(Kind.DRIFT_AGE, 30, Optional.empty(), false),
                                happening(Kind.BYPASS_DURATION, 2, Optional.empty(), false)),
                        FOUR_DAYS,
                        4);
        assertThat(course.parts().stream().map(Course.Part::drift))
                .as("open after 24, 48, 72 and 96 hours")
                .containsExactly(
                        OptionalInt.empty(),
                        OptionalInt.of(1),
                        OptionalInt.of(1),
                        OptionalInt.of(1));
        assertThat(course.parts().stream().map(Course.Part::bypasses)).containsExactly(0, 0, 0, 1);
    }
}
