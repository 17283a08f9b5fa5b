package dev.leeway.engine.apply;

import dev.leeway.engine.apply.StepResult.Done;
import dev.leeway.engine.apply.StepResult.Failed;
import dev.leeway.engine.apply.StepResult.NotAttempted;
import dev.leeway.engine.apply.StepResult.Refusal;
import dev.leeway.engine.apply.StepResult.Refused;
import dev.leeway.engine.apply.StepResult.Unknown;
import dev.leeway.engine.apply.StepResult.Waived;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.ObjectOptions;
import dev.leeway.engine.history.Deed;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends one step and says what became of it. Safe for use from several threads. */
final class StepSender {
    private static final GroupKind STATEFUL_SET = new GroupKind("apps", "StatefulSet");

    /** How often a step is begun anew because only the status of its object moved on. */
    static final int TRIES = 5;

    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final ApprovedPlan approved;
    private final Plan plan;
    private final ApplySettings settings;
    private final Repetition repetition;
    private final LostAnswers lost;
    private final GoneWait gone;
    private final Marking marking;

    StepSender(
            ClusterReader reader,
            ClusterWriter writer,
            ApprovedPlan approved,
            ApplySettings settings,
            Repetition repetition,
            LostAnswers lost,
            GoneWait gone,
            Marking marking) {
        this.reader = reader;
        this.writer = writer;
        this.approved = approved;
        this.plan = approved.plan();
        this.settings = settings;
        this.repetition = repetition;
        this.lost = lost;
        this.gone = gone;
        this.marking = marking;
    }

    /** Creates an object. */
    StepResult create(Step.Create create, DesiredObject desired) throws InterruptedException {
        // From what list and watch keep, so that creating many objects costs no read for each.
        LiveState now =
                reader.read(Map.of(desired.key(), desired.kind()), settings.requestTimeout())
                        .getOrDefault(
                                desired.key(),
                                new LiveState.Unreadable(
                                        LiveState.Unreadable.Reason.SERVER_ERROR,
                                        ClusterPhrase.UNANSWERED.of()));
        return switch (now) {
            case LiveState.Absent _ -> applied(create, desired, "", false, Deed.CREATED.of());
            case LiveState.Present _ -> stale(create, StepPhrase.EXISTS_NOW.of());
            case LiveState.Unreadable unreadable
                    when unreadable.reason() == LiveState.Unreadable.Reason.UNKNOWN_KIND ->
                    // Its definition may have been established a moment ago.
                    applied(create, desired, "", false, Deed.CREATED.of());
            case LiveState.Unreadable unreadable ->
                    new NotAttempted(create, StepPhrase.UNREAD_CREATE.of(unreadable.said()));
        };
    }

    /** Changes fields of an object, or replaces it where it asks for that. */
    StepResult patch(Step.Patch patch) throws InterruptedException {
        Wording done = Deed.changed(patch.changes().size());
        String version = patch.basedOn();
        StepResult result = applied(patch, patch.desired(), version, patch.takesOver(), done);
        for (int i = 0; i < TRIES && isStale(result); i++) {
            Optional<String> newer = newer(patch.desired().kind(), patch.live(), version);
            if (newer.isEmpty()) {
                return result;
            }
            version = newer.get();
            result = applied(patch, patch.desired(), version, patch.takesOver(), done);
        }
        return result;
    }

    static boolean isStale(StepResult result) {
        return result instanceof Refused refused && refused.refusal() instanceof Refusal.Stale;
    }

    /**
     * Returns the newer version of an object that is otherwise as the plan saw it: a workload in
     * trouble has its status written every few seconds, and that must not keep it from being set
     * right.
     */
    Optional<String> newer(ServedKind kind, Manifest seen, String than)
            throws InterruptedException {
        return reader.readNow(seen.key(), kind, settings.requestTimeout())
                                instanceof LiveState.Present present
                        && SameObject.isSame(seen, present.manifest())
                        && !present.manifest().resourceVersion().equals(than)
                ? Optional.of(present.manifest().resourceVersion())
                : Optional.empty();
    }

