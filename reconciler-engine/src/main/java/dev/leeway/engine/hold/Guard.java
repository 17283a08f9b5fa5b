package dev.leeway.engine.hold;

/**
 * Makes one reconcile engine leave something alone: Leeway's own, Argo CD, Flux. Safe for use from
 * several threads.
 *
 * <p>The contract, the same for every engine: {@link #place} twice is as once; what {@link #place}
 * calls standing was read back from the cluster after it was written; {@link #lift} restores
 * exactly what {@link #place} changed and nothing else, and lifting what does not stand is no
 * error; a lost answer is never called done.
 */
public interface Guard {
    /** Returns whom it guards against, in words: {@code Leeway}, {@code Argo CD application x}. */
    String engine();

    /** Returns whether it can keep the scope alone; a wider one may be needed. */
    boolean canHold(HoldScope scope);

    /** Places a hold, or renews it with another end, and proves it. */
    GuardState place(Hold hold) throws InterruptedException;

    /** Reads whether a hold stands. */
    GuardState check(Hold hold) throws InterruptedException;

    /** Lifts a hold and proves that it is gone. */
    GuardState lift(Hold hold) throws InterruptedException;
}
