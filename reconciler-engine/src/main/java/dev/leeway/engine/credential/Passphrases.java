package dev.leeway.engine.credential;

import java.util.Optional;

/**
 * Asks the operator for the passphrase of the encrypted file; called on threads that may wait, and
 * ends by itself when nobody answers. The caller wipes the answer.
 */
@FunctionalInterface
public interface Passphrases {
    /** Nobody is there to be asked. */
    Passphrases NOBODY = _ -> Optional.empty();

    /** Why it is asked for. */
    enum Occasion {
        /** A new file is made, so that it should be typed twice. */
        NEW_FILE,
        /** The file is there and locked. */
        LOCKED,
        /** What was answered before does not open the file. */
        WRONG_BEFORE
    }

    /** Returns what was typed, or empty when nobody is there or nothing was typed. */
    Optional<char[]> ask(Occasion occasion) throws InterruptedException;
}
