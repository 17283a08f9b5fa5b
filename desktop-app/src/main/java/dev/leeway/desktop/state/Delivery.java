package dev.leeway.desktop.state;

import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.source.Distance;

import java.time.Instant;
import java.util.Optional;

/**
 * How an application's commits reached its cluster, as far as the history on this machine tells:
 * syncs of other engines and of other people's Leeway are not in it.
 *
 * @param last the newest sync that ended; empty when none is known
 * @param behind how far the revision compared is from that of the last sync of the whole
 *     application that did what was approved; empty when that is not known
 * @param unread why something is not known although it was looked for; empty when all was read
 */
public record Delivery(Optional<LastSync> last, Optional<Distance> behind, String unread) {
    /** Nobody has looked. */
    public static final Delivery UNREAD = new Delivery(Optional.empty(), Optional.empty(), "");

    /**
     * A sync that ended.
     *
     * @param at when it ended
     * @param who who approved it
     * @param outcome how it came out
     * @param partial whether only some of the application's objects were in the plan
     */
    public record LastSync(Instant at, String who, Outcome outcome, boolean partial) {}
}
