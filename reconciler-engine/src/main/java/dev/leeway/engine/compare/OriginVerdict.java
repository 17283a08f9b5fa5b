package dev.leeway.engine.compare;

import dev.leeway.engine.wording.Wording;

/**
 * Where a difference comes from, with what that rests on.
 *
 * @param origin the class
 * @param guess whether it is only likely
 * @param said the evidence, in words; for what is not known, why not
 */
public record OriginVerdict(FieldOrigin origin, boolean guess, Wording said) {
    /** Returns that in English. */
    public String because() {
        return said.text();
    }

    static OriginVerdict certain(FieldOrigin origin, Wording said) {
        return new OriginVerdict(origin, false, said);
    }

    static OriginVerdict likely(FieldOrigin origin, Wording said) {
        return new OriginVerdict(origin, true, said);
    }

    static OriginVerdict notKnown(Wording why) {
        return new OriginVerdict(new FieldOrigin.NotKnown(), false, why);
    }
}
