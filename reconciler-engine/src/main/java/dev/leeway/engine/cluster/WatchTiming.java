package dev.leeway.engine.cluster;

import java.time.Duration;

/**
 * How patient watching is.
 *
 * @param watchTime how long one watch is asked to last; up to half as long again by chance
 * @param quietBeyond how long after its end a silent watch counts as dead
 * @param openTimeout how long a watch may take to begin
 * @param pageTimeout how long one page of a list may take
 * @param firstPause the pause before trying again, doubled with every failure
 * @param longestPause the longest such pause
 * @param pulse how often the cluster is asked whether it is there while its watches are silent
 * @param pulseTimeout how long that may take
 * @param asleepAfter how much later than due the pulse must come for the machine to have slept
 * @param unhurried how long a watch that follows a list, and a list that nobody waits for, leave
 *     the connection to what somebody waits for
 * @param pageSize how many objects one page of a list holds
 */
record WatchTiming(
        Duration watchTime,
        Duration quietBeyond,
        Duration openTimeout,
        Duration pageTimeout,
        Duration firstPause,
        Duration longestPause,
        Duration pulse,
        Duration pulseTimeout,
        Duration asleepAfter,
        Duration unhurried,
        int pageSize) {
    static final WatchTiming DEFAULT =
            new WatchTiming(
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(120),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(300),
                    1_000);
}
