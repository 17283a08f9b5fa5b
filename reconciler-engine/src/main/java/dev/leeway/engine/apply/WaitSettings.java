package dev.leeway.engine.apply;

import java.time.Duration;
import java.util.Map;

/**
 * How long a sync waits for what.
 *
 * @param health how long for an object to be well
 * @param byKind other lengths of that, by kind
 * @param hook how long for a hook to be done that sets itself no limit
 * @param late after how long a wait is worth a decision
 * @param degraded how long an object may look degraded before the sync believes it
 * @param poll how often what is kept of the cluster is looked at
 * @param suspendedIsDone whether an object that somebody stopped on purpose counts as well
 */
public record WaitSettings(
        Duration health,
        Map<String, Duration> byKind,
        Duration hook,
        Duration late,
        Duration degraded,
        Duration poll,
        boolean suspendedIsDone) {
    /** Five minutes for an object, half an hour for a hook. */
    public static final WaitSettings USUAL =
            new WaitSettings(
                    Duration.ofMinutes(5),
                    Map.of("StatefulSet", Duration.ofMinutes(10)),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(250),
                    true);

    public WaitSettings {
        byKind = Map.copyOf(byKind);
    }

    /** Returns how long to wait for an object of a kind to be well. */
    Duration healthOf(String kind) {
        return byKind.getOrDefault(kind, health);
    }

    /** Returns a copy with other lengths for objects and for hooks. */
    public WaitSettings lasting(Duration forHealth, Duration forHooks) {
        return new WaitSettings(forHealth, byKind, forHooks, late, degraded, poll, suspendedIsDone);
    }
}
