package dev.leeway.engine.compare;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.desired.SecretTexts;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.schema.FieldSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells for each changed field of an object where the difference comes from, from managed fields,
 * the server's answer and what earlier revisions asked for. Pure. What does not follow from these
 * is a guess, marked as one, or not known.
 */
public final class OriginReading {
    private final JsonObject asked;
    private final Manifest live;
    private final JsonObject predicted;
    private final FieldSchema schema;
    private final String manager;
    private final Optional<PastBody> lastSynced;
    private final List<PastBody> older;

    /**
     * Makes a reading of one object.
     *
     * @param desired the desired body
     * @param live the live object with its managed fields
     * @param predicted what the server would store
     * @param schema the kind's shape, empty where it is not known
     * @param manager the field manager that applies
     * @param lastSynced what the revision synced last asked for; empty when none is known
     * @param older what older revisions asked for, newest first, as far as they were looked at
     */
    public OriginReading(
            Manifest desired,
            Manifest live,
            Manifest predicted,
            Optional<FieldSchema> schema,
            String manager,
            Optional<PastBody> lastSynced,
            List<PastBody> older) {
        this.predicted = predicted.root();
        this.asked = AdmissionChanges.body(desired, predicted.root());
        this.live = live;
        this.schema = schema.orElse(new FieldSchema.Unknown());
        this.manager = manager;
        this.lastSynced = lastSynced;
        this.older = List.copyOf(older);
    }

    /** Returns where a changed field's difference comes from. */
    public OriginVerdict of(FieldChange change) {
        FieldPath path = change.path();
        if (rewritten(path)) {
            return OriginVerdict.certain(
                    new FieldOrigin.MutatingWebhook(), OriginPhrase.REWRITTEN.of());
        }
        return switch (change.attribution()) {
            case Attribution.Known known -> owned(path, known);
            case Attribution.Unknown _ ->
                    FieldAt.get(live.root(), path).isPresent() ? unowned(path) : absent(path);
        };
    }

    /** Admission's word is final: what it makes of a request is no edit of anybody's. */
    private boolean rewritten(FieldPath path) {
        Optional<JsonValue> wish = FieldAt.get(asked, path);
        return wish.isPresent()
                && !AdmissionChanges.holds(
                        wish.get(),
                        FieldAt.get(predicted, path).orElse(null),
                        FieldAt.schema(schema, path));
    }

    private OriginVerdict owned(FieldPath path, Attribution.Known known) {
        List<FieldOwner> owners =
                Stream.concat(Stream.of(known.owner()), known.coOwners().stream()).toList();
        boolean ours =
                owners.stream()
                        .anyMatch(
                                one ->
                                        one.manager().equals(manager)
                                                && one.operation().equals("Apply"));
        if (ours) {
            return applied(path);
        }
        FieldOwner owner = known.owner();
        Wording who =
                owner.subresource().isEmpty()
                        ? OriginPhrase.MANAGED.of(owner.manager(), owner.operation())
                        : OriginPhrase.MANAGED_THROUGH.of(
                                owner.manager(), owner.operation(), owner.subresource());
        return switch (ManagerNature.of(owner)) {
            case HAND -> OriginVerdict.certain(new FieldOrigin.HandEdit(owner), who);
            case LIKELY_HAND -> OriginVerdict.likely(new FieldOrigin.HandEdit(owner), who);
            case PROGRAM ->
                    new OriginVerdict(
                            new FieldOrigin.ControllerField(owner), !isProgram(owner), who);
            case UNNAMED -> OriginVerdict.notKnown(OriginPhrase.UNNAMED.of(who));
        };
    }

    /** Who applies, writes status or scales, or is named after its work, is a program for sure. */
    private static boolean isProgram(FieldOwner owner) {
        String name = owner.manager();
        return owner.operation().equals("Apply")
                || !owner.subresource().isEmpty()
                || name.contains("controller")
                || name.contains("operator")
                || name.contains("scheduler")
                || name.contains("injector");
    }

    /** Leeway itself applied the live value: the question is, of which revision. */
    private OriginVerdict applied(FieldPath path) {
        if (lastSynced.filter(past -> asksForLive(past, path)).isPresent()) {
            return OriginVerdict.certain(
                    new FieldOrigin.GitMovedOn(lastSynced.get().revision()),
                    OriginPhrase.APPLIED_LAST.of());
        }
        for (PastBody past : older) {
            if (asksForLive(past, path)) {
                return OriginVerdict.certain(
                        new FieldOrigin.StaleSync(past.revision()),
                        OriginPhrase.APPLIED_EARLIER.of());
            }
        }
        return OriginVerdict.notKnown(
                OriginPhrase.APPLIED_UNFOUND.of(older.size() + (lastSynced.isPresent() ? 1 : 0)));
    }

    private OriginVerdict unowned(FieldPath path) {
        boolean wanted = FieldAt.get(asked, path).isPresent();
        if (wanted && lastSynced.isPresent() && !asks(lastSynced.get(), path)) {
            return OriginVerdict.certain(
                    new FieldOrigin.GitMovedOn(lastSynced.get().revision()),
                    OriginPhrase.ASKED_SINCE_UNOWNED.of());
        }
        if (wanted && lastSynced.isPresent()) {
            return OriginVerdict.notKnown(OriginPhrase.LET_GO.of());
        }
        return OriginVerdict.likely(new FieldOrigin.ServerDefault(), OriginPhrase.UNOWNED.of());
    }

    private OriginVerdict absent(FieldPath path) {
        if (FieldAt.get(asked, path).isEmpty()) {
            return added(path);
        }
        if (lastSynced.isEmpty()) {
            return OriginVerdict.notKnown(OriginPhrase.NEVER_SYNCED.of());
        }
        if (!asks(lastSynced.get(), path)) {
            return OriginVerdict.certain(
                    new FieldOrigin.GitMovedOn(lastSynced.get().revision()),
                    OriginPhrase.ASKED_SINCE.of());
        }
        return FieldOwners.of(live)
                .newestHand()
                .map(
                        by ->
                                OriginVerdict.likely(
                                        new FieldOrigin.HandEdit(by),
                                        OriginPhrase.GONE_HAND.of(by.manager())))
                .orElseGet(() -> OriginVerdict.notKnown(OriginPhrase.GONE.of()));
    }

    /** The server would add what neither Git nor the cluster has. */
    private static OriginVerdict added(FieldPath path) {
        boolean item =
                !path.elements().isEmpty()
                        && !(path.elements().getLast() instanceof PathElement.Name);
        boolean mark =
                FieldPath.of("metadata", "labels").isPrefixOf(path)
                        || FieldPath.of("metadata", "annotations").isPrefixOf(path);
        return item || mark
                ? OriginVerdict.likely(
                        new FieldOrigin.MutatingWebhook(), OriginPhrase.ADDED_MARK.of())
                : OriginVerdict.likely(
                        new FieldOrigin.ServerDefault(), OriginPhrase.ADDED_DEFAULT.of());
    }

    private boolean asks(PastBody past, FieldPath path) {
        return past.body().flatMap(body -> FieldAt.get(body, path)).isPresent();
    }

    private boolean asksForLive(PastBody past, FieldPath path) {
        Optional<JsonValue> then =
                past.body()
                        .map(body -> SecretTexts.of(new Manifest(body)))
                        .flatMap(body -> FieldAt.get(body, path));
        return then.isPresent()
                && AdmissionChanges.holds(
                        then.get(),
                        FieldAt.get(live.root(), path).orElse(null),
                        FieldAt.schema(schema, path));
    }
}
