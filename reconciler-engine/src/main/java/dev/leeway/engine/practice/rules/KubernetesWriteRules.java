package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Presets.within;

import dev.leeway.engine.fields.UnidentifiedItemException;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.FieldOwnership.Applied;
import dev.leeway.engine.practice.rules.WriteOptions.FieldValidation;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.OpenApiObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules of a Kubernetes 1.36 API server, for built-in kinds and for custom ones.
 *
 * <p>An object without a name is refused: a name from {@code generateName} is the store's to choose
 * before it asks. A body's {@code metadata.resourceVersion} is compared with the stored one.
 */
public final class KubernetesWriteRules implements WriteRules {
    private static final String SCALE = "scale";
    private static final String MODIFIED =
            "the object has been modified; please apply your changes to the latest version and try"
                    + " again";

    private final StoredForm storedForm = new StoredForm(BuiltinDefaults.all());
    private final Map<Gvk, JsonObject> emptyObjects = new ConcurrentHashMap<>();
    private final ServerChoices choices;

    /**
     * Makes the rules.
     *
     * @param choices what the server chooses by itself
     */
    public KubernetesWriteRules(ServerChoices choices) {
        this.choices = choices;
    }

    @Override
    public WriteOutcome create(ResourceType type, JsonObject body, WriteOptions options) {
        return new Write(type, options).create(body);
    }

    @Override
    public Optional<WriteOutcome.Refused> unreadable(ResourceType type, JsonObject body) {
        try {
            form(type).read(body, new ArrayList<>());
            return Optional.empty();
        } catch (UnreadableBodyException e) {
            return Optional.of(Refusals.badRequest(unreadable(type, e)));
        }
    }

    private ObjectForm form(ResourceType type) {
        OpenApiObject schema = (OpenApiObject) type.schema();
        return type.custom()
                ? new CustomForm(type, schema)
                : new BuiltinForm(type, schema, storedForm);
    }

    private static String unreadable(ResourceType type, UnreadableBodyException e) {
        return unhandled(type, String.valueOf(e.getMessage()));
    }

    private static String unhandled(ResourceType type, String why) {
        return type.gvk().kind()
                + " in version "
                + JsonValue.of(type.gvk().version()).toJson()
                + " cannot be handled as a "
                + type.gvk().kind()
                + ": "
                + why;
    }

    @Override
    public WriteOutcome update(
            ResourceType type, JsonObject stored, JsonObject body, WriteOptions options) {
        Write write = new Write(type, options);
        return options.subresource().equals(SCALE)
                ? write.scale(stored, body)
                : write.update(stored, body);
    }

    @Override
    public WriteOutcome patch(
            ResourceType type,
            JsonObject stored,
            PatchKind kind,
            JsonValue patch,
            WriteOptions options) {
        return new Write(type, options).patch(stored, kind, patch);
    }

    @Override
    public WriteOutcome apply(
            ResourceType type,
            Optional<JsonObject> stored,
            JsonObject applied,
            WriteOptions options) {
        return new Write(type, options).apply(stored, applied);
    }

    /** One write of one object. */
    private final class Write {
        private final ResourceType type;
        private final WriteOptions options;
        private final ObjectForm form;
        private final Lifecycle lifecycle;
        private final FieldOwnership ownership;
        private final Instant second;
        private final List<String> unknown = new ArrayList<>();
        private boolean emptied;

        Write(ResourceType type, WriteOptions options) {
            this.type = type;
            this.options = options;
            this.form = form(type);
            this.lifecycle = new Lifecycle(type, choices);
            this.ownership =
                    new FieldOwnership(
                            type.schema(),
                            type.gvk().apiVersion(),
                            type.custom(),
                            empty(),
                            lifecycle.unreachable(options.subresource()));
            this.second = options.now().truncatedTo(ChronoUnit.SECONDS);
        }

        private JsonObject empty() {
            return type.custom()
                    ? form.empty()
                    : emptyObjects.computeIfAbsent(type.gvk(), _ -> form.empty());
        }

        private JsonObject read(JsonObject body, List<String> unknownFields) {
            JsonObject read = form.read(body, unknownFields);
            emptied = namesEmptyPart(read.objectAt("spec"));
            return form.withDefaults(read);
        }

