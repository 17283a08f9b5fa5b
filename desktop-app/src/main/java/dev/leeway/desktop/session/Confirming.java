package dev.leeway.desktop.session;

import java.time.Duration;

/**
 * Compares again, quietly, what was not compared for a while: a change that no watch told of comes
 * to light, a cluster that answers again is seen again, and what a window shows all day is not
 * older than it seems. Safe for several threads.
 */
final class Confirming {
    /** What is older has to be confirmed; the window calls older than five minutes old. */
    static final Duration OLD = Duration.ofMinutes(4);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** A workspace of thousands takes longer than {@link #OLD}, and a laptop keeps its cores. */
    private static final int IN_A_ROUND = 4;

    private final Surroundings here;
    private final Comparing comparing;

    Confirming(Surroundings here, Comparing comparing) {
        this.here = here;
        this.comparing = comparing;
    }

    void begin() {
        here.work().repeat("confirm what was compared", PAUSE, this::confirmSome, failed -> {});
    }

    private void confirmSome() {
        comparing.triedBefore(here.now().minus(OLD)).stream()
                .limit(IN_A_ROUND)
                .forEach(comparing::confirm);
    }
}
