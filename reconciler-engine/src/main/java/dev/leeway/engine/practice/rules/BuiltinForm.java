package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.OpenApiObject;
import java.util.List;

/** The form of a built-in kind. */
record BuiltinForm(ResourceType type, OpenApiObject schema, StoredForm form) implements ObjectForm {
    private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

    @Override
    public JsonObject read(JsonObject body, List<String> unknown) {
        return form.read(body, schema, unknown);
    }

    @Override
    public JsonObject withDefaults(JsonObject read) {
        JsonObject object = form.withDefaults(read, schema);
        // The server keeps a daemon set's template generation in a field that only old versions
        // show; this version shows it as an annotation, always.
        return type.gvk().kind().equals("DaemonSet")
                ? Presets.within(
                        object,
                        "metadata",
                        m ->
                                Presets.within(
                                        m,
                                        "annotations",
                                        a -> Presets.unset(a, TEMPLATE_GENERATION, "0")))
                : object;
    }

    @Override
    public JsonObject persisted(JsonObject object) {
        return form.persisted(object, schema);
    }

    @Override
    public JsonObject empty() {
        JsonObject named =
                JsonObject.of(
                        "apiVersion",
                        JsonValue.of(type.gvk().apiVersion()),
                        "kind",
                        JsonValue.of(type.gvk().kind()));
        return form.withoutDefaults(named, schema);
    }
}
