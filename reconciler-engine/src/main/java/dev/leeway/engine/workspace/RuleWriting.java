package dev.leeway.engine.workspace;

import dev.leeway.engine.edit.EditOutcome;
import dev.leeway.engine.edit.EditRefusal;
import dev.leeway.engine.edit.SourceEdit;
import dev.leeway.engine.edit.SourceEditor;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.workspace.Workspace.IgnoreDifference;
import java.util.List;
import java.util.Optional;

/**
 * Writes rules about ignored differences into the text of a workspace file and touches nothing else
 * of it: comments, order, quoting and line breaks stay. Pure, safe for use from any thread.
 */
public final class RuleWriting {
    private static final String LIST = "ignoreDifferences";

    private RuleWriting() {}

    /**
     * Adds a rule at the end of an application's own rules; the list is made where there is none.
     *
     * @param file the bytes of the workspace file
     * @param application the application's name
     * @param rule the rule; where it stands does not count
     */
    public static EditOutcome into(byte[] file, String application, IgnoreDifference rule) {
        FieldPath list =
                FieldPath.of("applications")
                        .then(
                                new PathElement.Key(
                                        JsonObject.of("name", new JsonString(application))))
                        .then(PathElement.name(LIST));
        JsonObject item = item(rule);
        EditOutcome appended = SourceEditor.apply(file, List.of(SourceEdit.append(0, list, item)));
        if (appended instanceof EditOutcome.Edited) {
            return appended;
        }
        EditOutcome begun =
                SourceEditor.apply(
                        file,
                        List.of(
                                new SourceEdit.InsertKey(
                                        0, list, new JsonArray(List.of(item)), Optional.empty())));
        // Where neither can be done, the first reason is about the list as it stands, if it stands.
        return begun instanceof EditOutcome.Refused refused
                        && refused.reason() instanceof EditRefusal.AlreadyThere
                ? appended
                : begun;
    }

    private static JsonObject item(IgnoreDifference rule) {
        JsonObject.Builder item = JsonObject.builder();
        text(item, "group", rule.group());
        text(item, "kind", rule.kind());
        text(item, "namespace", rule.namespace());
        text(item, "name", rule.name());
        texts(item, "jsonPointers", rule.jsonPointers());
        texts(item, "jqPathExpressions", rule.jqPathExpressions());
        texts(item, "managedFieldsManagers", rule.managers());
        return item.build();
    }

    private static void text(JsonObject.Builder item, String key, String text) {
        if (!text.isEmpty()) {
            item.put(key, new JsonString(text));
        }
    }

    private static void texts(JsonObject.Builder item, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            JsonValue array = JsonArray.ofStrings(texts);
            item.put(key, array);
        }
    }
}
