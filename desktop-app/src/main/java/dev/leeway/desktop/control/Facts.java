package dev.leeway.desktop.control;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands small beside the name of a thing, in words that are ready to be shown. Each may be
 * empty.
 *
 * @param restarts how often it was started again
 * @param ready how many of it are ready
 * @param age how old it is
 * @param images what it runs, short
 * @param whole all of it with its times and full names, one line each, for whoever points at it
 */
public record Facts(String restarts, String ready, String age, String images, List<String> whole) {
    /** Nothing to say. */
    public static final Facts NONE = new Facts("", "", "", "", List.of());

    public Facts {
        whole = List.copyOf(whole);
    }

    /** Returns what fits under a name, without the age. */
    String line() {
        return Stream.of(ready, restarts, images)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
