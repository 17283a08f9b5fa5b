package dev.leeway.engine.bypass;

import java.util.Arrays;
import java.util.Optional;

/**
 * That a bypass came from one stage to another, as records say it in words. The words are kept for
 * ever, so they are written and read again in this one place.
 *
 * @param from the stage that it left
 * @param to the stage that it reached
 */
public record StageTurn(Stage from, Stage to) {
    private static final String TO = " to ";

    /** Returns it in words. */
    public String words() {
        return from + TO + to;
    }

    /** Reads words from a record; empty when they say anything else. */
    public static Optional<StageTurn> read(String words) {
        int middle = words.indexOf(TO);
        if (middle < 0) {
            return Optional.empty();
        }
        Optional<Stage> from = stage(words.substring(0, middle));
        Optional<Stage> to = stage(words.substring(middle + TO.length()));
        return from.isPresent() && to.isPresent()
                ? Optional.of(new StageTurn(from.get(), to.get()))
                : Optional.empty();
    }

    private static Optional<Stage> stage(String name) {
        return Arrays.stream(Stage.values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
