package dev.leeway.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.automation.AutomationFacts.Attempts;
import dev.leeway.engine.desired.SyncOptions;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every line of the table is a situation and what Leeway does about it by itself. */
class AutomationTest {
    private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            # situation                        | policy | cluster | state   | git   | differ | last      | decision
            not automated                      | -hp    | open    | -       | new   | 1/0    | -         | NOT_AUTOMATED
            first sync                         | a      | open    | -       | new   | 1/0    | -         | SYNC GIT_MOVED_ON
            git moved on                       | a      | open    | -       | new   | 2/0    | old 60 0 1 | SYNC GIT_MOVED_ON
            git moved on, after failures       | a      | open    | -       | new   | 2/0    | old 60 9 0 | SYNC GIT_MOVED_ON
            protected                          | a      | guarded | -       | new   | 1/0    | -         | PROTECTED
            protected and allowed              | aP     | guarded | -       | new   | 1/0    | -         | SYNC GIT_MOVED_ON
            a sync is at work                  | a      | open    | syncing | new   | 1/0    | -         | SYNCING
            Git out of reach                   | ah     | open    | stale   | new   | 1/0    | -         | GIT_NOT_REACHED
            a document has a problem           | ah     | open    | problem | new   | 1/0    | -         | PROBLEMS
            inventory not readable             | ahp    | open    | blind   | new   | 1/1    | -         | INVENTORY_UNREADABLE
            held whole                         | ahp    | open    | held    | new   | 1/1    | -         | HELD
            one object held                    | ah     | open    | partly  | new   | 1/0    | -         | SYNC GIT_MOVED_ON
            in sync                            | ahp    | open    | -       | same  | 0/0    | new 60 0 1 | NOTHING_TO_DO
            only a prune, pruning off          | ah     | open    | -       | new   | 0/3    | old 60 0 1 | PRUNE_OFF
            only a prune, pruning on           | ahp    | open    | -       | new   | 0/3    | old 60 0 1 | SYNC GIT_MOVED_ON
            drift, self-heal off               | a      | open    | -       | same  | 1/0    | new 60 0 1 | DRIFT_LEFT
            drift, at once after a sync        | ah     | open    | -       | same  | 1/0    | new 2 0 1  | WAIT 3
            drift                              | ah     | open    | -       | same  | 1/0    | new 6 0 1  | SYNC DRIFT
            drift that comes back              | ah     | open    | -       | same  | 1/0    | new 6 0 3  | WAIT 14
            drift that comes back for long     | ah     | open    | -       | same  | 1/0    | new 100 0 30 | WAIT 200
            drift of long ago                  | ah     | open    | -       | same  | 1/0    | new 7000 0 0 | SYNC DRIFT
            one failure, too early             | a      | open    | -       | same  | 1/0    | new 1 1 0  | WAIT 4
            one failure                        | a      | open    | -       | same  | 1/0    | new 5 1 0  | SYNC RETRY
            three failures, too early          | a      | open    | -       | same  | 1/0    | new 19 3 0 | WAIT 1
            three failures                     | a      | open    | -       | same  | 1/0    | new 20 3 0 | SYNC RETRY
            five failures                      | ah     | open    | -       | same  | 1/0    | new 9999 5 0 | GAVE_UP
            """)
    void decides(
            String situation,
            String policy,
            String cluster,
            String state,
            String git,
            String differ,
            String last,
            String expected) {
        String commit = "new";
        String[] counts = differ.split("/", -1);
        AutomationFacts facts =
                new AutomationFacts(
                        policy(policy),
                        cluster.equals("guarded"),
                        NOW,
                        state.equals("syncing"),
                        commit,
                        !state.equals("stale"),
                        state.equals("problem") ? 1 : 0,
                        !state.equals("blind"),
                        holds(state),
                        Integer.parseInt(counts[0]),
                        Integer.parseInt(counts[1]),
                        attempts(last));

        Decision decision = Automation.decide(facts);

        String told =
                switch (decision) {
                    case Decision.Nothing nothing -> nothing.reason().name();
                    case Decision.Sync sync -> "SYNC " + sync.trigger();
                    case Decision.WaitUntil wait ->
                            "WAIT " + (wait.when().getEpochSecond() - NOW.getEpochSecond());
                };
        assertThat(told).as(situation).isEqualTo(expected);
        assertThat(decision.why()).isNotBlank();
        assertThat(git).isIn("new", "same");
    }

    private static Workspace.SyncPolicy policy(String letters) {
        return new Workspace.SyncPolicy(
                letters.contains("a"),
                letters.contains("h"),
                letters.contains("p"),
                false,
                false,
                letters.contains("P")
                        ? SyncOptions.of(List.of("AutomatedOnProtected=true"))
                        : SyncOptions.NONE,
                Map.of(),
                Map.of());
    }

    private static List<HoldMark> holds(String state) {
        HoldScope scope =
                state.equals("held")
                        ? new HoldScope.WholeApplication()
                        : new HoldScope.OneObject(new ResourceKey("", "ConfigMap", "a", "b"));
        return state.equals("held") || state.equals("partly")
                ? List.of(
                        new HoldMark(
                                "1", scope, "ada", "why", NOW, Optional.empty(), Optional.empty()))
                : List.of();
    }

    private static Optional<Attempts> attempts(String last) {
        if (last.equals("-")) {
            return Optional.empty();
        }
        String[] parts = last.split(" ", -1);
        return Optional.of(
                new Attempts(
                        parts[0],
                        NOW.minusSeconds(Long.parseLong(parts[1])),
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3])));
    }
}