    StepResult applied(
            Step step, DesiredObject desired, String basedOn, boolean force, Wording done)
            throws InterruptedException {
        ObjectOptions asked = ObjectOptions.of(desired.manifest(), plan.options().sync());
        // A replacement would set back the whole object.
        boolean replace =
                asked.replace()
                        && !basedOn.isEmpty()
                        && !plan.options().fields().containsKey(desired.key());
        ApplyRequest.Mode mode =
                replace
                        ? ApplyRequest.Mode.REPLACE
                        : asked.validated() ? ApplyRequest.Mode.STRICT : ApplyRequest.Mode.LENIENT;
        Manifest body = replace ? withMark(desired) : desired.manifest();
        WriteResult result =
                repetition.send(
                        desired.key(),
                        () ->
                                writer.apply(
                                        new ApplyRequest(
                                                desired.key(),
                                                desired.kind(),
                                                body,
                                                settings.manager(),
                                                force,
                                                basedOn,
                                                mode,
                                                settings.requestTimeout())));
        return switch (result) {
            case WriteResult.Written written ->
                    marked(
                            step,
                            desired,
                            basedOn,
                            written.object(),
                            written.with(replace ? Deed.REPLACED.of() : done));
            case WriteResult.Unknown unknown -> lost.findOut(step, unknown.said());
            case WriteResult.Outdated outdated -> stale(step, Wording.quoted(outdated.message()));
            case WriteResult.Conflicting conflicting ->
                    new Refused(
                            step,
                            new Refusal.Conflicting(conflicting.conflicts()),
                            StepPhrase.OTHERS_OWN.of(conflicting.conflicts().toString()));
            case WriteResult.Rejected rejected -> Refusals.failed(step, rejected);
            case WriteResult.NotSent notSent -> new NotAttempted(step, notSent.said());
            case WriteResult.AlreadyGone _ ->
                    new Failed(step, 0, "", StepPhrase.VANISHED.of(), List.of());
        };
    }

    /** A replacement drops what is not in it, so Leeway's mark must be. */
    private Manifest withMark(DesiredObject desired) {
        JsonObject root = desired.manifest().root();
        if (!plan.owns(desired.key())) {
            return desired.manifest();
        }
        JsonObject mark = marking.body(desired).metadata();
        for (String part : List.of("labels", "annotations")) {
            for (String name : mark.objectAt(part).names()) {
                root =
                        root.withAt(
                                List.of("metadata", part, name), mark.objectAt(part).require(name));
            }
        }
        return new Manifest(root);
    }

    /** Puts the mark on an applied object of the application, if it does not carry it yet. */
    private StepResult marked(
            Step step, DesiredObject desired, String before, Manifest stored, Wording done)
            throws InterruptedException {
        ResourceKey key = desired.key();
        if (!plan.owns(step.key()) || TrackingMark.names(stored, plan.application(), key)) {
            return new Done(step, done, before, stored.resourceVersion(), stored.uid());
        }
        Optional<String> version = marking.put(desired, stored);
        return version.isPresent()
                ? new Done(step, done, before, version.get(), stored.uid())
                : new Done(
                        step,
                        StepPhrase.UNMARKED.of(done),
                        before,
                        stored.resourceVersion(),
                        stored.uid());
    }

    /** Deletes an object and creates it anew; puts the old one back should the new not be made. */
    StepResult recreate(Step.Recreate recreate) throws InterruptedException {
        DesiredObject desired = recreate.desired();
        boolean keepsPods = recreate.key().groupKind().equals(STATEFUL_SET);
        StepResult deletion =
                deleted(
                        recreate,
                        desired.kind(),
                        recreate.old(),
                        keepsPods
                                ? DeleteRequest.Propagation.ORPHAN
                                : DeleteRequest.Propagation.FOREGROUND);
        if (!(deletion instanceof Done)) {
            return deletion;
        }
        Optional<Wording> still = gone.await(desired.key(), desired.kind(), recreate.uid());
        if (still.isPresent()) {
            return new Failed(
                    recreate, 0, "Timeout", StepPhrase.NOT_MADE_ANEW.of(still.get()), List.of());
        }
        StepResult created = applied(recreate, desired, "", false, Deed.RECREATED.of());
        return switch (created) {
            case Done _, Unknown _ -> created;
            case Failed failed -> putBack(recreate, failed);
            // The object was deleted, whatever became of the new one: something was done.
            case Refused _, NotAttempted _, Waived _ ->
                    putBack(recreate, new Failed(recreate, 0, "", created.said(), List.of()));
        };
    }

