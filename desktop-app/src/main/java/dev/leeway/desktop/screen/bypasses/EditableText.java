package dev.leeway.desktop.screen.bypasses;

import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlPrinter;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * An object as text for editing: without what the server keeps by itself and without kubectl's copy
 * of what was applied, which comes back when the text is read. Pure.
 *
 * @param base the object as it was read
 * @param shown the object as its text says it
 * @param lastApplied kubectl's copy, where there is one
 */
record EditableText(JsonObject base, JsonObject shown, Optional<JsonValue> lastApplied) {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final List<String> SERVERS_OWN =
            List.of(
                    "managedFields",
                    "resourceVersion",
                    "uid",
                    "generation",
                    "creationTimestamp",
                    "selfLink");

    static EditableText of(Manifest object) {
        JsonObject metadata = object.metadata();
        for (String name : SERVERS_OWN) {
            metadata = metadata.without(name);
        }
        Optional<JsonValue> copy = metadata.objectAt("annotations").find(LAST_APPLIED);
        if (copy.isPresent()) {
            JsonObject annotations = metadata.objectAt("annotations").without(LAST_APPLIED);
            metadata =
                    annotations.isEmpty()
                            ? metadata.without("annotations")
                            : metadata.with("annotations", annotations);
        }
        return new EditableText(
                object.root(), object.root().without("status").with("metadata", metadata), copy);
    }

    /** Returns the text, in an order of fields that is always the same. */
    String text() {
        return YamlPrinter.print(YamlPrinter.sorted(shown));
    }

    /** Returns what an edited text asks for. */
    FixInput.Meaning meaning(String edited) {
        try {
            Optional<JsonValue> read = YamlDocuments.readOne(edited, YamlLimits.DEFAULT);
            if (read.isEmpty() || !(read.get() instanceof JsonObject object)) {
                return new FixInput.Meaning.Unreadable("bypasses.need-object");
            }
            if (object.equals(shown)) {
                return new FixInput.Meaning.Incomplete("bypasses.need-edit");
            }
            return new FixInput.Meaning.Ready(
                    new FixAction.EditWhole(complete(object), Optional.of(base)));
        } catch (YamlSyntaxException e) {
            return new FixInput.Meaning.Unreadable("bypasses.need-yaml");
        }
    }

    private JsonObject complete(JsonObject object) {
        return lastApplied
                .map(copy -> object.withAt(List.of("metadata", "annotations", LAST_APPLIED), copy))
                .orElse(object);
    }
}
