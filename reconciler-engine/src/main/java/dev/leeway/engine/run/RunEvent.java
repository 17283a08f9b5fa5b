package dev.leeway.engine.run;

import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.apply.Wait;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.SourceTree;
import java.util.Optional;

/** Something that happened in a run, for whoever watches. */
public sealed interface RunEvent {
    /** Returns the application that the run is about. */
    String application();

    /**
     * A stage began.
     *
     * @param application the application
     * @param stage the stage
     */
    record StageBegan(String application, Stage stage) implements RunEvent {}

    /**
     * Reading the source goes on.
     *
     * @param application the application
     * @param task what is being done, for example {@code Receiving objects}
     * @param done how much is done
     * @param total of how much; 0 when not known
     */
    record SourceProgressed(String application, String task, int done, int total)
            implements RunEvent {}

    /**
     * The revision is known.
     *
     * @param application the application
     * @param revision the revision
     * @param stale since when it is old, and why; empty when the remote confirmed it as asked
     */
    record RevisionKnown(String application, Revision revision, Optional<SourceTree.Stale> stale)
            implements RunEvent {}

    /**
     * Objects were judged.
     *
     * @param application the application
     * @param done how many objects have a verdict
     * @param total of how many
     */
    record Judged(String application, int done, int total) implements RunEvent {}

    /**
     * A step is about to be sent.
     *
     * @param application the application
     * @param runId the run
     * @param step the step
     */
    record StepBegan(String application, String runId, Step step) implements RunEvent {}

    /**
     * A step has its result.
     *
     * @param application the application
     * @param runId the run
     * @param result the result
     */
    record StepEnded(String application, String runId, StepResult result) implements RunEvent {}

    /**
     * A sync waits for something, or a wait has changed or ended.
     *
     * @param application the application
     * @param runId the run
     * @param what what it waits for, since when, and how that stands
     */
    record Waiting(String application, String runId, Wait what) implements RunEvent {}

    /**
     * The run is over. Always the last event of a run.
     *
     * @param application the application
     * @param outcome how it ended
     */
    record Ended(String application, RunOutcome outcome) implements RunEvent {}
}
