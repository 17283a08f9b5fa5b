package dev.leeway.engine.apply;

import dev.leeway.engine.desired.HookMarks.Cleanup;
import dev.leeway.engine.plan.FailureWish;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.plan.StepPlace.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out the waves of a plan: sends what stands in a wave, waits until it is well where
 * something follows, and stops where something was not done.
 */
final class WaveRun {
    private final List<Waves.Wave> waves;
    private final PlaceSender sender;
    private final DefinitionWait definitions;
    private final WaveWait wait;
    private final HookRunner hooks;
    private final RunBook book;
    private final RunRight right;
    private final Failures failures;
    private final boolean goesOn;
    private final Map<Integer, Awaited.Hook> running = new HashMap<>();
    private final List<Awaited.Hook> succeeded = new ArrayList<>();
    private String stopped = "";
    private boolean cancelled;

    WaveRun(
            Plan plan,
            PlaceSender sender,
            DefinitionWait definitions,
            WaveWait wait,
            HookRunner hooks,
            RunBook book,
            RunRight right) {
        this.waves = Waves.of(plan);
        this.sender = sender;
        this.definitions = definitions;
        this.wait = wait;
        this.hooks = hooks;
        this.book = book;
        this.right = right;
        this.failures = new Failures(plan.options().onFailure());
        this.goesOn = plan.options().onFailure() == FailureWish.CONTINUE_INDEPENDENT;
    }

    /** Carries out the waves of these stages until something stops them. */
    void run(List<Stage> stages) {
        for (int i = 0; i < waves.size(); i++) {
            Waves.Wave wave = waves.get(i);
            if (!stages.contains(wave.stage())) {
                continue;
            }
            if (!stopped.isEmpty() || cancelled) {
                return;
            }
            run(wave, somethingFollows(i, stages), keptMustBeWell(i, stages));
        }
    }

    private boolean somethingFollows(int at, List<Stage> stages) {
        return waves.subList(at + 1, waves.size()).stream()
                .anyMatch(later -> stages.contains(later.stage()) && !later.places().isEmpty());
    }

    /**
     * What was in sync already is waited for where something is to be applied, run or deleted on
     * top of it, but not by plain deletions: nobody's trouble is made worse by them.
     */
    private boolean keptMustBeWell(int at, List<Stage> stages) {
        return waves.subList(at + 1, waves.size()).stream()
                .anyMatch(
                        later ->
                                stages.contains(later.stage())
                                        && later.stage() != Stage.PRUNE
                                        && !later.places().isEmpty());
    }

    /** Runs the hooks that are there for a sync that failed. */
    void runAfterFailure() {
        String before = stopped;
        stopped = "";
        for (Waves.Wave wave : waves) {
            if (wave.stage() == Stage.SYNC_FAIL && stopped.isEmpty() && !cancelled) {
                run(wave, false, false);
            }
        }
        stopped = before.isEmpty() ? stopped : before;
    }

    private void run(Waves.Wave wave, boolean followed, boolean keptToo) {
        List<Awaited> awaited = new ArrayList<>();
        boolean failing = wave.stage() == Stage.SYNC_FAIL;
        for (List<Integer> place : wave.places()) {
            List<Integer> going = failing ? place : independent(place);
            for (Awaited.Hook hook : sender.send(going)) {
                running.put(hook.at(), hook);
                awaited.add(hook);
            }
            boolean recorded = book.record(going);
            if (!recorded) {
                stop(book.trouble().orElse(""));
            }
            takeNote(going, wave, followed, awaited);
            Optional<String> lost = right.lost();
            if (lost.isPresent() && stopped.isEmpty()) {
                stop(lost.get());
                book.trouble(lost.get());
            }
            if (Thread.interrupted()) {
                cancel();
            }
            if (cancelled || !recorded || lost.isPresent() || !established(going)) {
                break;
            }
        }
        if (keptToo && stopped.isEmpty()) {
            awaited.addAll(wave.kept());
        }
        if (!cancelled) {
            await(awaited);
        }
        if (failures.any() && stopped.isEmpty() && !failing) {
            // Where the operator wants to go on, what follows is asked about one by one.
            failures.reasonToStop().ifPresent(this::stop);
        }
    }

    /** Within a wave, what does not depend on a failure is sent all the same. */
    private List<Integer> independent(List<Integer> place) {
        return place.stream().filter(at -> !failures.hinder(book.step(at))).toList();
    }

    private void takeNote(
            List<Integer> place, Waves.Wave wave, boolean followed, List<Awaited> awaited) {
        for (int at : place) {
            Optional<StepResult> result = book.result(at);
            if (result.isEmpty()) {
                continue;
            }
            if (!(result.get() instanceof StepResult.Done)) {
                failures.add(result.get());
            } else if (followed && waitsFor(wave)) {
                Waves.awaited(book.step(at)).ifPresent(awaited::add);
            }
        }
    }

    /** Nothing but the hooks after a sync waits for what was deleted to be gone. */
    private static boolean waitsFor(Waves.Wave wave) {
        return wave.stage() != Stage.PREPARE;
    }

    private boolean established(List<Integer> place) {
        try {
            String trouble = definitions.await(place.stream().map(book::step).toList());
            if (!trouble.isEmpty()) {
                stop(trouble);
                book.trouble(trouble);
            }
            return trouble.isEmpty();
        } catch (InterruptedException e) {
            cancel();
            return false;
        }
    }

