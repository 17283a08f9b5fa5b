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

    /** Returns how it came out as a whole. */
    public SyncEnd end() {
        if (cancelled) {
            return SyncEnd.CANCELLED;
        }
        boolean inOrder = trouble.isEmpty() && plan.plan().problems().isEmpty();
        boolean asPlanned =
                results.stream()
                        .allMatch(
                                one ->
                                        one instanceof StepResult.Done
                                                || one instanceof StepResult.Waived
                                                || isHeld(one));
        if (inOrder && asPlanned) {
            return held() == 0 ? SyncEnd.WHOLE : SyncEnd.HELD;
        }
        return count(StepResult.Done.class) + count(StepResult.Unknown.class) > 0
                ? SyncEnd.PARTLY
                : SyncEnd.FAILED;
    }

    /** Returns whether all of it was done, with nothing held. */
    public boolean allDone() {
        return end() == SyncEnd.WHOLE;
    }

    /** Returns how many objects were left alone because the plan held them. */
    public long held() {
        return results.stream().filter(ApplyResult::isHeld).count();
    }

    private static boolean isHeld(StepResult result) {
        return result instanceof StepResult.Refused refused && refused.isHeld();
    }

    /** Returns how many results are of a kind. */
    public long count(Class<? extends StepResult> kind) {
        return results.stream().filter(kind::isInstance).count();
    }
}
