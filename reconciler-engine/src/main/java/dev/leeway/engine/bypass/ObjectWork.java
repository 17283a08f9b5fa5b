package dev.leeway.engine.bypass;

import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.bypass.BypassState.Erosion;
import dev.leeway.engine.bypass.BypassState.FixedObject;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.run.ClusterConnection;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads and changes the fixed objects of one bypass, one request for each, and reads back. */
final class ObjectWork {
    private static final int ATTEMPTS = 8;

    private final ClusterConnection cluster;
    private final Bypass bypass;
    private final Duration timeout;

    ObjectWork(ClusterConnection cluster, Bypass bypass, Duration timeout) {
        this.cluster = cluster;
        this.bypass = bypass;
        this.timeout = timeout;
    }

    ServedKind kind(Gvk gvk) throws BypassException, InterruptedException {
        try {
            return cluster.reader()
                    .kinds(timeout)
                    .find(gvk)
                    .orElseThrow(
                            () ->
                                    new BypassException(
                                            BypassPhrase.NOT_SERVED.of(gvk.toString()),
                                            BypassPhrase.NOT_SERVED_NEXT.of(),
                                            null));
        } catch (ClusterException e) {
            throw new BypassException(e);
        }
    }

    LiveState read(ObjectFix fix) throws BypassException, InterruptedException {
        return cluster.reader().readNow(fix.key(), kind(fix.gvk()), timeout);
    }

    /** Returns the object, empty when it is gone. */
    Optional<Manifest> present(ObjectFix fix) throws BypassException, InterruptedException {
        return switch (read(fix)) {
            case LiveState.Present present -> Optional.of(present.manifest());
            case LiveState.Absent _ -> Optional.empty();
            case LiveState.Unreadable unreadable ->
                    throw new BypassException(
                            BypassPhrase.UNREAD.of(
                                    Wording.quoted(fix.key().toString()), unreadable.said()),
                            BypassPhrase.AGAIN_WHEN_ANSWERED_NEXT.of(),
                            null);
        };
    }

    /** Returns whether the object carries this bypass' mark and every value of the fix. */
    Optional<FixedObject> fixed(ObjectFix fix) throws BypassException, InterruptedException {
        return present(fix)
                .filter(live -> marked(live) && erosions(fix, live).isEmpty())
                .map(live -> new FixedObject(fix.key(), live.uid(), live.resourceVersion()));
    }

    private boolean marked(Manifest live) {
        return BypassMark.of(live).filter(mark -> mark.id().equals(bypass.id())).isPresent();
    }

