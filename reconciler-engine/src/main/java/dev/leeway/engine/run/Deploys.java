package dev.leeway.engine.run;

import dev.leeway.engine.apply.SyncControl;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.insights.Happening;
import dev.leeway.engine.insights.Insights;
import dev.leeway.engine.insights.Period;
import dev.leeway.engine.insights.Targets;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.plan.PlanOptions;
import java.util.List;

/**
 * The deploys of a workspace's applications: what was deployed, what differed, and the way back.
 * Safe for use from several threads; every method works on the calling thread and may wait.
 */
public interface Deploys {
    /**
     * Returns the syncs of an application on its cluster, newest first.
     *
     * @param before only syncs with a smaller number; {@link Long#MAX_VALUE} for the newest page
     * @param limit the most to return
     * @throws RunException when they cannot be read
     */
    List<SyncRecord> list(String application, long before, int limit) throws RunException;

    /**
     * Returns one sync.
     *
     * @throws RunException when there is none of that number, or it cannot be read
     */
    SyncRecord sync(String application, long number) throws RunException;

    /**
     * Returns what Git asked for at one sync against what it asked for at another.
     *
     * @throws RunException when the manifests of one of them are not kept
     */
    DeployDifference difference(String application, long earlier, long later) throws RunException;

    /**
     * Works out what rolling an application back would do. Writes nothing.
     *
     * @param target the number of a sync, or a branch, tag or commit
     * @param fromKept whether to take the manifests that are kept of a sync even where Git still
     *     has the revision
     * @throws RunException when neither Git nor the history has the target
     */
    RollBackPreview preview(
            String application,
            String target,
            boolean fromKept,
            PlanOptions options,
            RunListener listener)
            throws RunException, InterruptedException;

    /**
     * Rolls back: places a hold at the target first and proves it, looks again, and syncs if what
     * is to be done is still what was previewed. The hold stays, whatever became of the sync;
     * unless nothing was sent, then it is taken back.
     *
     * @param operator who approved the preview
     * @param reason why, for the hold
     * @throws RunException when nothing was sent
     */
    default RollBackResult rollBack(
            RollBackPreview preview, String operator, String reason, RunListener listener)
            throws RunException, InterruptedException {
        return rollBack(
                preview, RollBackApproval.of(operator, reason), listener, new SyncControl());
    }

    /**
     * Rolls back, as the other method does.
     *
     * @param approval who approved the preview, with what he typed where the plan asks for it
     * @param control where the operator decides about what the sync waits for
     * @throws RunException when nothing was sent; also when something else was typed than the plan
     *     asks for
     */
    RollBackResult rollBack(
            RollBackPreview preview,
            RollBackApproval approval,
            RunListener listener,
            SyncControl control)
            throws RunException, InterruptedException;

    /**
     * Works the indicators of a period out of the audit trail and the history, for the workspace's
     * applications.
     *
     * @throws RunException when what was written down cannot be read
     */
    Insights insights(Period period, Targets targets) throws RunException;

    /**
     * Returns what counts towards the indicators of a period, as it was written down, for the
     * workspace's applications; what began long before the period is left out.
     *
     * @throws RunException when what was written down cannot be read
     */
    List<Happening> happenings(Period period) throws RunException;

    /**
     * Reads the holds of an application from its cluster, past anything kept.
     *
     * @throws RunException when they cannot be read
     */
    List<HoldMark> holds(String application) throws RunException, InterruptedException;

    /**
     * Places a hold and proves it by reading it back.
     *
     * @return every hold that stands there now
     * @throws RunException when it does not stand there
     */
    List<HoldMark> hold(String application, HoldMark hold)
            throws RunException, InterruptedException;

    /**
     * Releases a hold; sends nothing else.
     *
     * @return every hold that still stands there
     * @throws RunException when there is no such hold, or it could not be taken away
     */
    List<HoldMark> release(String application, String holdId, String operator)
            throws RunException, InterruptedException;
}