    private StepResult putBack(Step.Recreate recreate, Failed failed) throws InterruptedException {
        JsonObject root = recreate.old().root().without("status");
        for (String field :
                List.of(
                        "managedFields",
                        "resourceVersion",
                        "uid",
                        "creationTimestamp",
                        "generation")) {
            root = root.withoutAt(List.of("metadata", field));
        }
        Manifest old = new Manifest(root);
        WriteResult back =
                repetition.send(
                        recreate.key(),
                        () ->
                                writer.apply(
                                        new ApplyRequest(
                                                recreate.key(),
                                                recreate.desired().kind(),
                                                old,
                                                settings.manager(),
                                                false,
                                                "",
                                                ApplyRequest.Mode.LENIENT,
                                                settings.requestTimeout())));
        Wording end =
                back instanceof WriteResult.Written
                        ? StepPhrase.PUT_BACK.of(failed.said())
                        : StepPhrase.NOT_PUT_BACK.of(failed.said(), back.trouble());
        return new Failed(recreate, failed.status(), failed.reason(), end, failed.causes());
    }

    /** Deletes an object for good, if the approval covers it. */
    StepResult prune(Step.Prune prune) throws InterruptedException {
        Optional<Wording> missing = approved.missing(prune);
        if (missing.isPresent()) {
            return new Refused(
                    prune,
                    new Refusal.Unconfirmed(),
                    StepPhrase.UNCONFIRMED.of(
                            missing.get(), plan.asked().orElseGet(Wording::none)));
        }
        DeleteRequest.Propagation propagation =
                switch (prune.dependents()) {
                    case FOREGROUND -> DeleteRequest.Propagation.FOREGROUND;
                    case BACKGROUND -> DeleteRequest.Propagation.BACKGROUND;
                    case ORPHAN -> DeleteRequest.Propagation.ORPHAN;
                };
        return deleted(prune, prune.kind(), prune.live(), propagation);
    }

    /** Deletes an object as a plan saw it; that its status was written since does not count. */
    private StepResult deleted(
            Step step, ServedKind kind, Manifest seen, DeleteRequest.Propagation propagation)
            throws InterruptedException {
        String version = seen.resourceVersion();
        StepResult result = deleted(step, kind, seen, version, propagation);
        for (int i = 0; i < TRIES && isStale(result); i++) {
            Optional<String> newer = newer(kind, seen, version);
            if (newer.isEmpty()) {
                return result;
            }
            version = newer.get();
            result = deleted(step, kind, seen, version, propagation);
        }
        return result;
    }

    private StepResult deleted(
            Step step,
            ServedKind kind,
            Manifest seen,
            String version,
            DeleteRequest.Propagation propagation)
            throws InterruptedException {
        return deleted(
                step,
                delete(
                        new DeleteRequest(
                                step.key(),
                                kind,
                                seen.uid(),
                                version,
                                propagation,
                                settings.requestTimeout())),
                version);
    }

    private WriteResult delete(DeleteRequest request) throws InterruptedException {
        return repetition.send(request.key(), () -> writer.delete(request));
    }

    private StepResult deleted(Step step, WriteResult result, String before)
            throws InterruptedException {
        return switch (result) {
            case WriteResult.Written written ->
                    BegunDeletions.result(step, written.object(), before);
            case WriteResult.AlreadyGone _ ->
                    new Done(step, Deed.GONE_ALREADY.of(), before, "", "");
            case WriteResult.Outdated outdated -> stale(step, Wording.quoted(outdated.message()));
            case WriteResult.Rejected rejected
                    when rejected.status() == 404 && step instanceof Step.Prune ->
                    // Its definition was pruned, and all objects of its kind went with that.
                    new Done(step, Deed.GONE_WITH_DEFINITION.of(), before, "", "");
            case WriteResult.Rejected rejected -> Refusals.failed(step, rejected);
            case WriteResult.Conflicting conflicting ->
                    new Failed(
                            step,
                            409,
                            "Conflict",
                            Wording.quoted(conflicting.conflicts().toString()),
                            List.of());
            case WriteResult.NotSent notSent -> new NotAttempted(step, notSent.said());
            case WriteResult.Unknown unknown ->
                    step instanceof Step.Prune
                            ? lost.findOut(step, unknown.said())
                            : new Unknown(step, unknown.said());
        };
    }

    static StepResult stale(Step step, Wording why) {
        return new Refused(
                step,
                new Refusal.Stale(),
                (why.text().endsWith(".") ? StepPhrase.STALE : StepPhrase.STALE_SAID).of(why));
    }
}
