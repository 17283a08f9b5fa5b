package dev.leeway.desktop.screen.proposal;

import dev.leeway.engine.proposal.TouchedObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Guesses in which file the operator wants to begin: where a touched object is named, the file that
 * names most of them first. It is a guess, and every other file is one click away. Pure.
 */
final class FittingFile {
    private FittingFile() {}

    /**
     * Returns the file to begin with; empty when there are none.
     *
     * @param texts the files' texts, in their order
     */
    static Optional<String> of(Map<String, String> texts, List<TouchedObject> touched) {
        String best = "";
        int most = -1;
        for (Map.Entry<String, String> file : texts.entrySet()) {
            int fitting =
                    touched.stream()
                            .mapToInt(
                                    one ->
                                            points(
                                                    file.getValue(),
                                                    one.object().kind(),
                                                    one.object().name()))
                            .sum();
            if (fitting > most) {
                best = file.getKey();
                most = fitting;
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(best);
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
