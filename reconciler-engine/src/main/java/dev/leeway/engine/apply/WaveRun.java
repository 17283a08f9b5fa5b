package dev.leeway.engine.apply;

import dev.leeway.engine.desired.HookMarks.Cleanup;
import dev.leeway.engine.plan.FailureWish;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.plan.StepPlace.Stage;
import dev.leeway.engine.wording.Wording;
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
    private Wording stopped = Wording.none();
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
        Wording before = stopped;
        stopped = Wording.none();
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
                stop(book.trouble().orElse(Wording.none()));
            }
            takeNote(going, wave, followed, awaited);
            Optional<Wording> lost = right.lost();
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
            Optional<Wording> trouble = definitions.await(place.stream().map(book::step).toList());
            trouble.ifPresent(this::stop);
            trouble.ifPresent(book::trouble);
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
                            case Awaited.Well well -> ended(well, SyncPhrase.NOT_WELL, end);
                            case Awaited.Gone gone -> ended(gone, SyncPhrase.NOT_GONE, end);
                        }
                    });
        } catch (InterruptedException e) {
            cancel();
        }
    }

    private void ended(Awaited awaited, SyncPhrase lack, WaveWait.End end) {
        switch (end) {
            case WaveWait.End.Reached _ -> {}
            case WaveWait.End.Skipped skipped ->
                    book.warn(SyncPhrase.WENT_ON.of(lacking(awaited, lack), skipped.reason()));
            case WaveWait.End.Failed failed -> unwell(awaited, lack, failed.reason());
            case WaveWait.End.Lost lost -> unwell(awaited, lack, lost.reason());
            case WaveWait.End.Terminated terminated -> unwell(awaited, lack, terminated.reason());
        }
    }

    private void unwell(Awaited awaited, SyncPhrase lack, Wording reason) {
        boolean touched = !(awaited instanceof Awaited.Well well) || well.touched();
        if (!touched && goesOn) {
            book.warn(SyncPhrase.WENT_ON_UNTOUCHED.of(lacking(awaited, lack), reason));
            return;
        }
        SyncPhrase held = touched ? SyncPhrase.HELD_UP : SyncPhrase.HELD_UP_UNTOUCHED;
        Wording why = held.of(lacking(awaited, lack), reason);
        book.trouble(why);
        stop(why);
    }

    private static Wording lacking(Awaited awaited, SyncPhrase lack) {
        return lack.of(awaited.key().toString());
    }

    private void hookEnded(Awaited.Hook hook, WaveWait.End end) {
        running.remove(hook.at());
        Optional<Wording> held = release(hook);
        Step step = book.step(hook.at());
        StepResult result =
                switch (end) {
                    case WaveWait.End.Reached reached ->
                            new StepResult.Done(
                                    step, and(reached.reason(), held), "", "", hook.uid());
                    case WaveWait.End.Failed failed -> hookFailed(step, and(failed.reason(), held));
                    case WaveWait.End.Lost lost ->
                            new StepResult.Unknown(
                                    step, StepPhrase.HOOK_UNKNOWN.of(and(lost.reason(), held)));
                    case WaveWait.End.Terminated terminated ->
                            hookFailed(
                                    step,
                                    StepPhrase.HOOK_TERMINATED.of(and(terminated.reason(), held)));
                    case WaveWait.End.Skipped skipped ->
                            new StepResult.Waived(
                                    step, StepPhrase.HOOK_SKIPPED.of(and(skipped.reason(), held)));
                };
        book.finish(hook.at(), result);
        book.record(List.of(hook.at()));
        switch (end) {
            case WaveWait.End.Reached _ -> succeeded.add(hook);
            case WaveWait.End.Terminated _ -> delete(hook, SyncPhrase.TO_BE_TERMINATED);
            case WaveWait.End.Failed _ -> {
                if (hook.step().cleanups().contains(Cleanup.HOOK_FAILED)) {
                    delete(hook, SyncPhrase.FAILED);
                }
            }
            case WaveWait.End.Lost _, WaveWait.End.Skipped _ -> {}
        }
        if (!(result instanceof StepResult.Done) && !(result instanceof StepResult.Waived)) {
            failures.add(result);
            stop(SyncPhrase.HOOK_NOT_DONE.of(Wording.quoted(hook.key().toString()), result.said()));
        }
    }

    private static StepResult hookFailed(Step step, Wording reason) {
        return new StepResult.Failed(step, 0, "HookFailed", reason, List.of());
    }

    private static Wording and(Wording said, Optional<Wording> more) {
        return more.map(one -> StepPhrase.AND.of(said, one)).orElse(said);
    }

    private Optional<Wording> release(Awaited.Hook hook) {
        try {
            return hooks.release(hook.step().desired());
        } catch (InterruptedException e) {
            cancel();
            return Optional.of(StepPhrase.FINALIZER_STOPPED.of());
        }
    }

    private void delete(Awaited.Hook hook, SyncPhrase why) {
        Wording key = Wording.quoted(hook.key().toString());
        try {
            hooks.delete(hook.step().desired(), hook.uid())
                    .ifPresent(
                            trouble ->
                                    book.warn(
                                            SyncPhrase.HOOK_UNDELETED.of(key, why.of(), trouble)));
        } catch (InterruptedException e) {
            cancel();
            book.warn(SyncPhrase.HOOK_KEPT.of(key, why.of()));
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
            delete(hook, SyncPhrase.RAN_ON);
            book.finish(hook.at(), hookFailed(step, StepPhrase.HOOK_STOPPED.of()));
            book.record(List.of(hook.at()));
        }
        running.clear();
        if (!failed() && !cancelled) {
            for (Awaited.Hook hook : succeeded) {
                if (hook.step().cleanups().contains(Cleanup.HOOK_SUCCEEDED)) {
                    delete(hook, SyncPhrase.SUCCEEDED);
                }
            }
        }
        if (interrupted) {
            cancel();
        }
    }

    void stop(Wording reason) {
        stopped = stopped.isEmpty() ? reason : stopped;
    }

    Optional<Wording> stopped() {
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
