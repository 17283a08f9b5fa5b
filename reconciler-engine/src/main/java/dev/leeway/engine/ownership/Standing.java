package dev.leeway.engine.ownership;

import dev.leeway.engine.wording.Wording;

/** What the claimer's own records say about a claim. */
public sealed interface Standing {
    /** Returns on what this rests. */
    Wording why();

    /** Returns in English on what this rests. */
    default String evidence() {
        return why().text();
    }

    /**
     * The claimer lists the object, or cannot be other than its owner.
     *
     * @param party who that is; two claims of one party are one claim
     * @param active whether the claimer will write again by itself; one that is suspended, or that
     *     acts only when somebody runs it, will not
     * @param why on what this rests
     */
    record Confirmed(String party, boolean active, Wording why) implements Standing {}

    /**
     * The claimer is gone, or does not know the object: a mark that was left behind.
     *
     * @param why on what this rests
     */
    record Stale(Wording why) implements Standing {}

    /**
     * The mark means nothing here, for example because it was copied from another object.
     *
     * @param why on what this rests
     */
    record Inert(Wording why) implements Standing {}

    /**
     * The claimer's own records could not be read. Not the same as: there are none.
     *
     * @param why why
     */
    record NotKnown(Wording why) implements Standing {}
}
