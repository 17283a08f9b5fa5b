package dev.leeway.engine.source;

import dev.leeway.engine.wording.Wording;

/** What the operator's Git says about a signature. */
public sealed interface SignatureVerdict {
    /** There is no signature. */
    record None() implements SignatureVerdict {}

    /**
     * It is good.
     *
     * @param signer who signed, as the key says
     */
    record Good(String signer) implements SignatureVerdict {}

    /**
     * The commit is not what was signed.
     *
     * @param words what Git said
     */
    record Bad(String words) implements SignatureVerdict {}

    /**
     * It cannot be told: the key is not known, is not in force, or nothing here can check it.
     *
     * @param why why
     */
    record NotKnown(Wording why) implements SignatureVerdict {}
}
