package dev.leeway.engine.bypass.review;

import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.bypass.FieldEdit;
import dev.leeway.engine.bypass.FixException;
import dev.leeway.engine.bypass.GuardRef;
import dev.leeway.engine.bypass.ObjectFix;
import dev.leeway.engine.bypass.FixOperations;
import dev.leeway.engine.bypass.review.FixReview.Reverter;
import dev.leeway.engine.bypass.review.FixReview.StoredField;
import dev.leeway.engine.bypass.review.FixReview.Storing;
import dev.leeway.engine.compare.RawChange;
import dev.leeway.engine.compare.TreeDifference;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Sensitive;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers the questions about a fix by reading and by a dry-run. */
public final class Reviewing {
    private static final Duration LATE = Duration.ofDays(365);

    private final ClusterReader reader;
    private final Workspace.Application application;
    private final boolean typedName;
    private final Duration timeout;

    /**
     * Makes one for an application.
     *
     * @param typedName whether the cluster is protected
     * @param timeout how long each question may take
     */
    public Reviewing(
            ClusterReader reader,
            Workspace.Application application,
            boolean typedName,
            Duration timeout) {
        this.reader = reader;
        this.application = application;
        this.typedName = typedName;
        this.timeout = timeout;
    }

    /**
     * Reviews a fix of a live object.
     *
     * @throws FixException when the fix does not fit the object
     */
    public FixReview review(Manifest live, ServedKind kind, ObjectFix fix, FieldSchema schema)
            throws FixException, InterruptedException {
        Prediction prediction =
                reader.predict(
                        new PatchRequest(
                                fix.key(),
                                kind,
                                live.uid(),
                                live.resourceVersion(),
                                FixOperations.of(live, fix.edits()),
                                BypassMark.MANAGER,
                                timeout));
        Manifest then =
                prediction instanceof Prediction.Predicted predicted
                        ? predicted.object()
                        : new Manifest(FixOperations.edited(live, fix.edits()));
        ObjectFix stored = prediction instanceof Prediction.Predicted ? asStored(fix, then) : fix;
        List<Reverter> reverters = reverters(live, fix);
        return new FixReview(
                application.name(),
                reader.cluster(),
                stored,
                storing(live, then, prediction, fix, schema),
                reverters,
                reverters.stream().flatMap(one -> one.guards().stream()).distinct().toList(),
                new SideEffects(reader, timeout).of(live, then, fix),
                BypassMark.of(live),
                typedName);
    }

    /** The server may write a value in its own way; what it stores is what must stay. */
    private static ObjectFix asStored(ObjectFix fix, Manifest then) {
        List<FieldEdit> edits = new ArrayList<>();
        for (FieldEdit edit : fix.edits()) {
            Optional<JsonValue> after = FixOperations.value(then, edit.path());
            edits.add(
                    after.equals(edit.before())
                            ? edit
                            : new FieldEdit(edit.path(), edit.before(), after, edit.lasting()));
        }
        return fix.with(edits);
    }

    private static Storing storing(
            Manifest live,
            Manifest then,
            Prediction prediction,
            ObjectFix fix,
            FieldSchema schema) {
        return switch (prediction) {
            case Prediction.Predicted _ -> new Storing.Stored(fields(live, then, fix, schema));
            case Prediction.Rejected rejected when rejected.refusesDryRun() ->
                    new Storing.NotKnown(Wording.quoted(rejected.message()));
            case Prediction.Rejected rejected ->
                    new Storing.Refused(rejected.status(), rejected.message(), rejected.causes());
            case Prediction.NotAllowed not -> new Storing.Refused(403, not.message(), List.of());
            case Prediction.Outdated outdated ->
                    new Storing.NotKnown(ClusterPhrase.CHANGED_MEANWHILE.of(outdated.message()));
            case Prediction.Unanswered unanswered -> new Storing.NotKnown(unanswered.said());
            case Prediction.Conflicting conflicting ->
                    new Storing.Refused(409, conflicting.conflicts().toString(), List.of());
        };
    }

    private static List<StoredField> fields(
            Manifest live, Manifest then, ObjectFix fix, FieldSchema schema) {
        List<StoredField> fields = new ArrayList<>();
        for (RawChange change : TreeDifference.between(bare(then), bare(live), schema)) {
            boolean asked =
                    fix.touched().stream()
                            .anyMatch(
                                    path ->
                                            path.isPrefixOf(change.path())
                                                    || change.path().isPrefixOf(path));
            fields.add(
                    new StoredField(
                            change.path(),
                            shown(fix, change.live(), Sensitive.MASK),
                            shown(fix, change.desired(), Sensitive.OTHER_MASK),
                            asked));
        }
        return fields;
    }

    private static Optional<JsonValue> shown(
            ObjectFix fix, @Nullable JsonValue value, String mask) {
        return Optional.ofNullable(value).map(one -> fix.sensitive() ? JsonValue.of(mask) : one);
    }

    /** Leaves out what every write changes. */
    private static JsonObject bare(Manifest object) {
        return object.root()
                .with(
                        "metadata",
                        object.metadata()
                                .without("managedFields")
                                .without("resourceVersion")
                                .without("generation"));
    }

    private List<Reverter> reverters(Manifest live, ObjectFix fix) throws InterruptedException {
        List<Reverter> all = new ArrayList<>();
        all.add(leeway(fix.key(), fix.gvk()));
        all.addAll(new ExternalEngines(reader, timeout).claims(live));
        all.addAll(new FieldClaims(reader, timeout).claims(live, fix));
        all.sort(Comparator.comparing(one -> one.within().orElse(LATE)));
        return all;
    }

    private Reverter leeway(ResourceKey key, Gvk gvk) {
        GuardRef guard = new GuardRef(GuardRef.Kind.LEEWAY, key, gvk, new HoldScope.OneObject(key));
        boolean automated = application.sync().automated();
        return new Reverter(
                Wording.quoted("Leeway"),
                Optional.empty(),
                automated && application.sync().selfHeal()
                        ? ReversalPhrase.SEEN.of()
                        : automated
                                ? ReversalPhrase.NEXT_COMMIT.of()
                                : ReversalPhrase.SOMEBODY_SYNCS.of(application.name()),
                ReversalPhrase.BELONGS.of(application.name()),
                Optional.of(guard),
                Wording.none());
    }
}
