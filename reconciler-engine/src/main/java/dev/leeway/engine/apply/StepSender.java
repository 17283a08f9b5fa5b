package dev.leeway.engine.apply;

import dev.leeway.engine.apply.StepResult.Done;
import dev.leeway.engine.apply.StepResult.Failed;
import dev.leeway.engine.apply.StepResult.NotAttempted;
import dev.leeway.engine.apply.StepResult.Refusal;
import dev.leeway.engine.apply.StepResult.Refused;
import dev.leeway.engine.apply.StepResult.Unknown;
import dev.leeway.engine.compare.FieldMigration;
import dev.leeway.engine.compare.LocalProof;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.Deletions;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.schema.ObjectSchemas;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Sends one step and says what became of it. Safe for use from several threads. */
final class StepSender {
    private static final Duration POLL = Duration.ofMillis(200);

    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final Plan plan;
    private final ApplySettings settings;
    private final ObjectSchemas schemas;

    StepSender(
            ClusterReader reader,
            ClusterWriter writer,
            Plan plan,
            ApplySettings settings,
            ObjectSchemas schemas) {
        this.reader = reader;
        this.writer = writer;
        this.plan = plan;
        this.settings = settings;
        this.schemas = schemas;
    }

    /** Sends the step. */
    StepResult send(Step step) throws InterruptedException {
        return switch (step) {
            case Step.Create create -> create(create);
            case Step.Patch patch ->
                    applied(
                            step,
                            patch.desired(),
                            patch.basedOn(),
                            patch.takesOver(),
                            patch.changes().size() + " field(s) changed");
            case Step.Migrate migrate -> migrate(migrate);
            case Step.Recreate recreate -> recreate(recreate);
            case Step.Prune prune ->
                    deleted(
                            prune,
                            delete(
                                    new DeleteRequest(
                                            prune.key(),
                                            prune.kind(),
                                            prune.uid(),
                                            prune.basedOn(),
                                            DeleteRequest.Propagation.FOREGROUND,
                                            settings.requestTimeout())),
                            prune.basedOn());
            case Step.Hold hold -> new Refused(hold, new Refusal.Held(), hold.reason().message());
        };
    }

    private StepResult create(Step.Create create) throws InterruptedException {
        DesiredObject desired = create.desired();
        // From what list and watch keep, so that creating many objects costs no read for each.
        LiveState now =
                reader.read(Map.of(desired.key(), desired.kind()), settings.requestTimeout())
                        .getOrDefault(
                                desired.key(),
                                new LiveState.Unreadable(
                                        LiveState.Unreadable.Reason.SERVER_ERROR,
                                        "there was no answer about it"));
        return switch (now) {
            case LiveState.Absent _ -> applied(create, desired, "", false, "created");
            case LiveState.Present _ ->
                    stale(create, "It exists now, and did not when the plan was approved.");
            case LiveState.Unreadable unreadable
                    when unreadable.reason() == LiveState.Unreadable.Reason.UNKNOWN_KIND ->
                    // Its definition may have been established a moment ago.
                    applied(create, desired, "", false, "created");
            case LiveState.Unreadable unreadable ->
                    new NotAttempted(
                            create,
                            "It could not be read just before creating it: "
                                    + unreadable.message());
        };
    }

    private StepResult applied(
            Step step, DesiredObject desired, String basedOn, boolean force, String message)
            throws InterruptedException {
        WriteResult result =
                writer.apply(
                        new ApplyRequest(
                                desired.key(),
                                desired.kind(),
                                desired.manifest(),
                                settings.manager(),
                                force,
                                basedOn,
                                settings.requestTimeout()));
        return switch (result) {
            case WriteResult.Written written ->
                    marked(step, desired, basedOn, written.object(), message);
            case WriteResult.Unknown unknown -> findOut(step, unknown.message());
            case WriteResult.Outdated outdated -> stale(step, outdated.message());
            case WriteResult.Conflicting conflicting ->
                    new Refused(
                            step,
                            new Refusal.Conflicting(conflicting.conflicts()),
                            "Other managers own fields that would change: "
                                    + conflicting.conflicts()
                                    + ". Nothing was written.");
            case WriteResult.Rejected rejected ->
                    new Failed(
                            step,
                            rejected.status(),
                            rejected.reason(),
                            rejected.message(),
                            rejected.causes());
            case WriteResult.NotSent notSent -> new NotAttempted(step, notSent.message());
            case WriteResult.AlreadyGone _ ->
                    new Failed(step, 0, "", "It vanished while it was applied.", List.of());
        };
    }

