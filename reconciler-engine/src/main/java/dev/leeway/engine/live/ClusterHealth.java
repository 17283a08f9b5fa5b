package dev.leeway.engine.live;

import java.time.Instant;
import java.util.List;

/**
 * How the connection to a cluster is doing, for people to see.
 *
 * @param cluster the cluster's name in the workspace
 * @param contact whether the cluster answers
 * @param watches what is kept, kind by kind
 * @param readsPerSecond how many reads a second are allowed at present
 * @param writesPerSecond how many writes and dry-runs a second are allowed at present
 */
public record ClusterHealth(
        String cluster,
        Contact contact,
        List<WatchStatus> watches,
        double readsPerSecond,
        double writesPerSecond) {
    public ClusterHealth {
        watches = List.copyOf(watches);
    }

    /** Returns whether everything that is kept is current or settled. */
    public boolean current() {
        return contact instanceof Contact.Reached
                && watches.stream()
                        .allMatch(
                                watch ->
                                        switch (watch.state()) {
                                            case WatchState.Live _,
                                                    WatchState.Forbidden _,
                                                    WatchState.Gone _ ->
                                                    true;
                                            case WatchState.Connecting _,
                                                    WatchState.Syncing _,
                                                    WatchState.Stale _ ->
                                                    false;
                                        });
    }

    /** Whether the cluster answers. */
    public sealed interface Contact {
        /** It was not asked yet. */
        record NotYet() implements Contact {}

        /**
         * It answers.
         *
         * @param at when it last did
         */
        record Reached(Instant at) implements Contact {}

        /**
         * It does not answer.
         *
         * @param since when it last did, or when it was first asked
         * @param message what happened
         */
        record Lost(Instant since, String message) implements Contact {}
    }
}
