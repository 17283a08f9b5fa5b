package dev.leeway.engine.apply;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.Inventory;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.LeaseOutlook;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.plan.StepPlace;
import dev.leeway.engine.plan.StepPlace.Stage;
import dev.leeway.engine.resource.ResourceKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One plan being carried out: place by place, with the inventory written ahead and after. */
final class SyncRun {
    private final Plan plan;
    private final String runId;
    private final StepSender sender;
    private final InventoryKeeper keeper;
    private final Accounts accounts;
    private final StepListener listener;
    private final InstantSource clock;
    private final ApplySettings settings;
    private final FanOut fanOut;
    private final DefinitionWait definitions;
    private final @Nullable StepResult[] results;
    private String stopped = "";
    private String trouble = "";
    private boolean cancelled;
    private final LeaseKeeper leases;
    private final List<String> warnings = new ArrayList<>();
    private @Nullable RunLease lease;
    private Optional<String> refusal = Optional.empty();

    SyncRun(
            Plan plan,
            String runId,
            ClusterReader reader,
            StepSender sender,
            InventoryKeeper keeper,
            LeaseKeeper leases,
            Accounts accounts,
            StepListener listener,
            InstantSource clock,
            ApplySettings settings) {
        this.plan = plan;
        this.runId = runId;
        this.sender = sender;
        this.keeper = keeper;
        this.leases = leases;
        this.accounts = accounts;
        this.listener = listener;
        this.clock = clock;
        this.settings = settings;
        this.fanOut = new FanOut("sync-" + plan.application(), settings.parallel());
        this.definitions = new DefinitionWait(reader, settings);
        this.results = new StepResult[plan.steps().size()];
    }

    /** Carries the plan out; afterwards every step has a result. */
    void go() {
        SortedMap<StepPlace, List<Integer>> places = places();
        try {
            // The lease lies in the destination namespace, which may have to be made first.
            boolean later = makesDestination();
            if (!later) {
                takeLease(true);
            }
            if (stopped.isEmpty() && !cancelled) {
                send(places, Stage.PREPARE);
            }
            if (later && stopped.isEmpty() && !cancelled) {
                takeLease(false);
            }
            if (stopped.isEmpty() && !cancelled) {
                writeAndApply(places);
            }
        } finally {
            if (lease != null) {
                lease.close();
            }
        }
        String reason = cancelled ? "The operator stopped the sync before its turn." : stopped;
        for (int i = 0; i < results.length; i++) {
            if (results[i] == null) {
                finish(i, unsent(plan.steps().get(i), reason));
            }
        }
    }

    private boolean makesDestination() {
        ResourceKey destination = new ResourceKey("", "Namespace", "", plan.namespace());
        return plan.steps().stream()
                .anyMatch(step -> step instanceof Step.Create && step.key().equals(destination));
    }

    private void takeLease(boolean nothingSent) {
        try {
            switch (leases.take()) {
                case LeaseKeeper.Taken.Mine mine -> lease = mine.lease();
                case LeaseKeeper.Taken.Another another -> refuse(another.message(), nothingSent);
                case LeaseKeeper.Taken.NotKnown unknown ->
                        refuse(
                                "Whether somebody else is syncing it could not be found out: "
                                        + unknown.message(),
                                nothingSent);
                case LeaseKeeper.Taken.NotPermitted not when plan.options().withoutLease() ->
                        warnings.add(
                                "This sync went on without a lease, as was asked: nothing kept"
                                        + " another Leeway from syncing at the same time ("
                                        + not.message()
                                        + ").");
                case LeaseKeeper.Taken.NotPermitted not ->
                        refuse(new LeaseOutlook.NotPermitted(not.message()).message(), nothingSent);
            }
        } catch (InterruptedException e) {
            cancel();
        }
    }

    private void refuse(String message, boolean nothingSent) {
        stopped = message;
        addTrouble(message);
        if (nothingSent) {
            refusal = Optional.of(message);
        }
    }

    /** Returns why nothing more may be sent; empty while the right to sync is held. */
    private Optional<String> lost() {
        return lease == null ? Optional.empty() : lease.lost();
    }

