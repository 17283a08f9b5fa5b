package dev.leeway.engine.yaml;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;

/** Writes one document; keeps the column, because long lines are folded. Not reusable. */
final class YamlEmitter {
    private static final int STEP = 2;
    private static final int WIDTH = 80;
    private static final int MAX_SIMPLE_KEY = 128;

    private final StringBuilder out = new StringBuilder();
    private int column;
    private int indent = -1;

    /** Whether the last character written was white space or begins a line. */
    private boolean whitespace = true;

    /** Whether only indentation and indicators stand on the line so far. */
    private boolean indention = true;

    String document(JsonValue value) {
        value(value, false);
        if (column > 0) {
            lineBreak();
        }
        return out.toString();
    }

    private void value(JsonValue value, boolean inMapping) {
        switch (value) {
            case JsonObject object when !object.isEmpty() -> mapping(object);
            case JsonArray array when !array.isEmpty() -> sequence(array, inMapping);
            case JsonObject _ -> bare("{}");
            case JsonArray _ -> bare("[]");
            case JsonString(String text) -> text(text, false);
            case JsonNumber number -> bare(number(number));
            case JsonBoolean bool -> bare(bool.toString());
            case JsonNull _ -> bare("null");
        }
    }

    private void sequence(JsonArray array, boolean inMapping) {
        int outer = indent;
        deepen(0, inMapping && !indention);
        for (JsonValue item : array) {
            newLine();
            indicator("-", true, true);
            value(item, false);
        }
        indent = outer;
    }

    private void mapping(JsonObject object) {
        int outer = indent;
        deepen(0, false);
        for (int i = 0; i < object.size(); i++) {
            newLine();
            String key = object.nameAt(i);
            if (isSimple(key)) {
                text(key, true);
                indicator(":", false, false);
            } else {
                indicator("?", true, true);
                text(key, false);
                newLine();
                indicator(":", true, true);
            }
            value(object.valueAt(i), true);
        }
        indent = outer;
    }

    private static boolean isSimple(String key) {
        return utf8Length(key) <= MAX_SIMPLE_KEY && !ScalarShape.of(key).multiline();
    }

