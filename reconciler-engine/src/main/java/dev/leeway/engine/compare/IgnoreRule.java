package dev.leeway.engine.compare;

import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Differences that do not count. Applied when comparing, never to a request.
 *
 * @param group the API group, empty for the core group; {@code *} stands for anything
 * @param kind the kind; {@code *} stands for anything
 * @param namespace the namespace, empty for every one
 * @param name the name, empty for every one
 * @param jsonPointers the fields, with everything below them, as JSON pointers
 * @param jqPathExpressions the fields, with everything below them, as jq path expressions
 * @param managers field managers whose own changed fields do not count, by their exact names
 * @param place where the rule stands, for messages, for example {@code leeway.yaml:12}
 */
public record IgnoreRule(
        String group,
        String kind,
        String namespace,
        String name,
        List<String> jsonPointers,
        List<String> jqPathExpressions,
        List<String> managers,
        String place) {
    public IgnoreRule {
        jsonPointers = List.copyOf(jsonPointers);
        jqPathExpressions = List.copyOf(jqPathExpressions);
        managers = List.copyOf(managers);
    }

    /** Returns whether the rule is about an object. */
    public boolean matches(ResourceKey key) {
        return glob(group, key.group())
                && glob(kind, key.kind())
                && (namespace.isEmpty() || namespace.equals(key.namespace()))
                && (name.isEmpty() || name.equals(key.name()));
    }

    private static boolean glob(String pattern, String text) {
        if (pattern.indexOf('*') < 0) {
            return pattern.equals(text);
        }
        StringBuilder expression = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            expression.append(expression.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return text.matches(expression.toString());
    }
}
