package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Presets.within;

import dev.leeway.engine.fields.UnidentifiedItemException;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.FieldOwnership.Applied;
import dev.leeway.engine.practice.rules.WriteOptions.FieldValidation;
import dev.leeway.engine.practice.rules.WriteRules.PatchKind;
import dev.leeway.engine.resource.Gvk;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One write of one object, as the rules of an API server have it. For one write and one thread
 * alone.
 */
final class RuledWrite {
    private static final String SCALE = "scale";

    private final ResourceType type;
    private final WriteOptions options;
    private final ObjectForm form;
    private final JsonObject empty;
    private final WriteChecks checks;
    private final Lifecycle lifecycle;
    private final FieldOwnership ownership;
    private final Instant second;
    private final List<String> unknown = new ArrayList<>();
    private boolean emptied;

    /**
     * Begins a write.
     *
     * @param form how objects of the type are read and stored
     * @param empty an object of the type without any content
     * @param choices what the server chooses by itself
     */
    RuledWrite(
            ResourceType type,
            ObjectForm form,
            JsonObject empty,
            ServerChoices choices,
            WriteOptions options) {
        this.type = type;
        this.options = options;
        this.form = form;
        this.empty = empty;
        this.checks = new WriteChecks(type);
        this.lifecycle = new Lifecycle(type, choices);
        this.ownership =
                new FieldOwnership(
                        type.schema(),
                        type.gvk().apiVersion(),
                        type.custom(),
                        empty,
                        lifecycle.unreachable(options.subresource()));
        this.second = options.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private JsonObject read(JsonObject body, List<String> unknownFields) {
        JsonObject read = form.read(body, unknownFields);
        emptied = namesEmptyPart(read.objectAt("spec"));
        return form.withDefaults(read);
    }

    /** Makes a new object. */
    WriteOutcome create(JsonObject body) {
        Optional<WriteOutcome> wrongKind = checks.kind(body);
        if (wrongKind.isPresent()) {
            return wrongKind.get();
        }
        try {
            JsonObject object = read(body, unknown);
            if (strictlyUnknown()) {
                return checks.unhandled(strictProblem());
            }
            if (!object.objectAt("metadata").string("resourceVersion", "").isEmpty()) {
                return Refusals.untyped(
                        "resourceVersion should not be set on objects to be created");
            }
            object = Lifecycle.withDistinctOwners(object);
            return created(
                    ownership.afterUpdate(
                            empty,
                            object,
                            options.manager(),
                            options.subresource(),
                            second.toString()));
        } catch (UnreadableBodyException e) {
            return checks.unreadable(e);
        }
    }

    private WriteOutcome created(JsonObject given) {
        JsonObject object =
                within(given, "metadata", m -> m.without("uid").without("creationTimestamp"));
        object = form.withDefaults(lifecycle.onCreate(object));
        List<FieldError> errors = ObjectChecks.onCreate(type, object);
        return errors.isEmpty()
                ? new WriteOutcome.Stored(form.persisted(object), false, warnings())
                : Refusals.invalid(type.gvk(), WriteChecks.name(object), errors);
    }

    /** Replaces the stored object, or its scale. */
    WriteOutcome update(JsonObject stored, JsonObject body) {
        return options.subresource().equals(SCALE) ? scale(stored, body) : replace(stored, body);
    }

    private WriteOutcome replace(JsonObject stored, JsonObject body) {
        Optional<WriteOutcome> wrongKind = checks.kind(body);
        if (wrongKind.isPresent()) {
            return wrongKind.get();
        }
        try {
            JsonObject object = read(body, unknown);
            if (strictlyUnknown()) {
                return checks.unhandled(strictProblem());
            }
            return updated(stored, tracked(stored, object));
        } catch (UnreadableBodyException e) {
            return checks.unreadable(e);
        }
    }

    private JsonObject tracked(JsonObject stored, JsonObject object) {
        return ownership.afterUpdate(
                stored, object, options.manager(), options.subresource(), second.toString());
    }

    private WriteOutcome updated(JsonObject stored, JsonObject given) {
        Optional<WriteOutcome> stale = checks.preconditions(stored, given);
        if (stale.isPresent()) {
            return stale.get();
        }
        JsonObject object =
                lifecycle.onUpdate(
                        Lifecycle.withDistinctOwners(given),
                        stored,
                        options.subresource(),
                        emptied);
        object = form.withDefaults(object);
        List<FieldError> errors = ObjectChecks.onUpdate(type, object, stored);
        if (!errors.isEmpty()) {
            return Refusals.invalid(type.gvk(), WriteChecks.name(stored), errors);
        }
        object = form.persisted(object);
        return withoutTimes(object).equals(withoutTimes(stored))
                ? new WriteOutcome.Stored(stored, true, warnings())
                : new WriteOutcome.Stored(object, false, warnings());
    }

    /** Changes the stored object, or its scale, as a patch says. */
    WriteOutcome patch(JsonObject stored, PatchKind kind, JsonValue patch) {
        boolean isScale = options.subresource().equals(SCALE);
        JsonObject target = isScale ? Scales.of(stored) : stored;
        try {
            JsonValue patched =
                    switch (kind) {
                        case JSON -> JsonPatch.apply(target, patch);
                        case MERGE -> {
                            if (!(patch instanceof JsonObject)) {
                                throw PatchFailedException.malformed("Invalid JSON Patch");
                            }
                            yield JsonPatch.merge(target, patch);
                        }
                        case STRATEGIC -> {
                            if (type.custom()) {
                                yield target;
                            }
                            if (!(patch instanceof JsonObject changes)) {
                                throw PatchFailedException.malformed("invalid JSON document");
                            }
                            yield StrategicMerge.apply(
                                    target, changes, isScale ? null : type.schema());
                        }
                    };
            if (kind == PatchKind.STRATEGIC && type.custom()) {
                return Refusals.unsupportedPatch(
                        "the body of the request was in an unknown format - accepted media"
                                + " types include: application/json-patch+json,"
                                + " application/merge-patch+json,"
                                + " application/apply-patch+yaml");
            }
            if (!(patched instanceof JsonObject object)) {
                return Refusals.patchedUnreadable("the patched document is no object");
            }
            if (!isScale) {
                return patched(stored, object);
            }
            return Scales.isReadable(object)
                    ? scale(stored, object)
                    : Refusals.patchedUnreadable("spec.replicas of a Scale is a whole number");
        } catch (PatchFailedException e) {
            return switch (e.why()) {
                case MALFORMED -> Refusals.badRequest(String.valueOf(e.getMessage()));
                case UNFIT -> Refusals.patchFailed();
                case KEYLESS -> Refusals.untyped(String.valueOf(e.getMessage()));
            };
        }
    }

    private WriteOutcome patched(JsonObject stored, JsonObject patched) {
        try {
            JsonObject object = read(patched, unknown);
            if (strictlyUnknown()) {
                return Refusals.patchedUnreadable(strictProblem());
            }
            Optional<WriteOutcome> moved = checks.identity(stored, object);
            return moved.isPresent() ? moved.get() : updated(stored, tracked(stored, object));
        } catch (UnreadableBodyException e) {
            return Refusals.patchedUnreadable(String.valueOf(e.getMessage()));
        }
    }

    private WriteOutcome scale(JsonObject stored, JsonObject scale) {
        if (!Scales.isReadable(scale)) {
            return Refusals.badRequest("spec.replicas of a Scale is a whole number");
        }
        JsonNumber number = JsonValue.of(scale.objectAt("spec").integer("replicas", 0));
        if (number.asLong().orElse(0) < 0) {
            return Refusals.invalid(
                    new Gvk("autoscaling", "v1", "Scale"),
                    WriteChecks.name(stored),
                    List.of(
                            FieldError.invalid(
                                    "spec.replicas",
                                    number,
                                    "must be greater than or equal to 0")));
        }
        String version = scale.objectAt("metadata").string("resourceVersion", "");
        JsonObject object = within(stored, "spec", spec -> spec.with("replicas", number));
        if (!version.isEmpty()) {
            object =
                    within(
                            object,
                            "metadata",
                            m -> m.with("resourceVersion", JsonValue.of(version)));
        }
        // A Scale does not write replicas when there are none, so nobody comes to own that.
        boolean none = number.asLong().orElse(0) == 0;
        JsonObject written =
                none ? within(object, "spec", spec -> spec.without("replicas")) : object;
        // Fields of a Scale are only tracked when somebody owns them already.
        JsonObject tracked = Scales.isOwned(stored) ? tracked(stored, written) : object;
        return updated(stored, within(tracked, "spec", spec -> spec.with("replicas", number)));
    }

    /** Applies a configuration over the stored object, or makes one of it when there is none. */
    WriteOutcome apply(Optional<JsonObject> stored, JsonObject applied) {
        Optional<WriteOutcome> refused = checks.applied(applied);
        if (refused.isPresent()) {
            return refused.get();
        }
        JsonObject live = stored.orElse(empty);
        Optional<ManagedFields> managed = ManagedFields.of(live);
        if (managed.isEmpty()) {
            return Refusals.untyped("failed to decode managed fields");
        }
        try {
            Applied outcome =
                    ownership.apply(live, managed.get(), applied, options, second.toString());
            return switch (outcome) {
                case Applied.Conflicting(var conflicts) -> Refusals.applyConflict(conflicts);
                case Applied.Merged merged -> applied(stored, merged);
            };
        } catch (UnreadableBodyException | UnidentifiedItemException e) {
            return Refusals.untyped("failed to create typed patch object: " + e.getMessage());
        }
    }

    private WriteOutcome applied(Optional<JsonObject> stored, Applied.Merged merged) {
        JsonObject object =
                merged.same() && stored.isPresent()
                        ? stored.get()
                        : read(merged.object(), new ArrayList<>());
        object = merged.managed().writeInto(object);
        if (stored.isEmpty()) {
            return created(Lifecycle.withDistinctOwners(object));
        }
        Optional<WriteOutcome> moved = checks.identity(stored.get(), object);
        return moved.isPresent() ? moved.get() : updated(stored.get(), object);
    }

    private boolean strictlyUnknown() {
        return options.fieldValidation() == FieldValidation.STRICT && !unknown.isEmpty();
    }

    private String strictProblem() {
        List<String> fields =
                unknown.stream().map(path -> "unknown field \"" + path + "\"").toList();
        return "strict decoding error: " + String.join(", ", fields);
    }

    private List<String> warnings() {
        return options.fieldValidation() == FieldValidation.WARN
                ? unknown.stream().map(path -> "unknown field \"" + path + "\"").toList()
                : List.of();
    }

    private static boolean namesEmptyPart(JsonValue value) {
        return switch (value) {
            case JsonArray array ->
                    array.isEmpty() || array.stream().anyMatch(RuledWrite::namesEmptyPart);
            case JsonObject object ->
                    JsonObject.EMPTY.equals(object.get("matchLabels"))
                            || object.names().stream()
                                    .map(object::require)
                                    .anyMatch(RuledWrite::namesEmptyPart);
            default -> false;
        };
    }

    private static JsonObject withoutTimes(JsonObject object) {
        return within(
                object,
                "metadata",
                m -> Presets.each(m, "managedFields", entry -> entry.without("time")));
    }
}
