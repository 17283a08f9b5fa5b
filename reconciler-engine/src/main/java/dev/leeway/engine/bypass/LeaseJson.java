package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.BypassState.Erosion;
import dev.leeway.engine.bypass.BypassState.FixedObject;
import dev.leeway.engine.bypass.BypassState.Goal;
import dev.leeway.engine.bypass.BypassState.Proof;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.proposal.Landing;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The form in which leases are kept. Values of Secrets are masked before they get here. */
public final class LeaseJson {
    private LeaseJson() {}

    /** Returns a bypass as it is kept. */
    public static JsonObject of(Bypass bypass) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("id", bypass.id())
                        .put("application", bypass.application())
                        .put("cluster", bypass.cluster())
                        .put("namespace", bypass.namespace())
                        .put("reason", bypass.reason())
                        .put("incident", bypass.incident())
                        .put("owner", bypass.owner());
        bypass.approver().ifPresent(approver -> json.put("approver", approver));
        return json.put("start", bypass.start().toString())
                .put("end", bypass.end().toString())
                .put("fixes", array(bypass.fixes(), fix -> fix(fix.forKeeping())))
                .put("guards", array(bypass.guards(), LeaseJson::guard))
                .build();
    }

    /**
     * Reads what {@link #of(Bypass)} gave.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Bypass bypass(JsonObject json) {
        return new Bypass(
                json.string("id", ""),
                json.string("application", ""),
                json.string("cluster", ""),
                json.string("namespace", ""),
                json.string("reason", ""),
                json.string("incident", ""),
                json.string("owner", ""),
                json.string("approver"),
                Instant.parse(json.string("start", "")),
                Instant.parse(json.string("end", "")),
                list(json, "fixes", LeaseJson::fix),
                list(json, "guards", LeaseJson::guard));
    }

    static JsonObject fix(ObjectFix fix) {
        return JsonObject.builder()
                .put("object", fix.key().toArgument())
                .put("version", fix.gvk().version())
                .put("uid", fix.uid())
                .put("basedOn", fix.basedOn())
                .put("sealed", fix.sealed())
                .put("owners", array(fix.owners(), LeaseJson::owner))
                .put("edits", array(fix.edits(), LeaseJson::edit))
                .build();
    }

    static ObjectFix fix(JsonObject json) {
        ResourceKey key = ResourceKey.fromArgument(json.string("object", ""));
        return new ObjectFix(
                key,
                new Gvk(key.group(), json.string("version", ""), key.kind()),
                json.string("uid", ""),
                json.string("basedOn", ""),
                list(json, "edits", LeaseJson::edit),
                list(json, "owners", LeaseJson::owner),
                json.bool("sealed", false));
    }

    private static JsonObject owner(FormerOwner owner) {
        return JsonObject.builder()
                .put("head", owner.head())
                .put("fields", owner.fields().toFieldsV1())
                .build();
    }

    private static FormerOwner owner(JsonObject json) {
        return new FormerOwner(json.objectAt("head"), FieldSet.parse(json.objectAt("fields")));
    }

    private static JsonObject edit(FieldEdit edit) {
        JsonObject.Builder json = JsonObject.builder().put("path", path(edit.path()));
        edit.before().ifPresent(value -> json.put("before", value));
        edit.after().ifPresent(value -> json.put("after", value));
        return json.put("lasting", edit.lasting()).build();
    }

    private static FieldEdit edit(JsonObject json) {
        return new FieldEdit(
                path(json.arrayAt("path")),
                json.find("before"),
                json.find("after"),
                json.bool("lasting", true));
    }

    private static JsonArray path(FieldPath path) {
        return JsonArray.ofStrings(path.elements().stream().map(PathElement::serialize).toList());
    }

    private static FieldPath path(JsonArray steps) {
        return new FieldPath(
                steps.stream()
                        .map(step -> PathElement.parse(((JsonString) step).value()))
                        .toList());
    }

    private static JsonObject guard(GuardRef guard) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("kind", guard.kind().name())
                        .put("target", guard.target().toArgument())
                        .put("version", guard.gvk().version());
        guard.about().ifPresent(about -> json.put("about", about.toArgument()));
        switch (guard.scope()) {
            case HoldScope.WholeApplication _ -> json.put("scope", "application");
            case HoldScope.OneObject one ->
                    json.put("scope", "object").put("object", one.key().toArgument());
            case HoldScope.Fields fields ->
                    json.put("scope", "fields")
                            .put("object", fields.key().toArgument())
                            .put("fields", JsonArray.ofStrings(fields.pointers()));
        }
        return json.build();
    }

    private static GuardRef guard(JsonObject json) {
        ResourceKey target = ResourceKey.fromArgument(json.string("target", ""));
        HoldScope scope =
                switch (json.string("scope", "")) {
                    case "object" ->
                            new HoldScope.OneObject(
                                    ResourceKey.fromArgument(json.string("object", "")));
                    case "fields" ->
                            new HoldScope.Fields(
                                    ResourceKey.fromArgument(json.string("object", "")),
                                    json.arrayAt("fields").stream()
                                            .map(field -> ((JsonString) field).value())
                                            .toList());
                    default -> new HoldScope.WholeApplication();
                };
        return new GuardRef(
                GuardRef.Kind.valueOf(json.string("kind", "")),
                target,
                new Gvk(target.group(), json.string("version", ""), target.kind()),
                scope,
                json.string("about").map(ResourceKey::fromArgument));
    }

    /** Returns an entry as it is kept. */
    public static JsonObject of(JournalEntry entry) {
        JsonObject.Builder json = JsonObject.builder().put("at", entry.at().toString());
        switch (entry) {
            case JournalEntry.Intended intended ->
                    json.put("entry", "intended")
                            .put("to", intended.to().name())
                            .put("what", intended.what());
            case JournalEntry.Reached reached -> {
                json.put("entry", "reached").put("stage", reached.state().stage().name());
                state(reached.state(), json);
            }
            case JournalEntry.Dropped dropped ->
                    json.put("entry", "dropped").put("why", dropped.why());
            case JournalEntry.Extended extended ->
                    json.put("entry", "extended")
                            .put("end", extended.end().toString())
                            .put("by", extended.by())
                            .put("reason", extended.reason());
        }
        return json.build();
    }

    private static void state(BypassState state, JsonObject.Builder json) {
        switch (state) {
            case BypassState.Draft _ -> {}
            case BypassState.Guarded guarded ->
                    json.put(
                            "proofs",
                            array(
                                    guarded.proofs(),
                                    proof ->
                                            JsonObject.builder()
                                                    .put("engine", proof.engine())
                                                    .put("message", proof.message())
                                                    .build()));
            case BypassState.Fixed fixed ->
                    json.put(
                            "objects",
                            array(
                                    fixed.objects(),
                                    one ->
                                            JsonObject.builder()
                                                    .put("object", one.key().toArgument())
                                                    .put("uid", one.uid())
                                                    .put("resourceVersion", one.resourceVersion())
                                                    .build()));
            case BypassState.Proposed proposed ->
                    json.put("proposal", proposed.proposal())
                            .put("branch", proposed.branch())
                            .put("commit", proposed.commit());
            case BypassState.Merged merged ->
                    json.put("mergeCommit", merged.mergeCommit())
                            .put("landing", merged.landing().name());
            case BypassState.Converging converging -> goal(converging.goal(), json);
            case BypassState.Released released -> {
                goal(released.goal(), json);
                json.put("revision", released.revision());
            }
            case BypassState.Eroded eroded ->
                    json.put("before", eroded.before().name())
                            .put(
                                    "erosions",
                                    array(
                                            eroded.erosions(),
                                            one ->
                                                    JsonObject.builder()
                                                            .put("object", one.key().toArgument())
                                                            .put("path", path(one.path()))
                                                            .put("manager", one.manager())
                                                            .build()));
            case BypassState.Expired expired -> json.put("before", expired.before().name());
            case BypassState.Abandoned abandoned ->
                    json.put("by", abandoned.by())
                            .put("inverted", abandoned.inverted())
                            .put("note", abandoned.note());
        }
    }

    private static void goal(Goal goal, JsonObject.Builder json) {
        switch (goal) {
            case Goal.MergedCommit merged -> json.put("commit", merged.commit());
            case Goal.GitState git -> json.put("gitStateBy", git.by());
        }
    }

    /**
     * Reads what {@link #of(JournalEntry)} gave.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static JournalEntry entry(JsonObject json) {
        Instant at = Instant.parse(json.string("at", ""));
        return switch (json.string("entry", "")) {
            case "intended" ->
                    new JournalEntry.Intended(
                            at, Stage.valueOf(json.string("to", "")), json.string("what", ""));
            case "reached" -> new JournalEntry.Reached(state(at, json));
            case "dropped" -> new JournalEntry.Dropped(at, json.string("why", ""));
            case "extended" ->
                    new JournalEntry.Extended(
                            at,
                            Instant.parse(json.string("end", "")),
                            json.string("by", ""),
                            json.string("reason", ""));
            default -> throw new IllegalArgumentException("no entry of a lease");
        };
    }

    private static BypassState state(Instant at, JsonObject json) {
        return switch (Stage.valueOf(json.string("stage", ""))) {
            case DRAFT -> new BypassState.Draft(at);
            case GUARDED ->
                    new BypassState.Guarded(
                            at,
                            list(
                                    json,
                                    "proofs",
                                    one ->
                                            new Proof(
                                                    one.string("engine", ""),
                                                    one.string("message", ""))));
            case FIXED ->
                    new BypassState.Fixed(
                            at,
                            list(
                                    json,
                                    "objects",
                                    one ->
                                            new FixedObject(
                                                    ResourceKey.fromArgument(
                                                            one.string("object", "")),
                                                    one.string("uid", ""),
                                                    one.string("resourceVersion", ""))));
            case PROPOSED ->
                    new BypassState.Proposed(
                            at,
                            json.string("proposal", ""),
                            json.string("branch", ""),
                            json.string("commit", ""));
            case MERGED ->
                    new BypassState.Merged(
                            at,
                            json.string("mergeCommit", ""),
                            json.string("landing")
                                    .map(Landing::valueOf)
                                    .orElse(Landing.of(json.bool("asProposed", false))));
            case CONVERGING -> new BypassState.Converging(at, goal(json));
            case RELEASED -> new BypassState.Released(at, goal(json), json.string("revision", ""));
            case ERODED ->
                    new BypassState.Eroded(
                            at,
                            list(
                                    json,
                                    "erosions",
                                    one ->
                                            new Erosion(
                                                    ResourceKey.fromArgument(
                                                            one.string("object", "")),
                                                    path(one.arrayAt("path")),
                                                    one.string("manager", ""))),
                            Stage.valueOf(json.string("before", "")));
            case EXPIRED -> new BypassState.Expired(at, Stage.valueOf(json.string("before", "")));
            case ABANDONED ->
                    new BypassState.Abandoned(
                            at,
                            json.string("by", ""),
                            json.bool("inverted", false),
                            json.string("note", ""));
        };
    }

    private static Goal goal(JsonObject json) {
        Optional<String> by = json.string("gitStateBy");
        return by.isPresent()
                ? new Goal.GitState(by.get())
                : new Goal.MergedCommit(json.string("commit", ""));
    }

    private static <T> JsonArray array(Collection<T> items, Function<T, JsonObject> form) {
        return new JsonArray(items.stream().<JsonValue>map(form).toList());
    }

    private static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> form) {
        return json.arrayAt(name).objects().map(form).toList();
    }
}
