package dev.leeway.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.leeway.engine.live.WatchState;
import dev.leeway.engine.wording.Wording;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Those who wait for a watch wait in peace, however many they are. */
class WatchTrustTest {
    private static final int WAITERS = 6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** Waits until the time is up and returns how often the thread fell asleep meanwhile. */
    private long waits(WatchTrust trust) throws InterruptedException {
        long self = Thread.currentThread().threadId();
        long before = threads.getThreadInfo(self).getWaitedCount();
        assertThat(trust.awaitSettled(Deadline.after(Duration.ofMillis(400))))
                .isInstanceOf(WatchState.Connecting.class);
        return threads.getThreadInfo(self).getWaitedCount() - before;
    }

    @Test
    void manyWhoWaitDoNotWakeEachOtherWithoutEnd() throws Exception {
        WatchTrust trust = new WatchTrust(WatchTiming.DEFAULT, () -> {});
        try (ExecutorService waiting = Executors.newFixedThreadPool(WAITERS)) {
            List<Future<Long>> waits = new ArrayList<>();
            for (int i = 0; i < WAITERS; i++) {
                waits.add(waiting.submit(() -> waits(trust)));
            }
            for (Future<Long> wait : waits) {
                // Each may be woken when another one comes, once, and by the end of its own time.
                assertThat(wait.get()).isLessThanOrEqualTo(4L * WAITERS);
            }
        }
    }

    @Test
    void aTryOfTheWatchWakesWhoeverWaits() throws Exception {
        WatchTrust trust = new WatchTrust(WatchTiming.DEFAULT, () -> {});
        List<Thread> waiters = new CopyOnWriteArrayList<>();
        ThreadFactory known =
                code -> {
                    Thread thread = new Thread(code);
                    waiters.add(thread);
                    return thread;
                };
        try (ExecutorService waiting = Executors.newFixedThreadPool(WAITERS, known)) {
            List<Future<WatchState>> answers = new ArrayList<>();
            for (int i = 0; i < WAITERS; i++) {
                answers.add(
                        waiting.submit(
                                () -> trust.awaitSettled(Deadline.after(Duration.ofMinutes(5)))));
            }
            // Whoever comes after the try waits for the next one, and here there is none.
            await("all of them wait")
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    waiters.size() == WAITERS
                                            && waiters.stream()
                                                    .allMatch(
                                                            one ->
                                                                    one.getState()
                                                                            == Thread.State
                                                                                    .TIMED_WAITING));
            trust.attempted(new WatchState.Gone(Wording.quoted("no such kind")));
            for (Future<WatchState> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isInstanceOf(WatchState.Gone.class);
            }
        }
    }

    /** Between the end of a try and the pause after it somebody may ask, and is not forgotten. */
    @Test
    void whoeverAsksBeforeThePauseBeginsCutsItShort() throws Exception {
        WatchTrust trust = new WatchTrust(WatchTiming.DEFAULT, () -> {});
        trust.attempted(new WatchState.Gone(Wording.quoted("no such kind")));
        assertThat(trust.awaitSettled(Deadline.after(Duration.ofMillis(50))))
                .isInstanceOf(WatchState.Gone.class);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> trust.sleep(Duration.ofMinutes(5)));
    }

    @Test
    void whoeverGotWhatTheyWaitedForDoesNotHurryWhatFollows() throws Exception {
        WatchTrust trust = new WatchTrust(WatchTiming.DEFAULT, () -> {});
        trust.awaitSettled(Deadline.after(Duration.ofMillis(50)));
        trust.attempted(new WatchState.Live(Instant.now()));
        Duration unhurried = Duration.ofMillis(100);
        long begun = System.nanoTime();
        trust.rest(unhurried);
        // Only a lower bound: however busy the machine, it rested at least so long.
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(unhurried.toNanos());
    }
}
