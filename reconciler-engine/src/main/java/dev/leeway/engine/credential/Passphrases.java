package dev.leeway.engine.credential;

import java.util.Optional;

/** Asks the operator for the passphrase of the encrypted file. The caller wipes the answer. */
@FunctionalInterface
public interface Passphrases {
    /** Nobody is there to be asked. */
    Passphrases NOBODY = _ -> Optional.empty();

    /**
     * Returns what was typed, or empty when nobody is there or nothing was typed.
     *
     * @param fresh whether a new file is made, so that it should be typed twice
     */
    Optional<char[]> ask(boolean fresh);
}
