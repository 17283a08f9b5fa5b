package dev.leeway.engine.apply;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run while it goes: the result of each step, and what went wrong beside them.
 * Every entry is in the journal before anybody hears of it. Safe for several threads.
 */
final class RunBook {
    private final Plan plan;
    private final String runId;
    private final Accounts accounts;
    private final StepListener listener;
    private final AtomicReferenceArray<@Nullable StepResult> results;
    private final List<String> warnings = new ArrayList<>();
    private String trouble = "";

    RunBook(Plan plan, String runId, Accounts accounts, StepListener listener) {
        this.plan = plan;
        this.runId = runId;
        this.accounts = accounts;
        this.listener = listener;
        this.results = new AtomicReferenceArray<>(plan.steps().size());
    }

    Step step(int at) {
        return plan.steps().get(at);
    }

    int size() {
        return results.length();
    }

    Optional<StepResult> result(int at) {
        return Optional.ofNullable(results.get(at));
    }

    /** Notes that a step is about to be sent; when this throws, it must not be. */
    void sending(int at) throws StoreException {
        accounts.sending(at);
        listener.began(runId, step(at));
    }

    /** Notes what became of a step; the first answer stands. */
    void finish(int at, StepResult result) {
        if (!results.compareAndSet(at, null, result)) {
            return;
        }
        try {
            accounts.outcome(at, result);
        } catch (StoreException e) {
            trouble("What became of " + result.step().key() + " could not be noted", e);
        }
        listener.ended(runId, result);
    }

    /** Puts results on the audit trail; returns whether that could be done. */
    boolean record(List<Integer> steps) {
        List<StepResult> done = new ArrayList<>();
        steps.forEach(at -> result(at).ifPresent(done::add));
        try {
            accounts.record(done);
            return true;
        } catch (StoreException e) {
            trouble("What was done could not be put on the audit trail", e);
            return false;
        }
    }

    /** Notes on the audit trail that the inventory was written; returns whether it could be. */
    boolean inventoryWritten(ResourceKey key, String before, String after) {
        if (before.equals(after)) {
            return true;
        }
        try {
            accounts.inventoryWritten(key, before, after);
            return true;
        } catch (StoreException e) {
            trouble("That the inventory was written could not be put on the audit trail", e);
            return false;
        }
    }

    /** Notes on the audit trail that the inventory was sent, and what is known of it. */
    void inventorySent(ResourceKey key, String before, InventoryKeeper.Kept.NotKnown kept) {
        try {
            accounts.inventorySent(key, before, kept.version(), kept.message());
        } catch (StoreException e) {
            trouble("That the inventory was sent could not be put on the audit trail", e);
        }
    }

    void waiting(Wait wait) {
        listener.waiting(runId, wait);
    }

    synchronized void warn(String text) {
        warnings.add(text);
    }

    private void trouble(String what, StoreException e) {
        trouble(what + ": " + e.getMessage() + " " + e.nextStep());
    }

    synchronized void trouble(String text) {
        trouble = trouble.isEmpty() ? text : trouble + " " + text;
    }

    synchronized Optional<String> trouble() {
        return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
    }

    synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Returns the results so far, in the plan's order. */
    List<StepResult> results() {
        List<StepResult> list = new ArrayList<>();
        for (int i = 0; i < results.length(); i++) {
            result(i).ifPresent(list::add);
        }
        return list;
    }
}
