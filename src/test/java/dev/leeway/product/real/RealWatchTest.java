package dev.leeway.product.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.desktop.command.Session;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One Leeway that stays open while a real API server ends watches, is killed, forgets its history
 * and takes rights away: what is no longer true is never shown as current.
 */
@Tag("fixtures")
@Timeout(600)
class RealWatchTest {
    private static final String MANIFESTS =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {round: "0"}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 1
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers: [{name: web, image: "nginx:1"}]
            """;

    /** An event needs a moment; more than that is not current. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir Path temporary;

    @Test
    void nothingOldIsShownAsCurrent() throws Exception {
        try (RealTrial trial = RealTrial.start(this, temporary)) {
            trial.git(MANIFESTS);
            trial.leeway(0, "sync", "app", "--yes");
            try (EngineWiring wiring = trial.household.start();
                    Session session = trial.household.open(wiring)) {
                assertThat(states(session)).containsOnly("in sync");

                edit(trial, "1");
                shows(session, "after an edit");

                // The server ends watches after five to ten seconds here.
                int looks = staysChanged(session, Duration.ofSeconds(25));
                edit(trial, "0");
                settles(session, "in sync", "after many ends of watches");

                for (int round = 2; round < 4; round++) {
                    trial.cluster.killServer();
                    assertThat(states(session))
                            .as("while nobody answers")
                            .doesNotContain("in sync", "changed");
                    trial.cluster.startServerAgain();
                    edit(trial, Integer.toString(round));
                    trial.cluster.compact();
                    shows(session, "after a crash, an edit and a compaction");
                    edit(trial, "0");
                    settles(session, "in sync", "after the crash");
                }

                edit(trial, "9");
                trial.kubectl("delete", "deployment", "web", "--cascade=foreground");
                shows(session, "after a deletion");
                settles(session, "missing", "after a deletion");
                System.out.println(
                        "real watches: " + looks + " of " + looks + " looks current between them");
            }
        }
    }

    private static void edit(RealTrial trial, String round) throws Exception {
        trial.kubectl(
                "patch",
                "configmap",
                "settings",
                "--type=merge",
                "-p",
                "{\"data\":{\"round\":\"" + round + "\"}}");
    }

    /** The first look that shows something else fails; returns how many there were. */
    private static int staysChanged(Session session, Duration time) {
        Instant end = Instant.now().plus(time);
        AtomicInteger looks = new AtomicInteger();
        patiently("between watches")
                .until(
                        () -> states(session),
                        states -> {
                            assertThat(states).as("between watches").contains("changed");
                            looks.incrementAndGet();
                            return Instant.now().isAfter(end);
                        });
        return looks.get();
    }

    /** A look that begins a moment after a change shows it, or says that it does not know. */
    private static void shows(Session session, String when) {
        patiently(when)
                .pollDelay(MOMENT)
                .until(
                        () -> states(session),
                        states -> {
                            assertThat(states)
                                    .as(when)
                                    .isNotEmpty()
                                    .allMatch(
                                            state ->
                                                    states.contains("changed")
                                                            || state.startsWith("not known"));
                            return states.contains("changed");
                        });
    }

    private static void settles(Session session, String state, String when) {
        patiently(when)
                .until(
                        () -> states(session),
                        states ->
                                states.contains(state)
                                        && !(state.equals("in sync")
                                                && states.contains("changed")));
    }

    private static ConditionFactory patiently(String when) {
        return Awaitility.await(when)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .pollInSameThread();
    }

    private static List<String> states(Session session) throws Exception {
        List<String> states = new ArrayList<>();
        try {
            Comparison comparison =
                    session.engine().compare("app", RunRequest.USUAL, RunListener.NONE);
            comparison
                    .resources()
                    .forEach(
                            one ->
                                    states.add(
                                            switch (one.difference()) {
                                                case Difference.InSync _ -> "in sync";
                                                case Difference.Missing _ -> "missing";
                                                case Difference.Changed _ -> "changed";
                                                case Difference.Mutated _ -> "mutated";
                                                case Difference.Extra _ -> "extra";
                                                case Difference.Undetermined doubtful ->
                                                        "not known: " + doubtful.doubt().message();
                                            }));
        } catch (RunException e) {
            states.add("not known: " + e.getMessage());
        }
        return states;
    }
}
