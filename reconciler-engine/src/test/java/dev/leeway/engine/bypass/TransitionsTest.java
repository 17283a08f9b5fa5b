package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionsTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    static Stream<Arguments> pairs() {
        return Stream.of(Stage.values())
                .flatMap(from -> Stream.of(Stage.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theJournalTakesWhatTheTableSaysAndNothingElse(Stage from, Stage to) {
        Lease lease =
                new Lease(
                        Leases.bypass("b-1"),
                        List.of(new JournalEntry.Reached(Leases.state(from, NOW))));
        JournalEntry reached = new JournalEntry.Reached(Leases.state(to, NOW));
        JournalEntry intended = new JournalEntry.Intended(NOW, to, "go on");

        if (Transitions.LEGAL.getOrDefault(from, Set.of()).contains(to)) {
            BypassJournal.check(lease, reached);
            BypassJournal.check(lease, intended);
        } else {
            assertThatThrownBy(() -> BypassJournal.check(lease, reached))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> BypassJournal.check(lease, intended))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theTableKeepsWhatALeasePromises() {
        assertThat(Transitions.LEGAL).containsOnlyKeys(Stage.values());
        assertThat(into(Stage.FIXED)).as("guard before fix").doesNotContain(Stage.DRAFT);
        assertThat(into(Stage.RELEASED)).containsExactly(Stage.CONVERGING);
        assertThat(into(Stage.MERGED)).doesNotContain(Stage.FIXED, Stage.DRAFT, Stage.GUARDED);
        assertThat(Transitions.LEGAL.get(Stage.RELEASED)).isEmpty();
        assertThat(Transitions.LEGAL.get(Stage.ABANDONED)).isEmpty();
        for (Stage stage : Stage.values()) {
            if (!stage.over()) {
                assertThat(Transitions.LEGAL.get(stage))
                        .as("a way out of " + stage)
                        .contains(Stage.ABANDONED);
            }
        }
    }

    private static Set<Stage> into(Stage to) {
        return Stream.of(Stage.values())
                .filter(from -> Transitions.legal(from, to))
                .collect(Collectors.toSet());
    }
}