    /**
     * Sends the fix with the mark in one request, unless it is live already.
     *
     * @throws BypassRefusedException when the object is not to be fixed as it is now
     */
    FixedObject send(ObjectFix fix, boolean anew) throws BypassException, InterruptedException {
        Wording last = Wording.none();
        boolean perhapsSent = false;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Manifest live = present(fix).orElseThrow(() -> gone(fix));
            refuseOthers(fix, live, perhapsSent);
            if (marked(live) && erosions(fix, live).isEmpty()) {
                return new FixedObject(fix.key(), live.uid(), live.resourceVersion());
            }
            List<FieldEdit> missing = missing(fix, live, anew, perhapsSent);
            List<JsonValue> operations = new ArrayList<>(operations(fix, live, missing));
            operations.addAll(mark(live));
            WriteResult result = patch(fix, live, operations);
            switch (result) {
                case WriteResult.Written written -> {
                    return new FixedObject(
                            fix.key(), written.object().uid(), written.object().resourceVersion());
                }
                // The next reading tells: the mark came in the same request.
                case WriteResult.Unknown unknown -> {
                    perhapsSent = true;
                    last = unknown.said();
                }
                case WriteResult.Outdated outdated -> last = Wording.quoted(outdated.message());
                case WriteResult.NotSent notSent -> throw refused(fix, notSent.said());
                case WriteResult.Rejected rejected -> throw refused(fix, rejected.said());
                case WriteResult.Conflicting conflicting ->
                        throw refused(fix, Wording.quoted(conflicting.conflicts().toString()));
                case WriteResult.AlreadyGone _ -> throw gone(fix);
            }
        }
        throw new BypassException(
                BypassPhrase.KEPT_CHANGING.of(Wording.quoted(fix.key().toString()), last),
                BypassPhrase.KEPT_CHANGING_NEXT.of(),
                null);
    }

    private void refuseOthers(ObjectFix fix, Manifest live, boolean perhapsSent)
            throws BypassException {
        if (!live.uid().equals(fix.uid())) {
            throw notToBeFixed(
                    BypassPhrase.OTHER_OBJECT.of(fix.key().toString()),
                    BypassPhrase.OTHER_OBJECT_NEXT.of(),
                    perhapsSent);
        }
        Optional<BypassMark> mark = BypassMark.of(live);
        if (mark.isPresent() && !mark.get().id().equals(bypass.id())) {
            throw notToBeFixed(
                    BypassPhrase.UNDER_BYPASS.of(
                            Wording.quoted(fix.key().toString()),
                            Wording.quoted(mark.get().id()),
                            mark.get().saidOwner(),
                            Wording.moment(mark.get().end())),
                    BypassPhrase.UNDER_BYPASS_NEXT.of(mark.get().saidOwner()),
                    perhapsSent);
        }
    }

    private static BypassException notToBeFixed(Wording said, Wording advice, boolean perhapsSent) {
        return perhapsSent
                ? new BypassException(said, advice, null)
                : new BypassRefusedException(said, advice, null);
    }

    private static List<FieldEdit> missing(
            ObjectFix fix, Manifest live, boolean anew, boolean perhapsSent)
            throws BypassException {
        List<FieldEdit> missing = new ArrayList<>();
        for (FieldEdit edit : fix.edits()) {
            Optional<JsonValue> now = FieldTree.value(live.root(), edit.path());
            if (now.equals(edit.after())) {
                continue;
            }
            if (!anew && !now.equals(edit.before())) {
                throw notToBeFixed(
                        BypassPhrase.CHANGED_SINCE.of(edit.path().toString(), fix.key().toString()),
                        BypassPhrase.CHANGED_SINCE_NEXT.of(),
                        perhapsSent);
            }
            missing.add(edit);
        }
        return missing;
    }

    private static List<JsonValue> operations(ObjectFix fix, Manifest live, List<FieldEdit> edits)
            throws BypassException {
        try {
            return FieldTree.operations(live.root(), edits).items();
        } catch (FixException e) {
            throw new BypassException(
                    BypassPhrase.AT.of(Wording.quoted(fix.key().toString()), e.said()),
                    e.advice(),
                    e);
        }
    }

    private List<JsonValue> mark(Manifest live) {
        JsonValue text = new JsonString(bypass.mark().text());
        return live.metadata().get("annotations") instanceof JsonObject
                ? List.of(
                        FieldTree.operation(
                                "add",
                                "/metadata/annotations/" + FieldTree.escape(BypassMark.ANNOTATION),
                                text))
                : List.of(
                        FieldTree.operation(
                                "add",
                                "/metadata/annotations",
                                JsonObject.of(BypassMark.ANNOTATION, text)));
    }

    /** Writes the mark again, with another end. */
    void renewMark(ObjectFix fix) throws BypassException, InterruptedException {
        change(
                fix,
                live ->
                        live.annotation(BypassMark.ANNOTATION)
                                        .filter(bypass.mark().text()::equals)
                                        .isPresent()
                                ? List.of()
                                : mark(live));
    }

    /** Returns the fields that are no longer as they were fixed, and who did it. */
    List<Erosion> erosions(ObjectFix fix) throws BypassException, InterruptedException {
        return present(fix).map(live -> erosions(fix, live)).orElseGet(() -> Erosions.gone(fix));
    }

    private static List<Erosion> erosions(ObjectFix fix, Manifest live) {
        return Erosions.of(fix, live);
    }

    /**
     * Takes the fix back where it still stands; a field that somebody changed since is left alone.
     *
     * @return the fields that were left alone
     */
    List<FieldPath> invert(ObjectFix fix) throws BypassException, InterruptedException {
        List<FieldPath> left = new ArrayList<>();
        change(
                fix,
                live -> {
                    left.clear();
                    List<FieldEdit> back = new ArrayList<>();
                    for (FieldEdit edit : fix.inverse().edits()) {
                        Optional<JsonValue> now = FieldTree.value(live.root(), edit.path());
                        if (now.equals(edit.before())) {
                            back.add(edit);
                        } else if (!now.equals(edit.after())) {
                            left.add(edit.path());
                        }
                    }
                    return operations(fix, live, back);
                });
        return left;
    }

    /** Sets the touched fields to what Git asks for; one that Git does not name goes back. */
    void giveIn(ObjectFix fix, Manifest desired) throws BypassException, InterruptedException {
        change(
                fix,
                live -> {
                    List<FieldEdit> edits = new ArrayList<>();
                    for (FieldEdit edit : fix.inverse().edits()) {
                        Optional<JsonValue> now = FieldTree.value(live.root(), edit.path());
                        Optional<JsonValue> wanted = FieldTree.value(desired.root(), edit.path());
                        Optional<JsonValue> then = wanted.isPresent() ? wanted : edit.after();
                        if (!now.equals(then)) {
                            edits.add(new FieldEdit(edit.path(), now, then, edit.lasting()));
                        }
                    }
                    return operations(fix, live, edits);
                });
    }

    /**
     * Takes the mark off and hands the fields back, in one request that changes no value; proves it
     * by reading. What has its value of before goes to whom it belonged.
     *
     * @param handed which other fields whoever applies the object gets: those that Git names
     */
    void unmark(ObjectFix fix, Predicate<FieldPath> handed)
            throws BypassException, InterruptedException {
        change(fix, live -> Handover.operations(live, bypass.id(), fix, handed));
        Optional<Manifest> after = present(fix);
        if (after.isPresent()
                && !Handover.operations(after.get(), bypass.id(), fix, handed).isEmpty()) {
            throw new BypassException(
                    BypassPhrase.MARK_CAME_BACK.of(fix.key().toString()),
                    BypassPhrase.MARK_CAME_BACK_NEXT.of(),
                    null);
        }
    }

    private interface Change {
        List<JsonValue> of(Manifest live) throws BypassException;
    }

    private void change(ObjectFix fix, Change change) throws BypassException, InterruptedException {
        Wording last = Wording.none();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Manifest> live = present(fix);
            if (live.isEmpty() || !live.get().uid().equals(fix.uid())) {
                return;
            }
            List<JsonValue> operations = change.of(live.get());
            if (operations.isEmpty()) {
                return;
            }
            switch (patch(fix, live.get(), operations)) {
                case WriteResult.Written _, WriteResult.AlreadyGone _ -> {
                    return;
                }
                case WriteResult.Unknown unknown -> last = unknown.said();
                case WriteResult.Outdated outdated -> last = Wording.quoted(outdated.message());
                case WriteResult.NotSent notSent -> throw refused(fix, notSent.said());
                case WriteResult.Rejected rejected -> throw refused(fix, rejected.said());
                case WriteResult.Conflicting conflicting ->
                        throw refused(fix, Wording.quoted(conflicting.conflicts().toString()));
            }
        }
        throw new BypassException(
                BypassPhrase.KEPT_CHANGING_ANY.of(Wording.quoted(fix.key().toString()), last),
                BypassPhrase.SAME_STEP_NEXT.of(),
                null);
    }

    private WriteResult patch(ObjectFix fix, Manifest live, List<JsonValue> operations)
            throws BypassException, InterruptedException {
        return cluster.writer()
                .patch(
                        new PatchRequest(
                                fix.key(),
                                kind(fix.gvk()),
                                live.uid(),
                                live.resourceVersion(),
                                new JsonArray(operations),
                                BypassMark.MANAGER,
                                timeout));
    }

    private static BypassException gone(ObjectFix fix) {
        return new BypassException(
                BypassPhrase.GONE.of(fix.key().toString()), BypassPhrase.GONE_NEXT.of(), null);
    }

    private static BypassException refused(ObjectFix fix, Wording why) {
        ResourceKey key = fix.key();
        return new BypassException(
                BypassPhrase.REFUSED.of(Wording.quoted(key.toString()), why),
                BypassPhrase.REFUSED_NEXT.of(),
                null);
    }
}
