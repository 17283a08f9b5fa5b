package dev.leeway.engine.apply;

import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of an approved plan.
 *
 * @param runId the run's id, as the journal and the audit have it
 * @param plan the plan
 * @param results one result for each step, in the plan's order
 * @param cancelled whether the operator stopped it
 * @param trouble why the run as a whole ended early or could not keep its accounts; empty when it
 *     went through
 * @param warnings what the operator should know although nothing failed
 * @param started when it began
 * @param ended when it ended
 */
public record ApplyResult(
        String runId,
        ApprovedPlan plan,
        List<StepResult> results,
        boolean cancelled,
        Optional<Wording> trouble,
        List<Wording> warnings,
        Instant started,
        Instant ended) {
    public ApplyResult {
        results = List.copyOf(results);
        warnings = List.copyOf(warnings);
    }

    /**
     * Returns whether every step was done or left out with leave, with nothing held, every document
     * that Git has was part of the plan, and the accounts are in order.
     */
    public boolean allDone() {
        return !cancelled
                && trouble.isEmpty()
                && plan.plan().problems().isEmpty()
                && results.stream()
                        .allMatch(
                                result ->
                                        result instanceof StepResult.Done
                                                || result instanceof StepResult.Waived);
    }

    /** Returns how many results are of a kind. */
    public long count(Class<? extends StepResult> kind) {
        return results.stream().filter(kind::isInstance).count();
    }
}
