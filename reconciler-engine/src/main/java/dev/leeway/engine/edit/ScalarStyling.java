package dev.leeway.engine.edit;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlPrinter;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Writes a scalar on one line, in the wished style where that reads back as exactly the value under
 * Kubernetes' reading, in quotes otherwise.
 */
final class ScalarStyling {
    private final ScalarStyle quote;

    /** Uses these quotes where some are needed and none are wished for. */
    ScalarStyling(ScalarStyle quote) {
        this.quote = quote;
    }

    /** Returns the text of a scalar value; between brackets a few more characters need quotes. */
    String inline(JsonValue scalar, ScalarStyle wish, boolean insideFlow) {
        if (!(scalar instanceof JsonString(String text))) {
            return YamlPrinter.print(scalar).strip();
        }
        for (ScalarStyle style : order(wish)) {
            String written =
                    switch (style) {
                        case PLAIN -> mayBePlain(text) ? text : "";
                        case SINGLE_QUOTED ->
                                isPrintable(text) ? "'" + text.replace("'", "''") + "'" : "";
                        case DOUBLE_QUOTED, JSON_SCALAR_STYLE, LITERAL, FOLDED ->
                                doubleQuoted(text);
                    };
            if (!written.isEmpty() && readsBack(written, scalar, insideFlow)) {
                return written;
            }
        }
        return doubleQuoted(text);
    }

    /** Returns the text of a key. */
    String key(String name, ScalarStyle wish) {
        String printed = YamlPrinter.print(JsonObject.of(name, JsonValue.of(0)));
        boolean plain = wish == ScalarStyle.PLAIN && printed.equals(name + ": 0\n");
        if (plain) {
            return name;
        }
        ScalarStyle quotes = wish == ScalarStyle.PLAIN ? quote : wish;
        return quotes == ScalarStyle.SINGLE_QUOTED && isPrintable(name)
                ? "'" + name.replace("'", "''") + "'"
                : doubleQuoted(name);
    }

    private List<ScalarStyle> order(ScalarStyle wish) {
        List<ScalarStyle> order = new ArrayList<>();
        if (wish == ScalarStyle.PLAIN) {
            order.add(wish);
            order.add(quote);
        } else if (wish == ScalarStyle.SINGLE_QUOTED || wish == ScalarStyle.DOUBLE_QUOTED) {
            order.add(wish);
        } else {
            order.add(quote);
        }
        order.add(ScalarStyle.DOUBLE_QUOTED);
        return order;
    }

    /** Whatever any common reader might take for something else than text stays in quotes. */
    private static boolean mayBePlain(String text) {
        if (text.isEmpty() || !isPrintable(text) || text.contains("\t")) {
            return false;
        }
        char first = YamlPrinter.print(new JsonString(text)).charAt(0);
        return first != '"' && first != '\'' && first != '|';
    }

    private static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(ScalarStyling::needsEscape);
    }

    private static boolean needsEscape(int c) {
        return (c < 0x20 && c != '\t')
                || (c >= 0x7F && c <= 0xA0)
                || c == 0x2028
                || c == 0x2029
                || c == 0xFEFF
                || c == 0xFFFE
                || c == 0xFFFF
                || (c >= 0xD800 && c <= 0xDFFF);
    }

    private static boolean readsBack(String written, JsonValue value, boolean insideFlow) {
        String text = insideFlow ? "- [" + written + "]\n" : "- " + written + "\n";
        JsonValue wanted = insideFlow ? JsonArray.of(JsonArray.of(value)) : JsonArray.of(value);
        try {
            return YamlDocuments.readOne(text, YamlLimits.DEFAULT)
                    .filter(wanted::equals)
                    .isPresent();
        } catch (YamlSyntaxException e) {
            return false;
        }
    }

    /** Returns a text in double quotes with the escapes that YAML and JSON share where possible. */
    static String doubleQuoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '"' -> out.append("\\\"");
                                case '\\' -> out.append("\\\\");
                                case '\n' -> out.append("\\n");
                                case '\r' -> out.append("\\r");
                                case '\t' -> out.append("\\t");
                                default -> {
                                    if (needsEscape(c)) {
                                        out.append(String.format(Locale.ROOT, "\\u%04X", c));
                                    } else {
                                        out.appendCodePoint(c);
                                    }
                                }
                            }
                        });
        return out.append('"').toString();
    }
}
