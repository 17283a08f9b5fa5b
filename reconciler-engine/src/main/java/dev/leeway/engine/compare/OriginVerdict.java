package dev.leeway.engine.compare;

/**
 * Where a difference comes from, with what that rests on.
 *
 * @param origin the class
 * @param guess whether it is only likely
 * @param because the evidence, in words; for what is not known, why not
 */
public record OriginVerdict(FieldOrigin origin, boolean guess, String because) {
    static OriginVerdict certain(FieldOrigin origin, String because) {
        return new OriginVerdict(origin, false, because);
    }

    static OriginVerdict likely(FieldOrigin origin, String because) {
        return new OriginVerdict(origin, true, because);
    }

    static OriginVerdict notKnown(String why) {
        return new OriginVerdict(new FieldOrigin.NotKnown(), false, why);
    }
}
