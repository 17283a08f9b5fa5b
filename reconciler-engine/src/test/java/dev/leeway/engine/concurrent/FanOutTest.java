package dev.leeway.engine.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.concurrent.FanOut.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FanOutTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final FanOut fanOut = new FanOut("test", 4);

    @Test
    void outcomesComeInInputOrderWhateverOrderTheTasksEndIn() throws Exception {
        CountDownLatch lastIsDone = new CountDownLatch(1);
        List<Outcome<String>> outcomes =
                fanOut.run(
                        List.of(1, 2, 3),
                        LONG,
                        number -> {
                            if (number == 3) {
                                lastIsDone.countDown();
                            } else {
                                lastIsDone.await();
                            }
                            return "n" + number;
                        });
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Done<>("n1"),
                        new Outcome.Done<>("n2"),
                        new Outcome.Done<>("n3"));
    }

    @Test
    void noInputGivesNoOutcome() throws Exception {
        assertThat(fanOut.run(List.<String>of(), LONG, text -> text)).isEmpty();
    }

    @Test
    void oneFailureLeavesTheOthersAlone() throws Exception {
        IOException trouble = new IOException("no route");
        List<Outcome<Integer>> outcomes =
                fanOut.run(
                        List.of(1, 2, 3),
                        LONG,
                        number -> {
                            if (number == 2) {
                                throw trouble;
                            }
                            return number;
                        });
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Done<>(1),
                        new Outcome.Failed<>(trouble),
                        new Outcome.Done<>(3));
    }

    @Test
    void theLimitIsReachedAndNeverPassedEvenByTwoRunsTogether() throws Exception {
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        // Four must meet at the barrier, so the test ends only if the limit is really used.
        CyclicBarrier four = new CyclicBarrier(4);
        FanOut.Task<Integer, Integer> task =
                number -> {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    four.await(10, TimeUnit.SECONDS);
                    atWork.decrementAndGet();
                    return number;
                };
        List<Integer> inputs = IntStream.range(0, 100).boxed().toList();
        AtomicReference<List<Outcome<Integer>>> other = new AtomicReference<>(List.of());
        Thread second =
                Thread.ofVirtual()
                        .start(() -> other.set(fanOut.runKeepingOutcomes(inputs, LONG, task)));
        List<Outcome<Integer>> outcomes = fanOut.run(inputs, LONG, task);
        second.join();
        assertThat(outcomes).hasSize(100).allMatch(Outcome.Done.class::isInstance);
        assertThat(other.get()).hasSize(100).allMatch(Outcome.Done.class::isInstance);
        assertThat(most.get()).isEqualTo(4);
    }

    @Test
    void whenTheTimeIsUpTheRunningAreToldAndTheRestIsNotStarted() throws Exception {
        FanOut two = new FanOut("test", 2);
        AtomicInteger told = new AtomicInteger();
        List<Outcome<Integer>> outcomes =
                two.run(
                        List.of(1, 2, 3, 4),
                        SHORT,
                        number -> {
                            if (number == 1) {
                                return 1;
                            }
                            try {
                                new CountDownLatch(1).await();
                                return number;
                            } catch (InterruptedException e) {
                                told.incrementAndGet();
                                throw e;
                            }
                        });
        assertThat(told.get()).isEqualTo(2);
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Done<>(1),
                        new Outcome.Unfinished<>(),
                        new Outcome.Unfinished<>(),
                        new Outcome.NotStarted<>());
    }

    @Test
    void whoeverMovesIsWaitedForAndWhoeverStandsStillIsNot() {
        FanOut one = new FanOut("test", 1);
        AtomicInteger moved = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Duration standstill = Duration.ofMillis(500);
        long began = System.nanoTime();
        List<Outcome<Integer>> outcomes =
                one.runWhileMoving(
                        List.of(1, 2, 3),
                        standstill,
                        moved::get,
                        number -> {
                            if (number == 1) {
                                // Far longer than the bound, but never still for as long as it.
                                for (int i = 0; i < 40; i++) {
                                    never.await(50, TimeUnit.MILLISECONDS);
                                    moved.incrementAndGet();
                                }
                                return number;
                            }
                            never.await();
                            return number;
                        });
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Done<>(1),
                        new Outcome.Unfinished<>(),
                        new Outcome.NotStarted<>());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(standstill);
    }

    @Test
    void aTaskThatDoesNotListenDoesNotHoldTheCaller() {
        FanOut impatient = new FanOut("test", 1, SHORT);
        AtomicBoolean leave = new AtomicBoolean();
        List<Outcome<Integer>> outcomes =
                impatient.runKeepingOutcomes(
                        List.of(1, 2),
                        SHORT,
                        number -> {
                            while (!leave.get()) {
                                Thread.onSpinWait();
                            }
                            return number;
                        });
        leave.set(true);
        assertThat(outcomes)
                .containsExactly(new Outcome.Unfinished<>(), new Outcome.NotStarted<>());
    }

    @Test
    void cancelStopsTheTasksBeforeItIsReported() throws Exception {
        CountDownLatch begun = new CountDownLatch(4);
        AtomicInteger atWork = new AtomicInteger();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        fanOut.run(
                                                List.of(1, 2, 3, 4, 5, 6),
                                                LONG,
                                                number -> waitForever(number, begun, atWork));
                                    } catch (InterruptedException e) {
                                        thrown.set(e);
                                    }
                                });
        begun.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(atWork.get()).isZero();
    }

    @Test
    void cancelCanKeepTheOutcomesAndLeavesTheFlagSet() throws Exception {
        FanOut one = new FanOut("test", 1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<List<Outcome<Integer>>> outcomes = new AtomicReference<>(List.of());
        AtomicBoolean flag = new AtomicBoolean();
        Thread caller =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    outcomes.set(
                                            one.runKeepingOutcomes(
                                                    List.of(1, 2, 3),
                                                    LONG,
                                                    number ->
                                                            number == 1
                                                                    ? number
                                                                    : waitForever(
                                                                            number,
                                                                            begun,
                                                                            new AtomicInteger())));
                                    flag.set(Thread.currentThread().isInterrupted());
                                });
        begun.await();
        caller.interrupt();
        caller.join();
        assertThat(flag).isTrue();
        assertThat(outcomes.get())
                .containsExactly(
                        new Outcome.Done<>(1),
                        new Outcome.Unfinished<>(),
                        new Outcome.NotStarted<>());
    }

    @Test
    void anErrorOfTheMachineIsNotOneInputsTrouble() {
        assertThatThrownBy(
                        () ->
                                fanOut.run(
                                        List.of(1),
                                        LONG,
                                        number -> {
                                            throw new StackOverflowError("deep");
                                        }))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void aLimitOfNoneIsRefused() {
        assertThatThrownBy(() -> new FanOut("test", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int waitForever(int number, CountDownLatch begun, AtomicInteger atWork)
            throws InterruptedException {
        atWork.incrementAndGet();
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } finally {
            atWork.decrementAndGet();
        }
        return number;
    }
}
