package dev.leeway.engine.bypass.review;

import dev.leeway.engine.bypass.GuardRef;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Optional;

/**
 * How an engine can be held, found by walking up to whatever manages it.
 *
 * @param first the holds to place before, on what would take the hold itself back
 * @param guard the hold; empty when none can be promised
 * @param advice what to do where there is none; empty otherwise
 */
record Holding(List<GuardRef> first, Optional<GuardRef> guard, Wording advice) {
    Holding {
        first = List.copyOf(first);
    }

    static Holding by(GuardRef guard) {
        return new Holding(List.of(), Optional.of(guard), Wording.none());
    }

    static Holding none(Wording advice) {
        return new Holding(List.of(), Optional.empty(), advice);
    }
}
