package dev.leeway.engine.edit;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.Random;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Prints trees as people do: any indentation, block and flow mixed, any quotes that fit, comments
 * and empty lines wherever they may stand.
 */
final class RandomYaml {
    private final Random random;
    private final int step;
    private final int dash;
    private final int gap;
    private int comments;

    RandomYaml(Random random) {
        this.random = random;
        this.step = 1 + random.nextInt(4);
        this.dash = random.nextBoolean() ? 0 : 1 + random.nextInt(3);
        this.gap = 2 + (random.nextInt(4) == 0 ? 2 : 0);
    }

    /** Returns a document; it ends with a line break or, sometimes, without. */
    String print(JsonObject root) {
        String text = above(0) + members(root, 0) + "\n" + above(0);
        return random.nextInt(5) == 0 ? text.stripTrailing() : text;
    }

    private String members(JsonObject object, int column) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < object.size(); i++) {
            if (i > 0) {
                out.append('\n').append(above(column)).append(" ".repeat(column));
            }
            out.append(key(object.nameAt(i), false)).append(':');
            out.append(afterColon(object.valueAt(i), column));
        }
        return out.toString();
    }

    private String afterColon(JsonValue value, int column) {
        return switch (value) {
            case JsonObject object when isBlock(object.isEmpty()) ->
                    trailing()
                            + "\n"
                            + above(column + step)
                            + " ".repeat(column + step)
                            + members(object, column + step);
            case JsonArray array when isBlock(array.isEmpty()) ->
                    trailing()
                            + "\n"
                            + above(column + dash)
                            + " ".repeat(column + dash)
                            + items(array, column + dash);
            case JsonString(String text) when isBlockText(text) -> " " + literal(text, column);
            default -> (random.nextInt(8) == 0 ? "   " : " ") + flow(value) + trailing();
        };
    }

    private String items(JsonArray array, int column) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append('\n').append(above(column)).append(" ".repeat(column));
            }
            out.append('-').append(item(array.get(i), column));
        }
        return out.toString();
    }

    private String item(JsonValue value, int column) {
        String blank = " ".repeat(gap - 1);
        int inner = column + gap;
        return switch (value) {
            case JsonObject object when isBlock(object.isEmpty()) ->
                    random.nextInt(6) == 0
                            ? trailing() + "\n" + " ".repeat(inner) + members(object, inner)
                            : blank + members(object, inner);
            case JsonArray array when isBlock(array.isEmpty()) -> blank + items(array, inner);
            case JsonString(String text) when isBlockText(text) -> blank + literal(text, column);
            default -> blank + flow(value) + trailing();
        };
    }

    private boolean isBlock(boolean empty) {
        return !empty && random.nextInt(5) > 0;
    }

    private static boolean isBlockText(String text) {
        return text.endsWith("\n") && !text.endsWith("\n\n") && BlockScalar.canHold(text);
    }

    private String literal(String text, int column) {
        return BlockScalar.literal(text, column + step, column, "\n");
    }

    private String flow(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                StringBuilder out = new StringBuilder("{");
                object.forEach(
                        (name, member) ->
                                out.append(out.length() > 1 ? ", " : "")
                                        .append(key(name, true))
                                        .append(": ")
                                        .append(flow(member)));
                yield out + "}";
            }
            case JsonArray array -> {
                StringBuilder out = new StringBuilder("[");
                array.forEach(item -> out.append(out.length() > 1 ? ", " : "").append(flow(item)));
                yield out + (!array.isEmpty() && random.nextInt(6) == 0 ? ",]" : "]");
            }
            default -> styling().inline(value, anyStyle(), true);
        };
    }

    private String key(String name, boolean flow) {
        return flow ? ScalarStyling.doubleQuoted(name) : styling().key(name, anyStyle());
    }

    private ScalarStyling styling() {
        return new ScalarStyling(
                random.nextBoolean() ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.DOUBLE_QUOTED);
    }

    private ScalarStyle anyStyle() {
        return switch (random.nextInt(4)) {
            case 0 -> ScalarStyle.SINGLE_QUOTED;
            case 1 -> ScalarStyle.DOUBLE_QUOTED;
            default -> ScalarStyle.PLAIN;
        };
    }

    private String above(int column) {
        return switch (random.nextInt(8)) {
            case 0 -> " ".repeat(column) + comment() + "\n";
            case 1 -> "\n";
            case 2 ->
                    "\n"
                            + " ".repeat(column)
                            + comment()
                            + "\n"
                            + " ".repeat(column)
                            + comment()
                            + "\n";
            default -> "";
        };
    }

    private String trailing() {
        return random.nextInt(5) == 0 ? (random.nextBoolean() ? " " : "\t ") + comment() : "";
    }

    private String comment() {
        return "# comment "
                + comments++
                + (random.nextInt(4) == 0 ? " 'it: {is' \uD83D\uDE00" : "");
    }
}
