package dev.leeway.desktop.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Values reach the window in order and in batches; cancelled work hears of it. */
class UiInboxTest {
    private final Deque<Runnable> posted = new ArrayDeque<>();
    private final UiThread ui =
            new UiThread() {
                @Override
                public boolean isCurrent() {
                    return false;
                }

                @Override
                public void post(Runnable action) {
                    posted.add(action);
                }
            };

    @Test
    void aBurstIsOneTurnOfTheWindowsLoop() {
        List<List<Integer>> batches = new ArrayList<>();
        UiInbox<Integer> inbox = new UiInbox<>(ui, batches::add);
        for (int i = 0; i < 1_500; i++) {
            inbox.post(i);
        }
        assertThat(posted).hasSize(1);

        posted.remove().run();

        assertThat(batches).hasSize(1);
        assertThat(batches.getFirst()).hasSize(1_500).isSorted();
        assertThat(posted).isEmpty();
    }

    @Test
    void aLongQueueLetsTheWindowPaintInBetweenAndLosesNothing() {
        List<Integer> received = new ArrayList<>();
        UiInbox<Integer> inbox = new UiInbox<>(ui, received::addAll);
        for (int i = 0; i < 5_000; i++) {
            inbox.post(i);
        }
        int turns = 0;
        while (!posted.isEmpty()) {
            assertThat(posted).hasSize(1);
            posted.remove().run();
            turns++;
        }

        assertThat(turns).isEqualTo(3);
        assertThat(received).hasSize(5_000).isSorted();
    }

    @Test
    void cancellingInterruptsTheWork() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (VirtualThreadWork work = new VirtualThreadWork()) {
            BackgroundWork.Job job =
                    work.start(
                            "wait",
                            () -> {
                                began.countDown();
                                new CountDownLatch(1).await();
                            },
                            failed -> {
                                failure.set(failed);
                                ended.countDown();
                            });
            began.await();

            job.cancel();

            ended.await();
            assertThat(failure.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void theInlineTwinHasDoneItWhenTheCallReturns() {
        List<String> done = new ArrayList<>();
        try (InlineWork work = new InlineWork()) {
            work.start("one", () -> done.add("one"), failed -> done.add("failed"));
            work.start(
                    "two",
                    () -> {
                        throw new IllegalStateException("two");
                    },
                    failed -> done.add(String.valueOf(failed.getMessage())));
        }
        assertThat(done).containsExactly("one", "two");
    }
}
