package dev.leeway.engine.practice.rules;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.WriteOptions.FieldValidation;
import dev.leeway.engine.practice.rules.WriteRules.PatchKind;
import dev.leeway.engine.resource.Gvk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Short ways to write objects through the rules, with a store of one object. */
final class Writes {
    static final BuiltinTypes TYPES = BuiltinTypes.load();
    static final WriteRules RULES = new KubernetesWriteRules(ReplayStore.CHOICES);
    private static final Instant NOW = Instant.parse("2026-11-22T04:30:00Z");

    private final ResourceType type;
    private Optional<JsonObject> stored = Optional.empty();
    private int version = 1;

    Writes(String apiVersion, String kind) {
        this(TYPES.type(Gvk.of(apiVersion, kind)).orElseThrow());
    }

    Writes(ResourceType type) {
        this.type = type;
    }

    static JsonObject json(String text) {
        return JsonReader.readObject(text);
    }

    static WriteOptions options(String manager, boolean force) {
        return new WriteOptions(manager, force, FieldValidation.WARN, "", NOW);
    }

    WriteOutcome create(String body) {
        return keep(RULES.create(type, json(body), options("creator", false)));
    }

    WriteOutcome create(String body, FieldValidation validation) {
        return keep(
                RULES.create(
                        type, json(body), new WriteOptions("creator", false, validation, "", NOW)));
    }

    WriteOutcome apply(String manager, String body) {
        return keep(RULES.apply(type, stored, json(body), options(manager, false)));
    }

    WriteOutcome force(String manager, String body) {
        return keep(RULES.apply(type, stored, json(body), options(manager, true)));
    }

    WriteOutcome patch(PatchKind kind, String patch) {
        return patchAs("patcher", kind, patch);
    }

    WriteOutcome patchAs(String manager, PatchKind kind, String patch) {
        return keep(
                RULES.patch(
                        type,
                        stored.orElseThrow(),
                        kind,
                        JsonReader.read(patch),
                        options(manager, false)));
    }

    WriteOutcome update(JsonObject body) {
        return keep(RULES.update(type, object(), body, options("updater", false)));
    }

    WriteOutcome updateStatus(JsonObject body) {
        return keep(
                RULES.update(
                        type,
                        object(),
                        body,
                        new WriteOptions(
                                "controller", false, FieldValidation.WARN, "status", NOW)));
    }

    private WriteOutcome keep(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Stored(JsonObject object, boolean unchanged, var _)
                && !unchanged) {
            version++;
            JsonObject metadata =
                    object.objectAt("metadata")
                            .with("uid", JsonValue.of("uid-1"))
                            .with("resourceVersion", JsonValue.of(Integer.toString(version)));
            stored = Optional.of(object.with("metadata", metadata));
        }
        return outcome;
    }

    /** Returns the stored object. */
    JsonObject object() {
        return stored.orElseThrow();
    }

    /** Returns the fields of a manager, as texts; empty when it has none. */
    List<String> owned(String manager) {
        return object().objectAt("metadata")
                .arrayAt("managedFields")
                .objects()
                .filter(entry -> entry.string("manager", "").equals(manager))
                .map(entry -> FieldSet.parse(entry.objectAt("fieldsV1")))
                .flatMap(set -> set.paths().stream())
                .map(FieldPath::toString)
                .toList();
    }

    /** Returns the code of a refusal, 0 when stored. */
    static long code(WriteOutcome outcome) {
        return switch (outcome) {
            case WriteOutcome.Refused(JsonObject status) -> status.integer("code", -1);
            case WriteOutcome.Stored _ -> 0;
        };
    }

    /** Returns reason and field of every cause of a refusal. */
    static List<String> causes(WriteOutcome outcome) {
        return switch (outcome) {
            case WriteOutcome.Refused(JsonObject status) ->
                    status.objectAt("details")
                            .arrayAt("causes")
                            .objects()
                            .map(c -> c.string("reason", "") + " " + c.string("field", ""))
                            .toList();
            case WriteOutcome.Stored _ -> List.of();
        };
    }
}
