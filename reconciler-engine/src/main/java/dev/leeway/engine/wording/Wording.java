package dev.leeway.engine.wording;

import java.time.Instant;
import java.util.List;

/**
 * What the engine says, so that it can be worded in another language than the engine's: somebody
 * else's words, a phrase of Leeway's with what fills its places, a number, or a moment.
 */
public sealed interface Wording {
    /** Returns it in English. */
    String text();

    /**
     * Words of the object, its controller or a server, which stand as they are in every language.
     *
     * @param text the words
     */
    record Quoted(String text) implements Wording {}

    /**
     * A number.
     *
     * @param number the number
     */
    record Count(long number) implements Wording {
        @Override
        public String text() {
            return Long.toString(number);
        }
    }

    /**
     * A moment.
     *
     * @param instant when
     */
    record Moment(Instant instant) implements Wording {
        @Override
        public String text() {
            return instant.toString();
        }
    }

    /**
     * A phrase.
     *
     * @param phrase which
     * @param parts what fills its places, in their order
     */
    record Phrased(Phrase phrase, List<Wording> parts) implements Wording {
        /** Keeps an unchangeable copy of the parts. */
        public Phrased {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return phrase.english(parts.stream().map(Wording::text).toList());
        }
    }

    /** Returns whether there is nothing to add. */
    default boolean isEmpty() {
        return text().isEmpty();
    }

    /** Returns that there is nothing to add. */
    static Wording none() {
        return new Quoted("");
    }

    /** Returns words that stand as they are. */
    static Wording quoted(String words) {
        return new Quoted(words);
    }

    /** Returns parts joined by a phrase with two places; nothing for no part. */
    static Wording joined(Phrase between, List<Wording> parts) {
        return parts.stream().reduce((before, next) -> between.of(before, next)).orElse(none());
    }

    /** Returns a moment as a part of a phrase. */
    static Wording moment(Instant instant) {
        return new Moment(instant);
    }

    /** Returns a number as a part of a phrase. */
    static Wording count(long number) {
        return new Count(number);
    }
}
