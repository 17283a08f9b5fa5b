package dev.leeway.engine.practice.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which optional fields the server leaves out when they are zero, and which it writes nevertheless.
 * The OpenAPI documents do not say this; the server's types do. Immutable; safe for use from any
 * thread.
 */
final class ZeroValues {
    private static final Rules NONE = new Rules(Set.of(), Set.of(), Set.of());

    private final Map<String, String> lines;

    ZeroValues() {
        this.lines = BuiltinTypes.table("zero-values.txt");
    }

    /**
     * The rules for the fields of one definition.
     *
     * @param omitted fields left out when zero
     * @param written optional fields that are written as zero when not set
     * @param nulls optional fields that are written as null when not set
     */
    record Rules(Set<String> omitted, Set<String> written, Set<String> nulls) {}

    /** Returns the rules for a definition's fields, by the definition's name. */
    Rules of(String definition) {
        String line = lines.get(definition);
        return line == null ? NONE : parse(line);
    }

    private static Rules parse(String line) {
        Map<Character, Set<String>> marks = new HashMap<>();
        for (String word : line.split(" ", -1)) {
            if (!word.isEmpty()) {
                marks.computeIfAbsent(word.charAt(0), _ -> new HashSet<>()).add(word.substring(1));
            }
        }
        return new Rules(
                marks.getOrDefault('-', Set.of()),
                marks.getOrDefault('+', Set.of()),
                marks.getOrDefault('!', Set.of()));
    }
}
