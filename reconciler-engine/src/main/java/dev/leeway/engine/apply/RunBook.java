package dev.leeway.engine.apply;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
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
    private final List<Wording> warnings = new ArrayList<>();
    private Wording trouble = Wording.none();

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
            trouble(
                    SyncPhrase.FATE_UNNOTED.of(
                            Wording.quoted(result.step().key().toString()), StepPhrase.told(e)));
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
            trouble(SyncPhrase.DONE_UNRECORDED.of(StepPhrase.told(e)));
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
            trouble(SyncPhrase.INVENTORY_UNRECORDED.of(StepPhrase.told(e)));
            return false;
        }
    }

    /** Notes on the audit trail that the inventory was sent, and what is known of it. */
    void inventorySent(ResourceKey key, String before, InventoryKeeper.Kept.NotKnown kept) {
        try {
            accounts.inventorySent(key, before, kept.version(), kept.said());
        } catch (StoreException e) {
            trouble(SyncPhrase.SENDING_UNRECORDED.of(StepPhrase.told(e)));
        }
    }

    void waiting(Wait wait) {
        listener.waiting(runId, wait);
    }

    synchronized void warn(Wording said) {
        warnings.add(said);
    }

    synchronized void trouble(Wording said) {
        trouble = trouble.isEmpty() ? said : StepPhrase.TOGETHER.of(trouble, said);
    }

    synchronized Optional<Wording> trouble() {
        return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
    }

    synchronized List<Wording> warnings() {
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