        WriteOutcome create(JsonObject body) {
            Optional<WriteOutcome> wrongKind = checkKind(body);
            if (wrongKind.isPresent()) {
                return wrongKind.get();
            }
            try {
                JsonObject object = read(body, unknown);
                if (strictlyUnknown()) {
                    return Refusals.badRequest(unhandled(type, strictProblem()));
                }
                if (!object.objectAt("metadata").string("resourceVersion", "").isEmpty()) {
                    return Refusals.untyped(
                            "resourceVersion should not be set on objects to be created");
                }
                object = Lifecycle.withDistinctOwners(object);
                return created(
                        ownership.afterUpdate(
                                empty(),
                                object,
                                options.manager(),
                                options.subresource(),
                                second.toString()));
            } catch (UnreadableBodyException e) {
                return Refusals.badRequest(unreadable(type, e));
            }
        }

        private WriteOutcome created(JsonObject given) {
            JsonObject object =
                    within(given, "metadata", m -> m.without("uid").without("creationTimestamp"));
            object = form.withDefaults(lifecycle.onCreate(object));
            List<FieldError> errors = ObjectChecks.onCreate(type, object);
            return errors.isEmpty()
                    ? new WriteOutcome.Stored(form.persisted(object), false, warnings())
                    : Refusals.invalid(type.gvk(), name(object), errors);
        }

        WriteOutcome update(JsonObject stored, JsonObject body) {
            Optional<WriteOutcome> wrongKind = checkKind(body);
            if (wrongKind.isPresent()) {
                return wrongKind.get();
            }
            try {
                JsonObject object = read(body, unknown);
                if (strictlyUnknown()) {
                    return Refusals.badRequest(unhandled(type, strictProblem()));
                }
                return updated(stored, tracked(stored, object));
            } catch (UnreadableBodyException e) {
                return Refusals.badRequest(unreadable(type, e));
            }
        }

        private JsonObject tracked(JsonObject stored, JsonObject object) {
            return ownership.afterUpdate(
                    stored, object, options.manager(), options.subresource(), second.toString());
        }

        private WriteOutcome updated(JsonObject stored, JsonObject given) {
            Optional<WriteOutcome> stale = checkPreconditions(stored, given);
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
                return Refusals.invalid(type.gvk(), name(stored), errors);
            }
            object = form.persisted(object);
            return withoutTimes(object).equals(withoutTimes(stored))
                    ? new WriteOutcome.Stored(stored, true, warnings())
                    : new WriteOutcome.Stored(object, false, warnings());
        }

