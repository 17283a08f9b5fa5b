package dev.leeway.engine.bypass;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.wording.Wording;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what an operator asks of a live object into edits and their inverse. Pure. */
public final class Fixes {
    private static final FieldPath RESTARTED_AT =
            FieldPath.of(
                    "spec",
                    "template",
                    "metadata",
                    "annotations",
                    "kubectl.kubernetes.io/restartedAt");
    private static final Set<String> SCALED = Set.of("Deployment", "StatefulSet", "ReplicaSet");
    private static final Set<String> RESTARTED = Set.of("Deployment", "StatefulSet", "DaemonSet");

    private Fixes() {}

    /**
     * Returns the fix.
     *
     * @param live the object as it was read
     * @param schema the kind's shape
     * @throws FixException when the object has no such field, the action does not fit its kind, or
     *     it is so already
     */
    public static ObjectFix of(Manifest live, FixAction action, FieldSchema schema)
            throws FixException {
        List<FieldEdit> edits =
                switch (action) {
                    case FixAction.Scale(long replicas) -> scale(live, replicas);
                    case FixAction.SetImage(String container, String image) ->
                            edit(
                                    live,
                                    container(live, container).then(PathElement.name("image")),
                                    JsonValue.of(image));
                    case FixAction.SetEnv env -> env(live, env);
                    case FixAction.Restart(var at) -> {
                        need(live, RESTARTED, BypassPhrase.BE_RESTARTED);
                        yield List.of(
                                change(
                                        live,
                                        RESTARTED_AT,
                                        JsonValue.of(at.truncatedTo(ChronoUnit.SECONDS).toString()),
                                        false));
                    }
                    case FixAction.Suspend(boolean suspended) -> {
                        need(live, Set.of("CronJob", "Job"), BypassPhrase.BE_SUSPENDED);
                        yield edit(live, FieldPath.of("spec", "suspend"), JsonValue.of(suspended));
                    }
                    case FixAction.SetConfigKey key -> configKey(live, key);
                    case FixAction.SetSecretKey(String name, SecretText value) -> {
                        need(live, Set.of("Secret"), BypassPhrase.HAVE_SECRET_KEY);
                        // Its value must never stand in a commit, so it is not to end in Git.
                        yield List.of(
                                change(live, FieldPath.of("data", name), value.encoded(), false));
                    }
                    case FixAction.EditWhole edit -> WholeEdit.edits(live, edit, schema);
                };
        return new ObjectFix(
                live.key(),
                live.gvk(),
                live.uid(),
                live.resourceVersion(),
                edits,
                FormerOwner.of(live, edits.stream().map(FieldEdit::path).toList()),
                false);
    }

    private static List<FieldEdit> scale(Manifest live, long replicas) throws FixException {
        if (replicas < 0) {
            throw new FixException(
                    BypassPhrase.NO_SUCH_REPLICAS.of(Long.toString(replicas)),
                    BypassPhrase.NO_SUCH_REPLICAS_NEXT.of());
        }
        boolean fits = SCALED.contains(live.kind()) || live.root().at("spec", "replicas") != null;
        if (!fits) {
            throw unfit(live, BypassPhrase.BE_SCALED);
        }
        return edit(live, FieldPath.of("spec", "replicas"), JsonValue.of(replicas));
    }

    private static List<FieldEdit> env(Manifest live, FixAction.SetEnv env) throws FixException {
        FieldPath container = container(live, env.container());
        FieldPath variables = container.then(PathElement.name("env"));
        FieldPath variable =
                variables.then(
                        new PathElement.Key(JsonObject.of("name", JsonValue.of(env.name()))));
        Optional<JsonValue> held = FieldTree.value(live.root(), variable);
        if (env.value().isEmpty()) {
            return edit(live, variable, null);
        }
        JsonValue item =
                JsonObject.builder()
                        .put("name", env.name())
                        .put("value", env.value().get())
                        .build();
        if (held.isPresent()) {
            boolean plain = held.get() instanceof JsonObject object && !object.has("valueFrom");
            return plain
                    ? edit(
                            live,
                            variable.then(PathElement.name("value")),
                            JsonValue.of(env.value().get()))
                    : edit(live, variable, item);
        }
        return FieldTree.value(live.root(), variables).isPresent()
                ? edit(live, variable, item)
                : edit(live, variables, JsonArray.of(item));
    }

    private static List<FieldEdit> configKey(Manifest live, FixAction.SetConfigKey key)
            throws FixException {
        need(live, Set.of("ConfigMap"), BypassPhrase.HAVE_CONFIGURATION_KEY);
        if (live.root().bool("immutable", false)) {
            throw new FixException(
                    BypassPhrase.IMMUTABLE.of(live.key().toString()),
                    BypassPhrase.IMMUTABLE_NEXT.of());
        }
        boolean binary = live.root().objectAt("binaryData").has(key.name());
        FieldPath path = FieldPath.of(binary ? "binaryData" : "data", key.name());
        Optional<JsonValue> value =
                key.value()
                        .map(
                                text ->
                                        JsonValue.of(
                                                binary
                                                        ? Base64.getEncoder()
                                                                .encodeToString(
                                                                        text.getBytes(
                                                                                StandardCharsets
                                                                                        .UTF_8))
                                                        : text));
        return edit(live, path, value.orElse(null));
    }

    private static FieldPath container(Manifest live, String name) throws FixException {
        List<String> template =
                switch (live.kind()) {
                    case "CronJob" -> List.of("spec", "jobTemplate", "spec", "template", "spec");
                    case "Pod" -> List.of("spec");
                    default -> List.of("spec", "template", "spec");
                };
        for (String list : List.of("containers", "initContainers")) {
            FieldPath path =
                    FieldPath.of(template.toArray(String[]::new))
                            .then(PathElement.name(list))
                            .then(new PathElement.Key(JsonObject.of("name", new JsonString(name))));
            if (FieldTree.value(live.root(), path).isPresent()) {
                return path;
            }
        }
        throw new FixException(
                BypassPhrase.NO_CONTAINER.of(live.key().toString(), name),
                BypassPhrase.NO_CONTAINER_NEXT.of());
    }

    private static List<FieldEdit> edit(Manifest live, FieldPath path, @Nullable JsonValue after)
            throws FixException {
        return List.of(change(live, path, after, true));
    }

    private static FieldEdit change(
            Manifest live, FieldPath path, @Nullable JsonValue after, boolean lasting)
            throws FixException {
        Optional<JsonValue> before = FieldTree.value(live.root(), path);
        if (before.equals(Optional.ofNullable(after))) {
            throw new FixException(
                    BypassPhrase.SO_ALREADY.of(path.toString(), live.key().toString()),
                    BypassPhrase.SO_ALREADY_NEXT.of());
        }
        return new FieldEdit(path, before, Optional.ofNullable(after), lasting);
    }

    private static void need(Manifest live, Set<String> kinds, BypassPhrase what)
            throws FixException {
        if (!kinds.contains(live.kind())) {
            throw unfit(live, what);
        }
    }

    private static FixException unfit(Manifest live, BypassPhrase what) {
        return new FixException(
                BypassPhrase.UNFIT.of(Wording.quoted(live.kind()), what.of()),
                BypassPhrase.UNFIT_NEXT.of());
    }
}
