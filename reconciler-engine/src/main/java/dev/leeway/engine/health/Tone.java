package dev.leeway.engine.health;

/** What a word or sentence in a status suggests. */
enum Tone {
    /** Something went wrong. */
    BAD,
    /** Somebody stopped it. */
    PAUSED,
    /** Work is under way. */
    BUSY,
    /** All is well. */
    GOOD,
    /** The thing does not exist. */
    ABSENT,
    /** The writer does not know. */
    UNSURE,
    /** Nothing can be told from it. */
    NONE
}
