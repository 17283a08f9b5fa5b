package dev.leeway.engine.practice.fault;

import dev.leeway.engine.json.JsonArray;
import java.time.Duration;

/** What goes wrong. */
public sealed interface FaultEffect {
    /** The answer comes late. */
    record Latency(Duration delay) implements FaultEffect {}

    /** 429, with {@code Retry-After} in seconds. */
    record TooManyRequests(int retryAfterSeconds) implements FaultEffect {}

    /** 500. */
    record ServerError() implements FaultEffect {}

    /** 503. */
    record Unavailable() implements FaultEffect {}

    /**
     * The connection ends without an answer.
     *
     * @param afterWork whether the request is carried out before
     */
    record Drop(boolean afterWork) implements FaultEffect {}

    /** A watch is told that its version is too old (410). */
    record ExpiredWatch() implements FaultEffect {}

    /** A list is told that where it goes on from is too old (410). */
    record ExpiredList() implements FaultEffect {}

    /** A write is told that somebody else wrote in between (409). */
    record Outdated() implements FaultEffect {}

    /** A write fails because an admission webhook does not answer (500). */
    record ClosedWebhook(String webhook) implements FaultEffect {}

    /**
     * A mutating webhook rewrites what is written.
     *
     * @param webhook the webhook's name
     * @param patch a JSON patch of the object; where it does not fit, the object passes as it is
     */
    record MutatingWebhook(String webhook, JsonArray patch) implements FaultEffect {}

    /** 403, worded as Kubernetes' authorizer does. */
    record Forbidden() implements FaultEffect {}

    /** 401: the token is no longer good. */
    record ExpiredToken() implements FaultEffect {}
}
