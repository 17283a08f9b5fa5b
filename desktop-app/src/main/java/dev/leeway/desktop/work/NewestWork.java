package dev.leeway.desktop.work;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Work of which only the newest counts: asking again cancels what was asked before, and an answer
 * that comes too late is dropped. Belongs to the window's thread.
 *
 * @param <T> the answer
 */
public final class NewestWork<T> {
    private final BackgroundWork work;
    private final UiThread ui;
    private final String what;
    private final Duration settling;
    private Optional<BackgroundWork.Job> running = Optional.empty();
    private long turn;

    /**
     * Makes one.
     *
     * @param what its name, for the thread and for the log
     * @param settling how long it waits before it begins, so that a burst of questions costs one
     */
    public NewestWork(BackgroundWork work, UiThread ui, String what, Duration settling) {
        this.work = work;
        this.ui = ui;
        this.what = what;
        this.settling = settling;
    }

    /** Something that takes time and may fail. */
    @FunctionalInterface
    public interface Question<T> {
        /** Finds the answer; called away from the window's thread. */
        T answer() throws Exception;
    }

    /**
     * Asks; the answer or the failure arrives on the window's thread unless somebody asks again
     * before.
     */
    public void ask(Question<T> question, Consumer<T> answered, Consumer<Exception> failed) {
        cancel();
        long mine = turn;
        running =
                Optional.of(
                        work.start(
                                what,
                                () -> {
                                    Thread.sleep(settling);
                                    T answer = question.answer();
                                    ui.run(() -> deliver(mine, () -> answered.accept(answer)));
                                },
                                trouble ->
                                        ui.run(() -> deliver(mine, () -> failed.accept(trouble)))));
    }

    /** Drops what was asked. */
    public void cancel() {
        turn++;
        running.ifPresent(BackgroundWork.Job::cancel);
        running = Optional.empty();
    }

    private void deliver(long mine, Runnable delivery) {
        if (turn == mine) {
            delivery.run();
        }
    }
}
