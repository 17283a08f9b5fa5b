package dev.leeway.engine.edit;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Writes new subtrees as block YAML in a file's own indentation. */
final class BlockWriting {
    private final FileStyle style;
    private final ScalarStyling scalars;

    BlockWriting(FileStyle style) {
        this.style = style;
        this.scalars = new ScalarStyling(style.quote());
    }

    /** Returns a member without a line break at its end; the key's column is where it begins. */
    String entry(String name, JsonValue value, int column, ScalarStyle keys, ScalarStyle wish) {
        return scalars.key(name, keys) + ":" + afterColon(value, column, wish);
    }

    /** Returns what follows the colon of a key at a column. */
    String afterColon(JsonValue value, int column, ScalarStyle wish) {
        return switch (value) {
            case JsonObject object when !object.isEmpty() ->
                    line(column + style.step()) + members(object, column + style.step());
            case JsonArray array when !array.isEmpty() ->
                    line(column + style.dash()) + items(array, column + style.dash());
            default -> " " + scalar(value, column, wish);
        };
    }

    /** Returns an item without a line break at its end, from its dash on. */
    String item(JsonValue value, int column, int gap, ScalarStyle wish) {
        int inner = column + gap;
        String dash = "-" + " ".repeat(gap - 1);
        return switch (value) {
            case JsonObject object when !object.isEmpty() -> dash + members(object, inner);
            case JsonArray array when !array.isEmpty() -> dash + items(array, inner);
            default -> dash + scalar(value, column, wish);
        };
    }

    /** Returns the members of an object, the first where the text is to go on. */
    String members(JsonObject object, int column) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < object.size(); i++) {
            out.append(i == 0 ? "" : line(column));
            out.append(
                    entry(
                            object.nameAt(i),
                            object.valueAt(i),
                            column,
                            ScalarStyle.PLAIN,
                            ScalarStyle.PLAIN));
        }
        return out.toString();
    }

    /** Returns the items of a list, the first where the text is to go on. */
    String items(JsonArray array, int column) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < array.size(); i++) {
            out.append(i == 0 ? "" : line(column));
            out.append(item(array.get(i), column, style.gap(), ScalarStyle.PLAIN));
        }
        return out.toString();
    }

    private String scalar(JsonValue value, int outer, ScalarStyle wish) {
        if (value instanceof JsonObject) {
            return "{}";
        }
        if (value instanceof JsonArray) {
            return "[]";
        }
        if (value instanceof JsonString(String text)
                && text.contains("\n")
                && !text.endsWith("\n\n")
                && BlockScalar.canHold(text)) {
            return BlockScalar.literal(text, outer + style.step(), outer, style.lineBreak());
        }
        return scalars.inline(value, wish, false);
    }

    private String line(int column) {
        return style.lineBreak() + " ".repeat(column);
    }
}