        private Optional<WriteOutcome> checkPreconditions(JsonObject stored, JsonObject object) {
            JsonObject theirs = object.objectAt("metadata");
            JsonObject ours = stored.objectAt("metadata");
            String name = name(stored);
            String uid = theirs.string("uid", "");
            if (!uid.isEmpty() && !uid.equals(ours.string("uid", uid))) {
                return Optional.of(
                        Refusals.conflict(
                                type,
                                name,
                                "Precondition failed: UID in precondition: "
                                        + uid
                                        + ", UID in object meta: "
                                        + ours.string("uid", "")));
            }
            String version = theirs.string("resourceVersion", "");
            if (version.isEmpty() && ObjectChecks.needsResourceVersion(type)) {
                return Optional.of(
                        Refusals.invalid(
                                type.gvk(),
                                name,
                                List.of(
                                        FieldError.invalid(
                                                "metadata.resourceVersion",
                                                version,
                                                "must be specified for an update"))));
            }
            return version.isEmpty() || version.equals(ours.string("resourceVersion", version))
                    ? Optional.empty()
                    : Optional.of(Refusals.conflict(type, name, MODIFIED));
        }

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
                Optional<WriteOutcome> moved = checkIdentity(stored, object);
                return moved.isPresent() ? moved.get() : updated(stored, tracked(stored, object));
            } catch (UnreadableBodyException e) {
                return Refusals.patchedUnreadable(String.valueOf(e.getMessage()));
            }
        }

        private Optional<WriteOutcome> checkIdentity(JsonObject stored, JsonObject object) {
            String given = name(object);
            if (!given.equals(name(stored))) {
                return Optional.of(
                        Refusals.badRequest(
                                "the name of the object ("
                                        + given
                                        + ") does not match the name on the URL ("
                                        + name(stored)
                                        + ")"));
            }
            String namespace = object.objectAt("metadata").string("namespace", "");
            return namespace.equals(stored.objectAt("metadata").string("namespace", ""))
                    ? Optional.empty()
                    : Optional.of(
                            Refusals.badRequest(
                                    "the namespace of the provided object does not match the"
                                            + " namespace sent on the request"));
        }

        WriteOutcome scale(JsonObject stored, JsonObject scale) {
            if (!Scales.isReadable(scale)) {
                return Refusals.badRequest("spec.replicas of a Scale is a whole number");
            }
            JsonNumber number = JsonValue.of(scale.objectAt("spec").integer("replicas", 0));
            if (number.asLong().orElse(0) < 0) {
                return Refusals.invalid(
                        new Gvk("autoscaling", "v1", "Scale"),
                        name(stored),
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

        WriteOutcome apply(Optional<JsonObject> stored, JsonObject applied) {
            Optional<WriteOutcome> refused = checkApplied(applied);
            if (refused.isPresent()) {
                return refused.get();
            }
            JsonObject live = stored.orElseGet(this::empty);
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
            Optional<WriteOutcome> moved = checkIdentity(stored.get(), object);
            return moved.isPresent() ? moved.get() : updated(stored.get(), object);
        }

        private Optional<WriteOutcome> checkApplied(JsonObject applied) {
            String given =
                    applied.string("apiVersion", "") + ", Kind=" + applied.string("kind", "");
            String expected = type.gvk().apiVersion() + ", Kind=" + type.gvk().kind();
            if (!given.equals(expected)) {
                return Optional.of(Refusals.badRequest("invalid object type: " + given));
            }
            JsonValue managed = applied.objectAt("metadata").get("managedFields");
            if (managed instanceof JsonArray) {
                return Optional.of(Refusals.badRequest("metadata.managedFields must be nil"));
            }
            List<String> problems = AppliedShape.problems(applied, type.schema());
            if (problems.isEmpty()) {
                return Optional.empty();
            }
            JsonObject metadata = applied.objectAt("metadata");
            String list =
                    problems.size() == 1
                            ? problems.getFirst()
                            : "errors:\n  " + String.join("\n  ", problems);
            return Optional.of(
                    Refusals.untyped(
                            "failed to create typed patch object ("
                                    + metadata.string("namespace", "")
                                    + "/"
                                    + metadata.string("name", "")
                                    + "; "
                                    + (type.gvk().group().isEmpty() ? "/" : "")
                                    + given
                                    + "): "
                                    + list));
        }

        private Optional<WriteOutcome> checkKind(JsonObject body) {
            String version = body.string("apiVersion", type.gvk().apiVersion());
            String kind = body.string("kind", type.gvk().kind());
            return version.equals(type.gvk().apiVersion()) && kind.equals(type.gvk().kind())
                    ? Optional.empty()
                    : Optional.of(
                            Refusals.badRequest(
                                    kind
                                            + " in version "
                                            + JsonValue.of(version).toJson()
                                            + " cannot be handled as a "
                                            + type.gvk().kind()));
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
    }

    private static boolean namesEmptyPart(JsonValue value) {
        return switch (value) {
            case JsonArray array ->
                    array.isEmpty()
                            || array.stream().anyMatch(KubernetesWriteRules::namesEmptyPart);
            case JsonObject object ->
                    JsonObject.EMPTY.equals(object.get("matchLabels"))
                            || object.names().stream()
                                    .map(object::require)
                                    .anyMatch(KubernetesWriteRules::namesEmptyPart);
            default -> false;
        };
    }

    private static String name(JsonObject object) {
        return object.objectAt("metadata").get("name") instanceof JsonString(String name)
                ? name
                : "";
    }

    private static JsonObject withoutTimes(JsonObject object) {
        return within(
                object,
                "metadata",
                m -> Presets.each(m, "managedFields", entry -> entry.without("time")));
    }
}
