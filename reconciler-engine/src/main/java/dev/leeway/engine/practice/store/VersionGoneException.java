package dev.leeway.engine.practice.store;

/** The history of that version is no longer held: a 410 answer. */
public final class VersionGoneException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long asked;
    private final long oldest;

    /** Names the version asked for and the oldest one still known. */
    public VersionGoneException(long asked, long oldest) {
        super("too old resource version: " + asked + " (" + oldest + ")");
        this.asked = asked;
        this.oldest = oldest;
    }

    /** Returns the version asked for. */
    public long asked() {
        return asked;
    }

    /** Returns the oldest version still known. */
    public long oldest() {
        return oldest;
    }
}