    private void await(List<Awaited> awaited) {
        if (awaited.isEmpty()) {
            return;
        }
        try {
            wait.await(
                    awaited,
                    (one, end) -> {
                        switch (one) {
                            case Awaited.Hook hook -> hookEnded(hook, end);
                            case Awaited.Well well -> ended(well, "is not well", end);
                            case Awaited.Gone gone -> ended(gone, "is not gone", end);
                        }
                    });
        } catch (InterruptedException e) {
            cancel();
        }
    }

    private void ended(Awaited awaited, String lack, WaveWait.End end) {
        switch (end) {
            case WaveWait.End.Reached _ -> {}
            case WaveWait.End.Skipped skipped ->
                    book.warn(
                            awaited.key()
                                    + " "
                                    + lack
                                    + " ("
                                    + skipped.reason().text()
                                    + "); the operator went on.");
            case WaveWait.End.Failed failed -> unwell(awaited, lack, failed.reason().text());
            case WaveWait.End.Lost lost -> unwell(awaited, lack, lost.reason().text());
            case WaveWait.End.Terminated terminated ->
                    unwell(awaited, lack, terminated.reason().text());
        }
    }

    private void unwell(Awaited awaited, String lack, String reason) {
        boolean touched = !(awaited instanceof Awaited.Well well) || well.touched();
        if (!touched && goesOn) {
            book.warn(
                    awaited.key()
                            + " "
                            + lack
                            + ", which this sync did not touch; it went on as asked: "
                            + reason
                            + ".");
            return;
        }
        String text =
                awaited.key()
                        + " "
                        + lack
                        + (touched ? "" : " (this sync did not touch it)")
                        + ", so what comes after it was not sent: "
                        + reason;
        book.trouble(text + ".");
        stop(text + ".");
    }

    private void hookEnded(Awaited.Hook hook, WaveWait.End end) {
        running.remove(hook.at());
        String held = release(hook).map(text -> "; " + text).orElse("");
        Step step = book.step(hook.at());
        StepResult result =
                switch (end) {
                    case WaveWait.End.Reached reached ->
                            new StepResult.Done(
                                    step, reached.reason().text() + held, "", "", hook.uid());
                    case WaveWait.End.Failed failed ->
                            hookFailed(step, failed.reason().text() + held);
                    case WaveWait.End.Lost lost ->
                            new StepResult.Unknown(
                                    step,
                                    "Whether it succeeded is not known: "
                                            + lost.reason().text()
                                            + held);
                    case WaveWait.End.Terminated terminated ->
                            hookFailed(
                                    step,
                                    "The operator terminated it: "
                                            + terminated.reason().text()
                                            + held);
                    case WaveWait.End.Skipped skipped ->
                            new StepResult.Waived(
                                    step,
                                    "The operator waits for it no longer: "
                                            + skipped.reason().text()
                                            + held);
                };
        book.finish(hook.at(), result);
        book.record(List.of(hook.at()));
        switch (end) {
            case WaveWait.End.Reached _ -> succeeded.add(hook);
            case WaveWait.End.Terminated _ -> delete(hook, "was to be terminated");
            case WaveWait.End.Failed _ -> {
                if (hook.step().cleanups().contains(Cleanup.HOOK_FAILED)) {
                    delete(hook, "failed");
                }
            }
            case WaveWait.End.Lost _, WaveWait.End.Skipped _ -> {}
        }
        if (!(result instanceof StepResult.Done) && !(result instanceof StepResult.Waived)) {
            failures.add(result);
            stop("The hook " + hook.key() + " was not done: " + result.message());
        }
    }

    private static StepResult hookFailed(Step step, String reason) {
        return new StepResult.Failed(step, 0, "HookFailed", reason, List.of());
    }

    private Optional<String> release(Awaited.Hook hook) {
        try {
            return hooks.release(hook.step().desired());
        } catch (InterruptedException e) {
            cancel();
            return Optional.of("its finalizer was not taken off, because the sync was stopped");
        }
    }

    private void delete(Awaited.Hook hook, String why) {
        try {
            hooks.delete(hook.step().desired(), hook.uid())
                    .ifPresent(
                            trouble ->
                                    book.warn(
                                            "The hook "
                                                    + hook.key()
                                                    + " "
                                                    + why
                                                    + " and could not be deleted: "
                                                    + trouble));
        } catch (InterruptedException e) {
            cancel();
            book.warn("The hook " + hook.key() + " " + why + " and was not deleted.");
        }
    }

    /**
     * Deletes the hooks that ask for it after a sync that succeeded, and those that still run after
     * one that was stopped, even when the thread is interrupted.
     */
    void clearAway() {
        boolean interrupted = Thread.interrupted();
        for (Awaited.Hook hook : List.copyOf(running.values())) {
            Step step = book.step(hook.at());
            delete(hook, "ran when the sync was stopped");
            book.finish(
                    hook.at(),
                    hookFailed(step, "The sync was stopped while it ran; it was terminated."));
            book.record(List.of(hook.at()));
        }
        running.clear();
        if (!failed() && !cancelled) {
            for (Awaited.Hook hook : succeeded) {
                if (hook.step().cleanups().contains(Cleanup.HOOK_SUCCEEDED)) {
                    delete(hook, "succeeded");
                }
            }
        }
        if (interrupted) {
            cancel();
        }
    }

    void stop(String reason) {
        stopped = stopped.isEmpty() ? reason : stopped;
    }

    Optional<String> stopped() {
        return stopped.isEmpty() ? Optional.empty() : Optional.of(stopped);
    }

    /** Returns whether something was not done that a sync needs. */
    boolean failed() {
        return failures.any() || !stopped.isEmpty();
    }

    void cancel() {
        cancelled = true;
        Thread.currentThread().interrupt();
    }

    boolean cancelled() {
        return cancelled;
    }
}