    private static int utf8Length(String text) {
        return text.codePoints().map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4).sum();
    }

    private void deepen(int first, boolean stay) {
        if (indent < 0) {
            indent = first;
        } else if (!stay) {
            indent += STEP;
        }
    }

    private void bare(String word) {
        if (!whitespace) {
            put(' ');
        }
        word.chars().forEach(this::put);
        whitespace = false;
        indention = false;
    }

    private void text(String text, boolean simpleKey) {
        int outer = indent;
        deepen(STEP, false);
        int[] chars = text.codePoints().toArray();
        switch (ScalarShape.of(text).style(text, simpleKey)) {
            case PLAIN -> plain(chars, !simpleKey);
            case SINGLE_QUOTED -> singleQuoted(chars, !simpleKey);
            case DOUBLE_QUOTED -> doubleQuoted(chars, !simpleKey);
            case LITERAL -> literal(chars);
        }
        indent = outer;
    }

    private void plain(int[] chars, boolean mayFold) {
        if (!whitespace) {
            put(' ');
        }
        folded(chars, mayFold, false);
        whitespace = false;
        indention = false;
    }

    private void singleQuoted(int[] chars, boolean mayFold) {
        indicator("'", true, false);
        folded(chars, mayFold, true);
        indicator("'", false, false);
        indention = false;
    }

    private void folded(int[] chars, boolean mayFold, boolean quoted) {
        boolean afterSpace = false;
        boolean afterBreak = false;
        for (int i = 0; i < chars.length; i++) {
            int c = chars[i];
            if (c == ' ') {
                boolean inside = !quoted || (i > 0 && i < chars.length - 1);
                boolean foldable = mayFold && !afterSpace && column > WIDTH && inside;
                if (foldable && !isSpace(chars, i + 1)) {
                    newLine();
                } else {
                    put(c);
                }
                afterSpace = true;
            } else if (c == '\n') {
                if (!afterBreak) {
                    lineBreak();
                }
                lineBreak();
                indention = true;
                afterBreak = true;
            } else {
                if (afterBreak) {
                    newLine();
                }
                if (quoted && c == '\'') {
                    put(c);
                }
                put(c);
                indention = false;
                afterSpace = false;
                afterBreak = false;
            }
        }
    }

    private void doubleQuoted(int[] chars, boolean mayFold) {
        indicator("\"", true, false);
        boolean afterSpace = false;
        for (int i = 0; i < chars.length; i++) {
            int c = chars[i];
            if (!ScalarShape.isPrintable(c) || ScalarShape.isBreak(c) || c == '"' || c == '\\') {
                escape(c).chars().forEach(this::put);
                afterSpace = false;
            } else if (c == ' ') {
                boolean inside = i > 0 && i < chars.length - 1;
                if (mayFold && !afterSpace && column > WIDTH && inside) {
                    newLine();
                    if (isSpace(chars, i + 1)) {
                        put('\\');
                    }
                } else {
                    put(c);
                }
                afterSpace = true;
            } else {
                put(c);
                afterSpace = false;
            }
        }
        indicator("\"", false, false);
        indention = false;
    }

    private void literal(int[] chars) {
        indicator("|", true, false);
        hints(chars);
        lineBreak();
        indention = true;
        whitespace = true;
        boolean afterBreak = true;
        for (int c : chars) {
            if (c == '\n') {
                lineBreak();
                indention = true;
                afterBreak = true;
            } else {
                if (afterBreak) {
                    newLine();
                }
                put(c);
                indention = false;
                afterBreak = false;
            }
        }
    }

    private void hints(int[] chars) {
        if (chars[0] == ' ' || chars[0] == '\n') {
            put('0' + STEP);
        }
        int last = chars.length - 1;
        if (chars[last] != '\n') {
            put('-');
        } else if (last == 0 || chars[last - 1] == '\n') {
            put('+');
        }
    }

    private static boolean isSpace(int[] chars, int at) {
        return at < chars.length && chars[at] == ' ';
    }

    private static String escape(int c) {
        return switch (c) {
            case 0x00 -> "\\0";
            case 0x07 -> "\\a";
            case 0x08 -> "\\b";
            case 0x09 -> "\\t";
            case 0x0A -> "\\n";
            case 0x0B -> "\\v";
            case 0x0C -> "\\f";
            case 0x0D -> "\\r";
            case 0x1B -> "\\e";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case 0x85 -> "\\N";
            // The reader knows no short escape for these two.
            case 0x2028, 0x2029 -> String.format(Locale.ROOT, "\\u%04X", c);
            default ->
                    c <= 0xFF
                            ? String.format(Locale.ROOT, "\\x%02X", c)
                            : c <= 0xFFFF
                                    ? String.format(Locale.ROOT, "\\u%04X", c)
                                    : String.format(Locale.ROOT, "\\U%08X", c);
        };
    }

    /** The library prints floats with the fewest digits that tell them apart. */
    private static String number(JsonNumber number) {
        if (number.isLong()) {
            return number.toString();
        }
        double value = number.asDecimal().doubleValue();
        if (!Double.isFinite(value)
                || new BigDecimal(Double.toString(value)).compareTo(number.asDecimal()) != 0) {
            return number.toString();
        }
        return Scalar.shortest(Double.toString(value));
    }

    private void indicator(String text, boolean needsSpace, boolean keepsIndention) {
        if (needsSpace && !whitespace) {
            put(' ');
        }
        text.chars().forEach(this::put);
        whitespace = false;
        indention = indention && keepsIndention;
    }

    private void newLine() {
        int wanted = Math.max(indent, 0);
        if (!indention || column > wanted || (column == wanted && !whitespace)) {
            lineBreak();
        }
        while (column < wanted) {
            put(' ');
        }
        whitespace = true;
        indention = true;
    }

    private void put(int c) {
        out.appendCodePoint(c);
        column++;
    }

    private void lineBreak() {
        out.append('\n');
        column = 0;
    }
}