    /** Puts the mark on an applied object of the application, if it does not carry it yet. */
    private StepResult marked(
            Step step, DesiredObject desired, String before, Manifest stored, String message)
            throws InterruptedException {
        ResourceKey key = desired.key();
        if (!plan.owns(key) || TrackingMark.names(stored, plan.application(), key)) {
            return new Done(step, message, before, stored.resourceVersion(), stored.uid());
        }
        WriteResult mark =
                writer.apply(
                        new ApplyRequest(
                                key,
                                desired.kind(),
                                TrackingMark.body(
                                        desired.kind().gvk().apiVersion(),
                                        plan.application(),
                                        key,
                                        InventoryObject.applySet(
                                                plan.application(), plan.namespace())),
                                TrackingMark.MANAGER,
                                true,
                                stored.resourceVersion(),
                                settings.requestTimeout()));
        return mark instanceof WriteResult.Written written
                ? new Done(step, message, before, written.object().resourceVersion(), stored.uid())
                : new Done(
                        step,
                        message
                                + "; it could not be marked as Leeway's, so it will not be pruned"
                                + " later",
                        before,
                        stored.resourceVersion(),
                        stored.uid());
    }

    /** The entries of managed fields first, then the object, each on the state before it. */
    private StepResult migrate(Step.Migrate migrate) throws InterruptedException {
        DesiredObject desired = migrate.desired();
        LiveState now = reader.readNow(desired.key(), desired.kind(), settings.requestTimeout());
        if (!(now instanceof LiveState.Present present)
                || !present.manifest().uid().equals(migrate.uid())
                || !present.manifest().resourceVersion().equals(migrate.basedOn())) {
            return stale(migrate, "It is not there any more as it was.");
        }
        WriteResult moved =
                writer.patch(
                        new PatchRequest(
                                desired.key(),
                                desired.kind(),
                                migrate.uid(),
                                migrate.basedOn(),
                                FieldMigration.operations(
                                        present.manifest(),
                                        migrate.managers(),
                                        settings.manager(),
                                        desired.kind().gvk().apiVersion(),
                                        Instant.now()),
                                settings.manager(),
                                settings.requestTimeout()));
        return switch (moved) {
            case WriteResult.Written written ->
                    applied(
                            migrate,
                            desired,
                            written.object().resourceVersion(),
                            migrate.takesOver(),
                            migrate.migration().gained().size()
                                    + " field(s) taken in, "
                                    + migrate.migration().removed().size()
                                    + " of them removed");
            case WriteResult.Outdated outdated -> stale(migrate, outdated.message());
            case WriteResult.Rejected rejected ->
                    new Failed(
                            migrate,
                            rejected.status(),
                            rejected.reason(),
                            rejected.message(),
                            rejected.causes());
            case WriteResult.NotSent notSent -> new NotAttempted(migrate, notSent.message());
            case WriteResult.Unknown unknown ->
                    new Unknown(
                            migrate,
                            "Moving its managed fields was sent and no answer came ("
                                    + unknown.message()
                                    + "). Nothing else was sent. Compare and plan again.");
            case WriteResult.Conflicting _, WriteResult.AlreadyGone _ ->
                    stale(migrate, "It vanished while its managed fields were moved.");
        };
    }

    private StepResult recreate(Step.Recreate recreate) throws InterruptedException {
        DesiredObject desired = recreate.desired();
        WriteResult gone =
                delete(
                        new DeleteRequest(
                                desired.key(),
                                desired.kind(),
                                recreate.uid(),
                                recreate.basedOn(),
                                DeleteRequest.Propagation.FOREGROUND,
                                settings.requestTimeout()));
        StepResult deletion = deleted(recreate, gone, recreate.basedOn());
        if (!(deletion instanceof Done)) {
            return deletion;
        }
        long deadline = System.nanoTime() + settings.definitionTimeout().toNanos();
        while (System.nanoTime() < deadline) {
            LiveState state =
                    reader.readNow(desired.key(), desired.kind(), settings.requestTimeout());
            if (state instanceof LiveState.Absent) {
                return applied(recreate, desired, "", false, "deleted and created anew");
            }
            Thread.sleep(POLL);
        }
        return new Failed(
                recreate,
                0,
                "Timeout",
                "It was deleted, and is not gone yet: a finalizer may hold it, or its dependents."
                        + " It was not created anew; compare and sync again once it is gone.",
                List.of());
    }

    private WriteResult delete(DeleteRequest request) throws InterruptedException {
        return writer.delete(request);
    }

