package dev.leeway.desktop.session;

import dev.leeway.engine.credential.Passphrases;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Asks for the passphrase of the kept credentials in the window. What was declined, or not answered
 * in time, is not asked for again until somebody wants it: a window that asks at every fetch would
 * be in the way. Safe for use from several threads; never asked on the window's own.
 */
public final class WindowPassphrases implements Passphrases {
    /** How long a question stays open. */
    public static final Duration USUAL_PATIENCE = Duration.ofMinutes(2);

    private final Passphrases silent;
    private final Duration patience;
    private volatile Optional<Consumer<Question>> window = Optional.empty();
    private final AtomicBoolean declined = new AtomicBoolean();

    /** A question that is open until it is answered, declined or given up. */
    public static final class Question {
        private final boolean wrongBefore;
        private final CompletableFuture<Optional<char[]>> answer = new CompletableFuture<>();

        private Question(boolean wrongBefore) {
            this.wrongBefore = wrongBefore;
        }

        /** Returns whether what was typed before does not open the file. */
        public boolean wrongBefore() {
            return wrongBefore;
        }

        /** Returns whether nobody waits for the answer any more. */
        public boolean isOver() {
            return answer.isDone();
        }

        /** Answers it; whoever asked wipes what was typed. */
        public void answer(char[] typed) {
            answer.complete(Optional.of(typed));
        }

        /** Answers it with nothing, unless it is over. */
        public void decline() {
            answer.complete(Optional.empty());
        }

        /** Calls the action once when it is over, on any thread. */
        public void whenOver(Runnable action) {
            CompletableFuture<?> _ = answer.whenComplete((_, _) -> action.run());
        }
    }

    /**
     * Makes it.
     *
     * @param silent is asked before, and needs nobody
     * @param patience how long a question stays open
     */
    public WindowPassphrases(Passphrases silent, Duration patience) {
        this.silent = silent;
        this.patience = patience;
    }

    /** Puts questions to a window from now on, on any thread. */
    public void askThrough(Consumer<Question> asking) {
        window = Optional.of(asking);
    }

    /** Asks again at the next need, although it was declined. */
    public void askAgain() {
        declined.set(false);
    }

    @Override
    public Optional<char[]> ask(Occasion occasion) throws InterruptedException {
        Optional<char[]> known = silent.ask(occasion);
        Optional<Consumer<Question>> asking = window;
        if (known.isPresent() || asking.isEmpty() || declined.get()) {
            return known;
        }
        Question question = new Question(occasion == Occasion.WRONG_BEFORE);
        try {
            asking.get().accept(question);
            Optional<char[]> typed =
                    question.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            declined.set(typed.isEmpty());
            return typed;
        } catch (TimeoutException nobodyThere) {
            declined.set(true);
            return Optional.empty();
        } catch (ExecutionException | CancellationException never) {
            throw new IllegalStateException("a question is only answered or declined", never);
        } finally {
            question.decline();
        }
    }
}
