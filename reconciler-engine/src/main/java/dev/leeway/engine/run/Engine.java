package dev.leeway.engine.run;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.SyncControl;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.explain.Explanation;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The reconcile engine of one workspace, as windows and commands hold it. Safe for use from several
 * threads.
 *
 * <p>Every method does its work on the calling thread (and on virtual threads that end with it),
 * can be cancelled by interrupting the caller, and throws {@link IllegalStateException} on a thread
 * that the engine's {@link ThreadGuard} marks as one that must not wait. The listener hears what
 * happens, {@link RunEvent.Ended} last, whatever the end.
 */
public interface Engine {
    /**
     * Renders an application.
     *
     * @throws RunException when that cannot be done
     */
    RenderedManifests render(String application, RunRequest request, RunListener listener)
            throws RunException, InterruptedException;

    /**
     * Compares an application with its cluster. Writes nothing.
     *
     * @throws RunException when that cannot be done
     */
    Comparison compare(String application, RunRequest request, RunListener listener)
            throws RunException, InterruptedException;

    /**
     * Judges anew those objects of a comparison that changed in the cluster, as {@code
     * ClusterReader.onChange} tells, and leaves the others as they are: the work is that of the
     * change, however many objects the application has. Compares the whole anew, from the local
     * mirror, where the change touches more than single objects. Writes nothing.
     *
     * @throws RunException when that cannot be done
     */
    Comparison recompare(Comparison before, Set<ResourceKey> changed, RunListener listener)
            throws RunException, InterruptedException;

    /**
     * Explains what a comparison found at one object: for each field where the live value comes
     * from, and which line and commit of the source asks for the other. Reads Git, renders a few
     * earlier revisions, and asks the cluster for nothing but shapes. What cannot be looked at is
     * named in the answer.
     *
     * @throws RunException when the object is not in the comparison, or nothing can be looked at
     */
    default Explanation explain(Comparison comparison, ResourceKey key)
            throws RunException, InterruptedException {
        return explain(comparison, List.of(key)).getFirst();
    }

    /**
     * Explains several objects of a comparison, in their order; each earlier revision is rendered
     * once for all of them.
     *
     * @throws RunException when an object is not in the comparison, or nothing can be looked at
     */
    List<Explanation> explain(Comparison comparison, List<ResourceKey> keys)
            throws RunException, InterruptedException;

    /**
     * Works out what would be done about a comparison, asking the server about every change. Writes
     * nothing.
     *
     * @throws RunException when that cannot be done
     */
    Plan plan(Comparison comparison, PlanOptions options, RunListener listener)
            throws RunException, InterruptedException;

    /**
     * Works out what would be done to set back chosen fields of one object to what Git asks for,
     * leaving everything else that differs as it lives. The changes of the plan's step are those
     * that the server says this very request makes. Approve and sync it like any other plan.
     *
     * @param fields paths as the comparison's {@code FieldChange} has them; a path stands for all
     *     differences below it. What somebody added there is taken away. A path with neither is
     *     named in the plan's notes
     * @throws RunException when that cannot be done
     */
    default Plan planSettingBack(
            Comparison comparison, ResourceKey key, Set<FieldPath> fields, RunListener listener)
            throws RunException, InterruptedException {
        Set<String> adders =
                comparison.find(key).map(object -> object.addersOf(fields)).orElse(Set.of());
        return plan(comparison, PlanOptions.settingBack(key, fields).migrating(adders), listener);
    }

    /**
     * Carries out an approved plan. Cancelling stops what was not sent yet; the answer still says
     * what became of each step, and the interrupt flag stays set.
     *
     * @throws RunException when nothing was sent, because it could not even begin
     */
    default ApplyResult sync(ApprovedPlan plan, RunListener listener) throws RunException {
        return sync(plan, listener, new SyncControl());
    }

    /**
     * Carries out an approved plan, as the other method does.
     *
     * @param control where the operator decides about what the sync waits for
     * @throws RunException when nothing was sent, because it could not even begin
     */
    ApplyResult sync(ApprovedPlan plan, RunListener listener, SyncControl control)
            throws RunException;

    /**
     * Returns what is known and what is not of runs that a crash cut off, asking the clusters about
     * each step whose fate is open. They are reported until they are settled.
     *
     * @throws RunException when the journal cannot be read
     */
    List<CutOffRun> cutOff() throws RunException, InterruptedException;

    /**
     * Closes a cut-off run, after the operator was told about it.
     *
     * @throws RunException when that cannot be noted
     */
    void settle(CutOffRun run) throws RunException;

    /**
     * Works out what going from one revision of a repository to another would change of what each
     * application that reads it asks for. Renders both and asks no cluster, so that what depends on
     * a cluster's version is rendered as without one.
     *
     * @param repository the repository's name
     * @param from the earlier revision; empty when there is nothing before
     * @param to the later revision
     * @param timeout how long each rendering may take
     * @param listener hears each application's answer as it is found, on any thread
     */
    void effects(
            String repository,
            Optional<String> from,
            String to,
            Duration timeout,
            Consumer<RevisionEffect> listener)
            throws InterruptedException;

    /** Returns the deploys of the workspace's applications: their history and the way back. */
    Deploys deploys();

    /**
     * Works by another reading of the same workspace file from the next call on. What is under way
     * ends by the one it began with.
     */
    void follow(Workspace changed);
}
