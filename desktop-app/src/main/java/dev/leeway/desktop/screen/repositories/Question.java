package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.proposal.HostException;
import dev.leeway.engine.source.SourceException;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Asks in the background, one thing at a time: a new question cancels the one before, and an answer
 * that comes after all is dropped. For the window's thread; answers come on it, too.
 */
final class Question {
    private final Desk desk;
    private final String name;
    private BackgroundWork.@Nullable Job running;
    private long asked;

    /** Makes it; the name is for threads and logs. */
    Question(Desk desk, String name) {
        this.desk = desk;
        this.name = name;
    }

    /** What is asked; works in the background. */
    @FunctionalInterface
    interface Body<T> {
        /** Returns the answer; what is known earlier goes to {@code meanwhile}. */
        T ask(Meanwhile meanwhile) throws Exception;
    }

    /** Takes what is known before the end; any thread. */
    @FunctionalInterface
    interface Meanwhile {
        /** Runs on the window's thread, unless nobody waits for it any more. */
        void tell(Runnable heard);
    }

    /**
     * Asks.
     *
     * @param what what could not be done, should it fail
     */
    <T> void ask(String what, Body<T> body, Consumer<T> arrived, Consumer<Trouble> failed) {
        cancel();
        long mine = asked;
        Meanwhile whileWanted = action -> desk.ui().run(() -> ifWanted(mine, action));
        BackgroundWork.Job job =
                desk.work()
                        .start(
                                name,
                                () -> {
                                    T answer = body.ask(whileWanted);
                                    whileWanted.tell(() -> end(() -> arrived.accept(answer)));
                                },
                                cause ->
                                        whileWanted.tell(
                                                () ->
                                                        end(
                                                                () ->
                                                                        failed.accept(
                                                                                trouble(
                                                                                        what,
                                                                                        cause)))));
        if (mine == asked) {
            running = job;
        }
    }

    private void ifWanted(long mine, Runnable action) {
        if (mine == asked) {
            action.run();
        }
    }

    private void end(Runnable action) {
        running = null;
        action.run();
    }

    /** Lets go of what was asked. */
    void cancel() {
        asked++;
        BackgroundWork.Job before = running;
        running = null;
        if (before != null) {
            before.cancel();
        }
    }

    /** Says what went wrong in the operator's words. */
    private Trouble trouble(String what, Exception failed) {
        return switch (failed) {
            case SourceException source ->
                    new Trouble(
                            what,
                            new EngineWords(desk.text()).why(source),
                            new EngineWords(desk.text()).next(source));
            case HostException host ->
                    new Trouble(
                            what,
                            new EngineWords(desk.text()).why(host),
                            new EngineWords(desk.text()).next(host));
            case InterruptedException _ ->
                    new Trouble(what, desk.text().text("repositories.cancelled"), "");
            default -> new Trouble(what, failed.toString(), desk.text().text("trouble.report"));
        };
    }
}