    private StepResult deleted(Step step, WriteResult result, String before) {
        return switch (result) {
            case WriteResult.Written written -> deletionBegan(step, written.object(), before);
            case WriteResult.AlreadyGone _ -> new Done(step, "was gone already", before, "", "");
            case WriteResult.Outdated outdated -> stale(step, outdated.message());
            case WriteResult.Rejected rejected ->
                    new Failed(
                            step,
                            rejected.status(),
                            rejected.reason(),
                            rejected.message(),
                            rejected.causes());
            case WriteResult.Conflicting conflicting ->
                    new Failed(
                            step, 409, "Conflict", conflicting.conflicts().toString(), List.of());
            case WriteResult.NotSent notSent -> new NotAttempted(step, notSent.message());
            case WriteResult.Unknown unknown -> new Unknown(step, unknown.message());
        };
    }

    /** What finalizers hold stays known by its uid and version, until it is gone. */
    private static Done deletionBegan(Step step, Manifest object, String before) {
        return Deletions.lingers(object)
                ? new Done(
                        step,
                        "its deletion has begun; " + Deletions.waitsFor(object),
                        before,
                        object.resourceVersion(),
                        object.uid())
                : new Done(step, "deleted", before, "", "");
    }

    private static StepResult stale(Step step, String message) {
        return new Refused(
                step,
                new Refusal.Stale(),
                "The object is no longer as it was when the plan was approved, so nothing was"
                        + " written: "
                        + message
                        + " Compare again.");
    }

    /**
     * Looks once more after deletions that had begun, since most are over by the end of a sync, and
     * notes those as gone.
     *
     * @return whether the calling thread was interrupted meanwhile
     */
    boolean lookAfter(List<StepResult> results) {
        try {
            for (int i = 0; i < results.size(); i++) {
                if (results.get(i) instanceof Done done
                        && done.step() instanceof Step.Prune prune
                        && !done.versionAfter().isEmpty()
                        && reader.readNow(prune.key(), prune.kind(), settings.requestTimeout())
                                instanceof LiveState.Absent) {
                    results.set(i, new Done(prune, "deleted", done.versionBefore(), "", ""));
                }
            }
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Asks the cluster what became of a step whose answer was lost. */
    StepResult findOut(Step step, String lost) throws InterruptedException {
        return switch (step) {
            case Step.Create create -> findOutApplied(step, create.desired(), "", lost);
            case Step.Patch patch -> findOutApplied(step, patch.desired(), patch.basedOn(), lost);
            case Step.Migrate migrate ->
                    findOutApplied(step, migrate.desired(), migrate.basedOn(), lost);
            case Step.Recreate recreate ->
                    findOutApplied(step, recreate.desired(), recreate.basedOn(), lost);
            case Step.Prune prune -> findOutDeleted(prune, lost);
            case Step.Hold hold -> new Refused(hold, new Refusal.Held(), hold.reason().message());
        };
    }

    private StepResult findOutApplied(Step step, DesiredObject desired, String before, String lost)
            throws InterruptedException {
        LiveState state = reader.readNow(desired.key(), desired.kind(), settings.requestTimeout());
        if (state instanceof LiveState.Present present
                && ManagerEntry.of(present.manifest(), settings.manager()).isPresent()
                && LocalProof.unchanged(
                        desired.manifest(),
                        present.manifest(),
                        settings.manager(),
                        schemas.find(desired.kind().gvk()))) {
            return new Done(
                    step,
                    "done: the answer was lost, and the cluster holds what was sent",
                    before,
                    present.manifest().resourceVersion(),
                    present.manifest().uid());
        }
        return new Unknown(
                step,
                "It was sent and no answer came ("
                        + lost
                        + "). Asked afterwards, the cluster does not show it done. Compare again"
                        + " before syncing.");
    }

    private StepResult findOutDeleted(Step.Prune prune, String lost) throws InterruptedException {
        LiveState state = reader.readNow(prune.key(), prune.kind(), settings.requestTimeout());
        if (state instanceof LiveState.Present present
                && present.manifest().uid().equals(prune.uid())
                && Deletions.lingers(present.manifest())) {
            return deletionBegan(prune, present.manifest(), prune.basedOn());
        }
        boolean going =
                switch (state) {
                    case LiveState.Absent _ -> true;
                    case LiveState.Present present -> !present.manifest().uid().equals(prune.uid());
                    case LiveState.Unreadable _ -> false;
                };
        return going
                ? new Done(
                        prune,
                        "deleted: the answer was lost, and it is gone",
                        prune.basedOn(),
                        "",
                        "")
                : new Unknown(
                        prune,
                        "Its deletion was sent and no answer came (" + lost + "). Compare again.");
    }
}
