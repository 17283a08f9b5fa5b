package dev.leeway.desktop.reading;

import dev.leeway.desktop.state.Route;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happened, on the clock that everything shares.
 *
 * @param id its identity, the same at every reading
 * @param at when
 * @param source where it was written down
 * @param weight how much it matters
 * @param application the application; empty when it is about none in particular
 * @param cluster the cluster; empty when it is about none
 * @param object the object; empty when it is about none
 * @param who who did it; empty when that is not known
 * @param what what happened, in words
 * @param facts more that is known, one sentence each
 * @param place where more is to be seen
 */
public record Moment(
        String id,
        Instant at,
        Source source,
        Weight weight,
        String application,
        String cluster,
        String object,
        String who,
        String what,
        List<String> facts,
        Optional<Route> place) {
    public Moment {
        facts = List.copyOf(facts);
    }

    /** Where something was written down. */
    public enum Source {
        /** A commit, in Git. */
        COMMIT,
        /** A sync or a step of one, in the audit trail. */
        SYNC,
        /** A hold, in the audit trail. */
        HOLD,
        /** A bypass, in the audit trail. */
        BYPASS,
        /** A proposal, in the audit trail or the outbox. */
        PROPOSAL,
        /** Drift that came or went, in the history. */
        DRIFT,
        /** An event, in a cluster. */
        EVENT,
        /** The account itself, in the audit trail. */
        ACCOUNT
    }

    /** How much something matters. */
    public enum Weight {
        /** It went as it should. */
        CALM,
        /** It is worth a look. */
        NOTABLE,
        /** It went wrong. */
        GRAVE
    }
}
