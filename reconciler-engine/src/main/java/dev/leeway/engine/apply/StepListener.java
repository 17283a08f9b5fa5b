package dev.leeway.engine.apply;

import dev.leeway.engine.plan.Step;

/** Hears how a plan is carried out. Called on several threads at once; must not block. */
public interface StepListener {
    /** A step is about to be sent. */
    void began(String runId, Step step);

    /** A step has its result. */
    void ended(String runId, StepResult result);

    /** The sync waits for something, or a wait has changed or ended. */
    default void waiting(String runId, Wait wait) {}
}
