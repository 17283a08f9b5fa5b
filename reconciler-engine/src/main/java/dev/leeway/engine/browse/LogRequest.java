package dev.leeway.engine.browse;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which log to read, and how much of it.
 *
 * @param namespace the pod's namespace
 * @param pod the pod
 * @param container the container
 * @param follow whether to go on as it grows
 * @param previous whether to read the run before the last restart
 * @param tail how many of the last lines; empty for all
 * @param since how far back; empty for the beginning
 */
public record LogRequest(
        String namespace,
        String pod,
        String container,
        boolean follow,
        boolean previous,
        OptionalInt tail,
        Optional<Duration> since) {
    /** Returns a request that follows a container from so many lines back. */
    public static LogRequest follow(String namespace, String pod, String container, int tail) {
        return new LogRequest(
                namespace, pod, container, true, false, OptionalInt.of(tail), Optional.empty());
    }
}
