package dev.leeway.engine.browse;

import java.time.Instant;
import java.util.List;

/**
 * Events, newest first.
 *
 * @param events the events
 * @param complete whether these are all; a busy namespace has more than anybody reads
 * @param at when they were read
 */
public record ClusterEvents(List<ClusterEvent> events, boolean complete, Instant at) {
    public ClusterEvents {
        events = List.copyOf(events);
    }
}
