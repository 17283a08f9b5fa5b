package dev.leeway.engine.bypass;

import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;

/**
 * Makes one reconcile engine leave something alone: Leeway's own, Argo CD, Flux. Safe for use from
 * several threads.
 *
 * <p>The contract, the same for every engine: {@link #place} twice is as once; what it calls
 * standing was read back from the cluster after it was written, and after the engine looked at it;
 * {@link #lift} restores exactly what {@link #place} changed and nothing else, and lifting what
 * does not stand is no error; a lost answer is never called done. What is needed to lift stands in
 * the cluster, so that any Leeway can do it.
 */
public interface Guard {
    /** Returns whom it guards against, in words, for example {@code Leeway}; unique in a lease. */
    String engine();

    /** Returns the narrowest scope that it can hold for an object: itself or something wider. */
    HoldScope scopeFor(HoldScope.OneObject object);

    /** Places a hold, or renews it with another end, and proves it. */
    GuardState place(HoldMark hold) throws InterruptedException;

    /** Reads whether a hold stands. */
    GuardState check(HoldMark hold) throws InterruptedException;

    /** Lifts a hold and proves that it is gone. */
    GuardState lift(HoldMark hold) throws InterruptedException;
}
