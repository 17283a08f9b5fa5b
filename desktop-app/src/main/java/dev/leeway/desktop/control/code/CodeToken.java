package dev.leeway.desktop.control.code;

/**
 * A stretch of a line that has one colour.
 *
 * @param kind what it is
 * @param start its first character, from 0
 * @param end the character after its last
 */
public record CodeToken(Kind kind, int start, int end) {
    /** What a stretch is. */
    public enum Kind {
        /** The name of a member. */
        KEY,
        /** Text in quotes, or a block of text. */
        TEXT,
        /** A number, a truth value, nothing, an anchor, a mark of the language. */
        WORD,
        /** What is meant for people only. */
        COMMENT,
        /** Anything else. */
        PLAIN
    }
}
