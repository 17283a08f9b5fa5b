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
    private final AtomicBoolean wanted = new AtomicBoolean();

    /** How a question ended. */
    public enum End {
        /** It is open. */
        OPEN,
        /** Something was typed. */
        ANSWERED,
        /** Somebody does not want to answer it. */
        DECLINED,
        /** Nobody answered it in time. */
        UNANSWERED,
        /** Whoever asked does not want to know any more. */
        GIVEN_UP
    }

    /** A question that is open until it is answered, declined or given up. */
    public static final class Question {
        private final boolean wrongBefore;
        private final boolean wanted;
        private final CompletableFuture<Optional<char[]>> answer = new CompletableFuture<>();
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile End end = End.OPEN;

        private Question(boolean wrongBefore, boolean wanted) {
            this.wrongBefore = wrongBefore;
            this.wanted = wanted;
        }

        /** Returns a question that nobody waits for, to be looked at. */
        public static Question toBeSeen(boolean wrongBefore) {
            return new Question(wrongBefore, false);
        }

        /** Returns whether somebody asked for it just now, and did not only happen to need it. */
        public boolean wanted() {
            return wanted;
        }

        /** Returns whether what was typed before does not open the file. */
        public boolean wrongBefore() {
            return wrongBefore;
        }

        /** Returns whether nobody waits for the answer any more. */
        public boolean isOver() {
            return end != End.OPEN;
        }

        /** Returns how it ended. */
        public End end() {
            return end;
        }

        /** Answers it; whoever asked wipes what was typed. */
        public void answer(char[] typed) {
            close(End.ANSWERED, Optional.of(typed));
        }

        /** Answers it with nothing, unless it is over. */
        public void decline() {
            close(End.DECLINED, Optional.empty());
        }

        private void close(End how, Optional<char[]> typed) {
            if (over.compareAndSet(false, true)) {
                end = how;
                answer.complete(typed);
            }
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

    /** Asks again at the next need, which is now, although it was declined. */
    public void askAgain() {
        wanted.set(true);
        declined.set(false);
    }

    @Override
    public Optional<char[]> ask(Occasion occasion) throws InterruptedException {
        Optional<char[]> known = silent.ask(occasion);
        Optional<Consumer<Question>> asking = window;
        if (known.isPresent() || asking.isEmpty() || declined.get()) {
            return known;
        }
        Question question =
                new Question(occasion == Occasion.WRONG_BEFORE, wanted.getAndSet(false));
        try {
            asking.get().accept(question);
            Optional<char[]> typed =
                    question.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            declined.set(typed.isEmpty());
            return typed;
        } catch (TimeoutException nobodyThere) {
            declined.set(true);
            question.close(End.UNANSWERED, Optional.empty());
            return Optional.empty();
        } catch (ExecutionException | CancellationException never) {
            throw new IllegalStateException("a question is only answered or declined", never);
        } finally {
            question.close(End.GIVEN_UP, Optional.empty());
        }
    }
}
