package dev.leeway.desktop.screen.proposal;

import dev.leeway.engine.proposal.TouchedObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Guesses in which file the operator wants to begin: where a touched object is named, the file that
 * names most of them first. It is a guess, and every other file is one click away. Pure.
 */
final class FittingFile {
    /** More files than these are not looked through for the places of fields. */
    private static final int MOST_NAMING = 24;

    private FittingFile() {}

    /**
     * Returns the file to begin with; empty when there are none.
     *
     * @param texts the files' texts, in their order
     */
    static Optional<String> of(Map<String, String> texts, List<TouchedObject> touched) {
        // The sort is stable: of files that fit alike the first comes first.
        return texts.entrySet().stream()
                .sorted(byPoints(touched))
                .findFirst()
                .map(Map.Entry::getKey);
    }

    /** Returns the texts that name a touched object or its kind, the most fitting first. */
    static Map<String, String> naming(Map<String, String> texts, List<TouchedObject> touched) {
        Map<String, String> naming = new LinkedHashMap<>();
        texts.entrySet().stream()
                .filter(file -> points(file.getValue(), touched) > 0)
                .sorted(byPoints(touched))
                .limit(MOST_NAMING)
                .forEach(file -> naming.put(file.getKey(), file.getValue()));
        return naming;
    }

    private static Comparator<Map.Entry<String, String>> byPoints(List<TouchedObject> touched) {
        return Comparator.comparingInt(
                (Map.Entry<String, String> file) -> -points(file.getValue(), touched));
    }

    private static int points(String text, List<TouchedObject> touched) {
        return touched.stream()
                .mapToInt(one -> points(text, one.object().kind(), one.object().name()))
                .sum();
    }

    private static int points(String text, String kind, String name) {
        return (holds(text, "kind", kind) ? 1 : 0) + (holds(text, "name", name) ? 2 : 0);
    }

    private static boolean holds(String text, String key, String value) {
        return Pattern.compile(
                        "(?m)\\b"
                                + key
                                + ":\\s*[\"']?"
                                + Pattern.quote(value)
                                + "[\"']?\\s*(#.*)?$")
                .matcher(text)
                .find();
    }
}
