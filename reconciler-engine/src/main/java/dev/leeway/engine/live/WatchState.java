package dev.leeway.engine.live;

import dev.leeway.engine.wording.Wording;
import java.time.Instant;

/** How far what is kept of one kind can be trusted. */
public sealed interface WatchState {
    /** Not asked yet, or no answer yet. */
    record Connecting() implements WatchState {}

    /**
     * Being listed.
     *
     * @param objects how many came so far
     */
    record Syncing(int objects) implements WatchState {}

    /**
     * Current: every change arrives as it happens.
     *
     * @param since since when without a gap
     */
    record Live(Instant since) implements WatchState {}

    /**
     * What is kept may be out of date.
     *
     * @param since when it was last known to be current
     * @param reason why, in kind
     * @param why what happened
     */
    record Stale(Instant since, LiveState.Unreadable.Reason reason, Wording why)
            implements WatchState {}

    /**
     * The operator may not list or watch it. Not the same as: there is none.
     *
     * @param said the server's words
     */
    record Forbidden(Wording said) implements WatchState {}

    /**
     * The cluster does not serve the kind any more.
     *
     * @param said the server's words
     */
    record Gone(Wording said) implements WatchState {}
}
