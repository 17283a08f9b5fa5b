package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.OpenApiObject;
import java.util.ArrayList;
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
        return write(type, options).create(body);
    }

    @Override
    public Optional<WriteOutcome.Refused> unreadable(ResourceType type, JsonObject body) {
        try {
            form(type).read(body, new ArrayList<>());
            return Optional.empty();
        } catch (UnreadableBodyException e) {
            return Optional.of(new WriteChecks(type).unreadable(e));
        }
    }

    @Override
    public WriteOutcome update(
            ResourceType type, JsonObject stored, JsonObject body, WriteOptions options) {
        return write(type, options).update(stored, body);
    }

    @Override
    public WriteOutcome patch(
            ResourceType type,
            JsonObject stored,
            PatchKind kind,
            JsonValue patch,
            WriteOptions options) {
        return write(type, options).patch(stored, kind, patch);
    }

    @Override
    public WriteOutcome apply(
            ResourceType type,
            Optional<JsonObject> stored,
            JsonObject applied,
            WriteOptions options) {
        return write(type, options).apply(stored, applied);
    }

    private RuledWrite write(ResourceType type, WriteOptions options) {
        ObjectForm form = form(type);
        JsonObject empty =
                type.custom()
                        ? form.empty()
                        : emptyObjects.computeIfAbsent(type.gvk(), _ -> form.empty());
        return new RuledWrite(type, form, empty, choices, options);
    }

    private ObjectForm form(ResourceType type) {
        OpenApiObject schema = (OpenApiObject) type.schema();
        return type.custom()
                ? new CustomForm(type, schema)
                : new BuiltinForm(type, schema, storedForm);
    }
}
