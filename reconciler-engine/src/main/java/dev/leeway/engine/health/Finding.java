package dev.leeway.engine.health;

import dev.leeway.engine.wording.Wording;

/**
 * One piece of evidence in a status.
 *
 * @param tone what it suggests
 * @param weight how much it speaks for the whole object
 * @param text the evidence, as shown to people
 */
record Finding(Tone tone, Weight weight, Wording text) {
    /** How much a finding speaks for the whole object. */
    enum Weight {
        /** It sums up the object: {@code Ready}, a phase. */
        SUMMARY,
        /** It speaks of a part: any other condition, a count, a nested status. */
        DETAIL,
        /** It speaks of a part in doubt: false without a clear reason. */
        HINT
    }

    /** Returns the finding as one about a part of the object. */
    Finding ofPart() {
        return weight == Weight.SUMMARY ? new Finding(tone, Weight.DETAIL, text) : this;
    }
}
