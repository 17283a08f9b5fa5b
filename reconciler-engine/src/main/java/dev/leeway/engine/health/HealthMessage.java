package dev.leeway.engine.health;

import java.util.List;

/**
 * What a verdict says of an object, so that it can be worded in another language than the engine's:
 * the object's own words, a phrase of Leeway's with what fills its places, or a number.
 */
public sealed interface HealthMessage {
    /** Returns it in English. */
    String text();

    /**
     * Words of the object, its controller or a server, which stand as they are in every language.
     *
     * @param text the words
     */
    record Quoted(String text) implements HealthMessage {}

    /**
     * A number.
     *
     * @param number the number
     */
    record Count(long number) implements HealthMessage {
        @Override
        public String text() {
            return Long.toString(number);
        }
    }

    /**
     * A phrase.
     *
     * @param phrase which
     * @param parts what fills its places, in their order
     */
    record Phrased(HealthPhrase phrase, List<HealthMessage> parts) implements HealthMessage {
        /** Keeps an unchangeable copy of the parts. */
        public Phrased {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return phrase.english(parts.stream().map(HealthMessage::text).toList());
        }
    }

    /** Returns whether there is nothing to add. */
    default boolean isEmpty() {
        return text().isEmpty();
    }

    /** Returns that there is nothing to add. */
    static HealthMessage none() {
        return new Quoted("");
    }

    /** Returns words that stand as they are. */
    static HealthMessage quoted(String words) {
        return new Quoted(words);
    }

    /** Returns a number as a part of a phrase. */
    static HealthMessage count(long number) {
        return new Count(number);
    }
}
