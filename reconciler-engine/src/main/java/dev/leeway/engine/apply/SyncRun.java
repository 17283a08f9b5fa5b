package dev.leeway.engine.apply;

import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.Inventory;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.plan.StepPlace.Stage;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One plan being carried out: wave by wave, with the inventory written ahead and after. */
final class SyncRun {
    private final Plan plan;
    private final WaveRun waves;
    private final InventoryKeeper keeper;
    private final RunBook book;
    private final InstantSource clock;
    private final RunRight right;
    private final ClusterReader reader;
    private final ApplySettings settings;

    SyncRun(
            Plan plan,
            WaveRun waves,
            InventoryKeeper keeper,
            RunBook book,
            InstantSource clock,
            RunRight right,
            ClusterReader reader,
            ApplySettings settings) {
        this.plan = plan;
        this.waves = waves;
        this.keeper = keeper;
        this.book = book;
        this.clock = clock;
        this.right = right;
        this.reader = reader;
        this.settings = settings;
    }

    /** Carries the plan out; afterwards every step has a result. */
    void go() {
        try (right) {
            // The lease lies in the destination namespace, which may have to be made first.
            boolean later = makesDestination();
            if (!later) {
                takeRight(true);
            }
            if (goesOn()) {
                waves.run(List.of(Stage.PREPARE));
            }
            if (later && goesOn()) {
                takeRight(false);
            }
            if (goesOn()) {
                writeAndApply();
            }
        }
        Wording reason =
                waves.cancelled()
                        ? StepPhrase.STOPPED_BEFORE.of()
                        : waves.stopped().orElse(StepPhrase.EARLIER.of());
        for (int i = 0; i < book.size(); i++) {
            if (book.result(i).isEmpty()) {
                book.finish(i, unsent(book.step(i), reason));
            }
        }
    }

    private boolean goesOn() {
        return waves.stopped().isEmpty() && !waves.failed() && !waves.cancelled();
    }

    private boolean makesDestination() {
        ResourceKey destination = new ResourceKey("", "Namespace", "", plan.namespace());
        return plan.steps().stream()
                .anyMatch(step -> step instanceof Step.Create && step.key().equals(destination));
    }

    private void takeRight(boolean nothingSent) {
        try {
            right.take(nothingSent).ifPresent(waves::stop);
        } catch (InterruptedException e) {
            waves.cancel();
        }
    }

    private StepResult unsent(Step step, Wording reason) {
        return switch (step) {
            case Step.Hold hold when hold.reason().wanted() ->
                    new StepResult.Waived(hold, hold.reason().said());
            case Step.Hold hold ->
                    new StepResult.Refused(
                            hold, new StepResult.Refusal.Held(), hold.reason().said());
            case Step.RunHook hook
                    when hook.place().stage() == Stage.SYNC_FAIL && !waves.failed() ->
                    new StepResult.Waived(hook, StepPhrase.NOT_NEEDED.of());
            case Step.Create _,
                    Step.Patch _,
                    Step.Migrate _,
                    Step.Recreate _,
                    Step.Prune _,
                    Step.RunHook _ ->
                    new StepResult.NotAttempted(step, reason);
        };
    }

    private void writeAndApply() {
        InventoryState current;
        InventoryKeeper.Kept ahead;
        try {
            current = keeper.read();
            if (!isSame(current)) {
                waves.stop(SyncPhrase.CHANGED_SINCE.of());
                waves.stopped().ifPresent(book::trouble);
                return;
            }
            Inventory announced = InventoryChange.ahead(plan, current.known(), clock.instant());
            ahead = keeper.write(current, announced);
        } catch (InterruptedException e) {
            waves.cancel();
            return;
        }
        switch (ahead) {
            case InventoryKeeper.Kept.NotWritten not -> {
                waves.stop(SyncPhrase.NOT_NOTED.of(not.said()));
                waves.stopped().ifPresent(book::trouble);
            }
            case InventoryKeeper.Kept.NotKnown not -> {
                book.inventorySent(keeper.key(), current.version(), not);
                waves.stop(SyncPhrase.NOT_NOTED.of(not.said()));
                waves.stopped().ifPresent(book::trouble);
            }
            case InventoryKeeper.Kept.Written written -> {
                if (note(current, written.state())) {
                    apply();
                }
                writeAfter(current, written.state());
            }
        }
    }

    private boolean isSame(InventoryState current) {
        return switch (plan.inventory()) {
            case InventoryState.Found seen ->
                    current instanceof InventoryState.Found now
                            && now.inventory().equals(seen.inventory())
                            && now.holds().equals(seen.holds());
            case InventoryState.NoneYet _ -> current instanceof InventoryState.NoneYet;
            case InventoryState.Unreadable _ -> false;
        };
    }

    private void apply() {
        waves.run(
                List.of(
                        Stage.PRE_SYNC,
                        Stage.APPLY,
                        Stage.PRUNE,
                        Stage.PRUNE_LAST,
                        Stage.POST_SYNC));
        if (waves.failed() && !waves.cancelled()) {
            waves.runAfterFailure();
        }
        waves.clearAway();
    }

    private boolean note(InventoryState before, InventoryState.Found after) {
        boolean noted =
                book.inventoryWritten(keeper.key(), before.version(), after.resourceVersion());
        if (!noted) {
            waves.stop(book.trouble().orElse(Wording.none()));
        }
        return noted;
    }

    /** The last word on the inventory is written even when the sync was cancelled. */
    private void writeAfter(InventoryState before, InventoryState.Found ahead) {
        if (right.lost().isPresent()) {
            book.trouble(SyncPhrase.REMEMBERS_ANNOUNCED.of());
            return;
        }
        boolean interrupted = Thread.interrupted();
        List<StepResult> known = new ArrayList<>();
        for (int i = 0; i < book.size(); i++) {
            Optional<StepResult> result = book.result(i);
            known.add(result.orElse(unsent(book.step(i), Wording.none())));
        }
        interrupted =
                BegunDeletions.lookAfter(known, reader, settings.requestTimeout()) || interrupted;
        Inventory after =
                InventoryChange.after(
                        plan, before.known(), ahead.inventory(), known, clock.instant());
        try {
            switch (keeper.write(ahead, after)) {
                case InventoryKeeper.Kept.Written written -> note(ahead, written.state());
                case InventoryKeeper.Kept.NotWritten not ->
                        book.trouble(SyncPhrase.REMEMBERS_TOO_MUCH.of(not.said()));
                case InventoryKeeper.Kept.NotKnown not -> {
                    book.inventorySent(keeper.key(), ahead.resourceVersion(), not);
                    book.trouble(SyncPhrase.MAY_REMEMBER.of(not.said()));
                }
            }
        } catch (InterruptedException e) {
            interrupted = true;
            book.trouble(SyncPhrase.REMEMBERS_STOPPED.of());
        }
        if (interrupted) {
            waves.cancel();
        }
    }
}
