package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who is at a lease, and what others are told of it. */
class LeaseTurnsTest {
    private final LeaseTurns turns = new LeaseTurns();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    private String stay() throws InterruptedException {
        inside.countDown();
        go.await();
        return "over";
    }

    @Test
    void aStepIsToldAndNotWaitedFor() throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<String> step = other.submit(() -> turns.inTurn("b-1", this::stay));
            inside.await();
            assertThat(turns.taken("b-1")).isTrue();
            assertThat(turns.unlessStep("b-1", () -> "seen")).isEmpty();
            assertThat(turns.unlessStep("b-2", () -> "seen")).contains("seen");
            go.countDown();
            assertThat(step.get()).isEqualTo("over");
        }
        assertThat(turns.taken("b-1")).isFalse();
    }

    @Test
    void aLookIsNoStepAndWaitedFor() throws Exception {
        try (ExecutorService others = Executors.newFixedThreadPool(2)) {
            Future<String> look = others.submit(() -> turns.inPassing("b-1", this::stay));
            inside.await();
            Future<Optional<String>> tended =
                    others.submit(
                            () ->
                                    turns.unlessStep(
                                            "b-1",
                                            () -> turns.taken("b-1") ? "as a step" : "unmarked"));
            assertThat(turns.taken("b-1")).isFalse();
            go.countDown();
            assertThat(tended.get()).contains("as a step");
            assertThat(look.get()).isEqualTo("over");
        }
    }
}