    private static StepResult unsent(Step step, String reason) {
        return step instanceof Step.Hold hold
                ? new StepResult.Refused(
                        hold, new StepResult.Refusal.Held(), hold.reason().message())
                : new StepResult.NotAttempted(step, reason);
    }

    private SortedMap<StepPlace, List<Integer>> places() {
        SortedMap<StepPlace, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            if (step.writes()) {
                places.computeIfAbsent(step.place(), _ -> new ArrayList<>()).add(i);
            }
        }
        return places;
    }

    private void writeAndApply(SortedMap<StepPlace, List<Integer>> places) {
        InventoryState current;
        InventoryKeeper.Kept ahead;
        Inventory announced;
        try {
            current = keeper.read();
            if (!sameInventory(current)) {
                stopped =
                        "The inventory or a hold changed since the plan was approved, or cannot be read:"
                                + " another sync may be at work. Compare again.";
                addTrouble(stopped);
                return;
            }
            announced = InventoryChange.ahead(plan, current.known(), clock.instant());
            ahead = keeper.write(current, announced);
        } catch (InterruptedException e) {
            cancel();
            return;
        }
        switch (ahead) {
            case InventoryKeeper.Kept.NotWritten not -> {
                stopped = "Nothing was applied, because it could not be noted. " + not.message();
                trouble = stopped;
            }
            case InventoryKeeper.Kept.Written written -> {
                note(current, written.state());
                send(places, Stage.APPLY);
                send(places, Stage.PRUNE);
                writeAfter(current, written.state());
            }
        }
    }

    private boolean sameInventory(InventoryState current) {
        return switch (plan.inventory()) {
            case InventoryState.Found seen ->
                    current instanceof InventoryState.Found now
                            && now.inventory().equals(seen.inventory())
                            && now.holds().equals(seen.holds());
            case InventoryState.NoneYet _ -> current instanceof InventoryState.NoneYet;
            case InventoryState.Unreadable _ -> false;
        };
    }

    /** Sends the places of a stage, one after the other, until something stops it. */
    private void send(SortedMap<StepPlace, List<Integer>> places, Stage stage) {
        @Nullable String failedInWave = null;
        int wave = 0;
        for (var place : places.entrySet()) {
            if (place.getKey().stage() != stage || !stopped.isEmpty()) {
                continue;
            }
            if (failedInWave != null && place.getKey().wave() != wave) {
                stopped = failedInWave;
                return;
            }
            wave = place.getKey().wave();
            String failure = sendTogether(place.getValue());
            failedInWave = failure.isEmpty() ? failedInWave : failure;
            if (cancelled) {
                return;
            }
        }
        if (failedInWave != null && stopped.isEmpty()) {
            stopped = failedInWave;
        }
    }

    /**
     * Sends the steps of one place; returns why what depends on them must not follow, or nothing.
     */
    private String sendTogether(List<Integer> steps) {
        List<FanOut.Outcome<StepResult>> outcomes =
                fanOut.runKeepingOutcomes(steps, settings.placeTimeout(), this::sendOne);
        boolean interrupted = Thread.interrupted();
        String failure = "";
        for (int i = 0; i < steps.size(); i++) {
            int at = steps.get(i);
            settle(at, outcomes.get(i));
            StepResult result = results[at];
            if (result != null && !(result instanceof StepResult.Done) && failure.isEmpty()) {
                failure =
                        "An earlier step was not done ("
                                + result.step().action()
                                + " "
                                + result.step().key()
                                + "), and this one comes after it.";
            }
        }
        failure = recorded(steps, failure);
        Optional<String> lost = lost();
        if (lost.isPresent() && stopped.isEmpty()) {
            stopped = lost.get();
            addTrouble(stopped);
        }
        if (interrupted) {
            cancel();
            return failure;
        }
        return failure.isEmpty() ? established(steps) : failure;
    }

    private StepResult sendOne(int at) throws InterruptedException {
        Step step = plan.steps().get(at);
        Optional<String> lost = lost();
        if (lost.isPresent()) {
            return new StepResult.NotAttempted(step, lost.get());
        }
        try {
            accounts.sending(at);
        } catch (StoreException e) {
            return new StepResult.NotAttempted(
                    step,
                    "It was not sent, because that could not be noted: "
                            + e.getMessage()
                            + " "
                            + e.nextStep());
        }
        listener.began(runId, step);
        return sender.send(step);
    }

    private void settle(int at, FanOut.Outcome<StepResult> outcome) {
        Step step = plan.steps().get(at);
        switch (outcome) {
            case FanOut.Outcome.Done<StepResult> done -> finish(at, done.value());
            case FanOut.Outcome.Failed<StepResult> failed ->
                    finish(at, lookUp(step, String.valueOf(failed.cause().getMessage())));
            case FanOut.Outcome.Unfinished<StepResult> _ ->
                    finish(at, lookUp(step, "the sync was stopped while it was under way"));
            case FanOut.Outcome.NotStarted<StepResult> _ -> {}
        }
    }

    private StepResult lookUp(Step step, String lost) {
        try {
            return sender.findOut(step, lost);
        } catch (InterruptedException e) {
            cancel();
            return new StepResult.Unknown(
                    step,
                    "It was sent, and the sync was stopped before its fate was known. Compare"
                            + " again.");
        }
    }

    private void finish(int at, StepResult result) {
        results[at] = result;
        try {
            accounts.outcome(at, result);
        } catch (StoreException e) {
            trouble("What became of " + result.step().key() + " could not be noted", e);
        }
        listener.ended(runId, result);
    }

    private String recorded(List<Integer> steps, String failure) {
        List<StepResult> done = new ArrayList<>();
        for (int at : steps) {
            StepResult result = results[at];
            if (result != null) {
                done.add(result);
            }
        }
        try {
            accounts.record(done);
            return failure;
        } catch (StoreException e) {
            trouble("What was done could not be put on the audit trail", e);
            stopped = trouble;
            return trouble;
        }
    }

    private String established(List<Integer> steps) {
        try {
            stopped = definitions.await(steps.stream().map(plan.steps()::get).toList());
            return stopped;
        } catch (InterruptedException e) {
            cancel();
            return "";
        }
    }

    private void note(InventoryState before, InventoryState.Found after) {
        if (before.version().equals(after.resourceVersion())) {
            return;
        }
        try {
            accounts.inventoryWritten(keeper.key(), before.version(), after.resourceVersion());
        } catch (StoreException e) {
            trouble("That the inventory was written could not be put on the audit trail", e);
            stopped = trouble;
        }
    }

    /** The last word on the inventory is written even when the sync was cancelled. */
    private void writeAfter(InventoryState before, InventoryState.Found ahead) {
        Optional<String> lost = lost();
        if (lost.isPresent()) {
            addTrouble(
                    "The inventory still names what was announced before the sync, so it remembers"
                            + " too much until the next one.");
            return;
        }
        boolean interrupted = Thread.interrupted();
        List<StepResult> known = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            StepResult result = results[i];
            known.add(result == null ? unsent(plan.steps().get(i), "") : result);
        }
        interrupted = sender.lookAfter(known) || interrupted;
        Inventory after =
                InventoryChange.after(
                        plan, before.known(), ahead.inventory(), known, clock.instant());
        try {
            switch (keeper.write(ahead, after)) {
                case InventoryKeeper.Kept.Written written -> note(ahead, written.state());
                case InventoryKeeper.Kept.NotWritten not ->
                        addTrouble(
                                "The inventory still names what was announced before the sync, so"
                                        + " it remembers too much: "
                                        + not.message());
            }
        } catch (InterruptedException e) {
            interrupted = true;
            addTrouble(
                    "The sync was stopped before the inventory was brought up to date; it remembers"
                            + " too much until the next sync.");
        }
        if (interrupted) {
            cancel();
        }
    }

    private void cancel() {
        cancelled = true;
        Thread.currentThread().interrupt();
    }

    private void trouble(String what, StoreException e) {
        addTrouble(what + ": " + e.getMessage() + " " + e.nextStep());
    }

    private void addTrouble(String text) {
        trouble = trouble.isEmpty() ? text : trouble + " " + text;
    }

    List<StepResult> results() {
        List<StepResult> list = new ArrayList<>();
        for (StepResult result : results) {
            if (result != null) {
                list.add(result);
            }
        }
        return list;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Returns why the right to sync was not given, when that was before anything was sent. */
    Optional<String> refusal() {
        return refusal;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    Optional<String> trouble() {
        return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
    }
}
