package dev.leeway.engine.edit;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Edits any bytes as a source file; the first byte chooses the edit. It is made so that the file
 * still reads, or refused.
 */
public final class SourceEditorFuzz {
    private static final List<FieldPath> PATHS =
            List.of(
                    FieldPath.of("spec", "replicas"),
                    FieldPath.of("metadata", "labels", "app"),
                    FieldPath.of("a"),
                    FieldPath.of("a", "b", "c"));
    private static final List<JsonValue> VALUES =
            List.of(
                    JsonNumber.of(3),
                    new JsonString("yes: no # 'quoted'"),
                    JsonObject.of("x", new JsonString("y")),
                    JsonArray.of(JsonNumber.of(1), new JsonString("two\nlines\n")));

    private SourceEditorFuzz() {}

    /** Called with made-up bytes. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 1) {
            return;
        }
        byte[] file = Arrays.copyOfRange(input, 1, input.length);
        SourceEdit edit = edit(input[0] & 0xff);
        SharedText shared = (input[0] & 0x80) == 0 ? SharedText.REFUSE : SharedText.SPLIT;
        switch (SourceEditor.apply(file, List.of(edit), shared)) {
            case EditOutcome.Refused _ -> {}
            case EditOutcome.Edited edited -> {
                try {
                    YamlDocuments.read(edited.bytes(), YamlLimits.DEFAULT);
                } catch (YamlSyntaxException e) {
                    throw new IllegalStateException("the edited file does not read", e);
                }
            }
        }
    }

    private static SourceEdit edit(int choice) {
        FieldPath path = PATHS.get(choice & 3);
        JsonValue value = VALUES.get((choice >> 2) & 3);
        return switch ((choice >> 4) & 3) {
            case 0 -> new SourceEdit.SetValue(0, path, value);
            case 1 -> new SourceEdit.InsertKey(0, path, value, Optional.empty());
            case 2 -> SourceEdit.append(0, path, value);
            default -> new SourceEdit.SetValue(1, path, value);
        };
    }
}
