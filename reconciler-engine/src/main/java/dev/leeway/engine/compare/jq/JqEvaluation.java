package dev.leeway.engine.compare.jq;

import dev.leeway.engine.compare.DoubtPhrase;
import dev.leeway.engine.wording.Wording;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/**
 * Finds the paths that an expression selects: what {@code del(EXPRESSION)} would take away.
 * Unbounded in time and memory, so only for a process that may be killed.
 */
final class JqEvaluation {
    private static final Version VERSION = Versions.JQ_1_7;
    private static final int LONGEST = 4096;
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                    .build();

    private final Scope functions = Scope.newEmptyScope();

    JqEvaluation() {
        BuiltinFunctionLoader.getInstance().loadFunctions(VERSION, functions);
    }

    /** Returns what is wrong with an expression as a text; empty when it can be evaluated. */
    static Optional<Wording> mistake(String expression) {
        if (expression.length() > LONGEST) {
            return Optional.of(DoubtPhrase.EXPRESSION_LONG.of(Integer.toString(LONGEST)));
        }
        try {
            // By itself first: text that closes the parenthesis around it is no expression.
            JsonQuery.compile(expression, VERSION);
            JsonQuery.compile(paths(expression), VERSION);
            return Optional.empty();
        } catch (JsonQueryException e) {
            return Optional.of(DoubtPhrase.JQ_SAYS.of(firstLine(e)));
        } catch (StackOverflowError _) {
            return Optional.of(DoubtPhrase.EXPRESSION_NESTED.of());
        }
    }

    /**
     * Returns JSON pointers to what the expression selects in an object.
     *
     * @throws JsonQueryException when it is not a path expression, or does not fit the object
     */
    List<String> pointers(String expression, JsonObject object) throws JsonQueryException {
        JsonNode input = tree(object);
        try {
            return pointers(input, expression);
        } catch (JsonQueryException e) {
            if (!firstLine(e).contains("Cannot iterate over null")) {
                throw e;
            }
            // What is not there has no items to leave alone; the rest of the expression counts.
            return pointers(input, lenient(expression));
        }
    }

    private List<String> pointers(JsonNode input, String expression) throws JsonQueryException {
        List<JsonNode> paths = new ArrayList<>();
        JsonQuery.compile(paths(expression), VERSION)
                .apply(Scope.newChildScope(functions), input, paths::add);
        List<String> pointers = new ArrayList<>();
        for (JsonNode path : paths) {
            for (JsonNode steps : path) {
                collect(steps, 0, "", input, pointers);
            }
        }
        return pointers;
    }

    private static String paths(String expression) {
        return "[path(" + expression + "\n)]";
    }

    /** A path of jq: names, positions (from the end, when negative) and slices. */
    private static void collect(
            JsonNode steps, int at, String prefix, JsonNode here, List<String> pointers) {
        if (at == steps.size()) {
            pointers.add(prefix);
            return;
        }
        JsonNode step = steps.get(at);
        if (step.isTextual()) {
            String name = step.textValue();
            String escaped = name.replace("~", "~0").replace("/", "~1");
            collect(steps, at + 1, prefix + "/" + escaped, here.path(name), pointers);
        } else if (step.isNumber()) {
            int position = step.intValue() < 0 ? here.size() + step.intValue() : step.intValue();
            collect(steps, at + 1, prefix + "/" + position, here.path(position), pointers);
        } else {
            int start = bound(step.path("start"), 0, here.size());
            int end = bound(step.path("end"), here.size(), here.size());
            for (int i = start; i < end; i++) {
                collect(steps, at + 1, prefix + "/" + i, here.path(i), pointers);
            }
        }
    }

    private static int bound(JsonNode bound, int missing, int size) {
        if (!bound.isNumber()) {
            return missing;
        }
        int value = bound.intValue() < 0 ? size + bound.intValue() : bound.intValue();
        return Math.clamp(value, 0, size);
    }

    /** Returns the expression with every {@code []} outside of text forgiving what is no list. */
    static String lenient(String expression) {
        StringBuilder result = new StringBuilder();
        boolean inText = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            result.append(c);
            if (inText && c == '\\' && i + 1 < expression.length()) {
                result.append(expression.charAt(++i));
            } else if (c == '"') {
                inText = !inText;
            } else if (!inText && c == ']' && i > 0 && expression.charAt(i - 1) == '[') {
                boolean forgiving = i + 1 < expression.length() && expression.charAt(i + 1) == '?';
                result.append(forgiving ? "" : "?");
            }
        }
        return result.toString();
    }

    private static JsonNode tree(JsonObject object) {
        try {
            return MAPPER.readTree(JsonWriter.bytes(object));
        } catch (IOException e) {
            throw new UncheckedIOException("a JSON tree was written as no JSON", e);
        }
    }

    static String firstLine(JsonQueryException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("an error without words");
    }
}
