package dev.leeway.engine.practice.store;

/** A selector that cannot be read; the message is fit for a 400 answer. */
public final class SelectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the selector. */
    public SelectorException(String message) {
        super(message);
    }
}
