package dev.leeway.desktop.reading;

import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Places and releases the holds of the open workspace's applications, and tells the window of it.
 * Every method waits; safe for use from several threads.
 */
public interface HoldDesk {
    /** Returns who places holds, as the operating system names the user. */
    String operator();

    /**
     * What the operator wants of a hold.
     *
     * @param object the object to hold; empty for the whole application
     * @param owner who stands for it
     * @param reason why; not blank
     * @param length how long it is meant to stand; empty when that is left open
     */
    record Wish(
            Optional<ResourceKey> object, String owner, String reason, Optional<Duration> length) {}

    /**
     * Places a hold and proves it by reading it back.
     *
     * @return every hold that stands there now
     * @throws RunException when it does not stand there
     */
    List<HoldMark> place(String application, Wish wish) throws RunException, InterruptedException;

    /**
     * Releases a hold; sends nothing else.
     *
     * @return every hold that still stands there
     * @throws RunException when there is no such hold, or it could not be taken away
     */
    List<HoldMark> release(String application, String hold)
            throws RunException, InterruptedException;
}
