package dev.leeway.engine.edit;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Writes new values between brackets, on one line. */
final class FlowWriting {
    private final ScalarStyling scalars;
    private final ScalarStyle keys;

    /** Writes keys in the given style; quoted keys make a text that stays JSON if it was. */
    FlowWriting(FileStyle style, ScalarStyle keys) {
        this.scalars = new ScalarStyling(style.quote());
        this.keys = keys;
    }

    /** Returns the text of a value. */
    String value(JsonValue value, ScalarStyle wish) {
        return switch (value) {
            case JsonObject object -> {
                List<String> members = new ArrayList<>();
                object.forEach((name, member) -> members.add(entry(name, member, wish)));
                yield "{" + String.join(", ", members) + "}";
            }
            case JsonArray array ->
                    "["
                            + String.join(
                                    ", ", array.stream().map(item -> value(item, wish)).toList())
                            + "]";
            default -> scalars.inline(value, keys == ScalarStyle.DOUBLE_QUOTED ? keys : wish, true);
        };
    }

    /** Returns the text of a member. */
    String entry(String name, JsonValue value, ScalarStyle wish) {
        String key = scalars.key(name, keys);
        // A plain key may hold brackets and commas outside of brackets only.
        boolean risky = key.equals(name) && name.chars().anyMatch(c -> "[]{},".indexOf(c) >= 0);
        return (risky ? ScalarStyling.doubleQuoted(name) : key) + ": " + value(value, wish);
    }
}
