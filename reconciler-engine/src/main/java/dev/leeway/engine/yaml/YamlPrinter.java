package dev.leeway.engine.yaml;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Prints trees as block YAML, in the very form that {@code kubectl -o yaml} uses: two spaces, lists
 * at the indentation of their key, text quoted only where it would otherwise be read as something
 * else, lines of prose folded near 80 columns. What is printed reads back equal.
 */
public final class YamlPrinter {
    private YamlPrinter() {}

    /** Prints one document, members in the order of the tree, with a line break at the end. */
    public static String print(JsonValue value) {
        return new YamlEmitter().document(value);
    }

    /** Prints documents, each but the first after a line of {@code ---}. */
    public static String printAll(Collection<? extends JsonValue> values) {
        StringBuilder out = new StringBuilder();
        for (JsonValue value : values) {
            if (!out.isEmpty()) {
                out.append("---\n");
            }
            out.append(print(value));
        }
        return out.toString();
    }

    /**
     * Returns the tree with the members of every object sorted as {@code kubectl} sorts them:
     * letters after digits and signs, runs of digits by their number.
     */
    public static JsonValue sorted(JsonValue value) {
        if (value instanceof JsonObject object) {
            List<String> names = new ArrayList<>(object.names());
            names.sort(KeyOrder.INSTANCE);
            JsonObject.Builder members = JsonObject.builder();
            for (String name : names) {
                members.put(name, sorted(object.require(name)));
            }
            return members.build();
        }
        if (value instanceof JsonArray array) {
            return new JsonArray(array.stream().map(YamlPrinter::sorted).toList());
        }
        return value;
    }
}
