package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultSubject;
import dev.leeway.engine.practice.fault.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Lets requests through, or lets the faults that are switched on have their way with them. */
final class FaultGate {
    private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete");

    private final Faults faults;

    FaultGate(Faults faults) {
        this.faults = faults;
    }

    /** Answers a request by doing the work, unless a fault comes before, between or after. */
    ApiResponse pass(FaultSubject subject, Supplier<ApiResponse> work) {
        boolean dropAfter = false;
        for (FaultEffect effect : faults.strike(subject)) {
            if (effect instanceof FaultEffect.Drop(boolean afterWork) && afterWork) {
                dropAfter = true;
                continue;
            }
            Optional<ApiResponse> instead = instead(effect, subject);
            if (instead.isPresent()) {
                return instead.get();
            }
        }
        ApiResponse response = work.get();
        return dropAfter ? dropped() : response;
    }

    private static ApiResponse dropped() {
        return new ApiResponse(0, List.of(), new ApiResponse.Dropped());
    }

    /** Returns the answer that a fault gives instead of the real one; empty when it lets it be. */
    private static Optional<ApiResponse> instead(FaultEffect effect, FaultSubject subject) {
        return switch (effect) {
            case FaultEffect.Latency(Duration delay) -> {
                pause(delay);
                yield Optional.empty();
            }
            case FaultEffect.TooManyRequests(int seconds) ->
                    Optional.of(
                            status(
                                            Statuses.tooManyRequests(
                                                    "the server has received too many requests and"
                                                            + " has asked us to try again later",
                                                    seconds))
                                    .withHeader("Retry-After", Integer.toString(seconds)));
            case FaultEffect.ServerError() ->
                    Optional.of(
                            status(
                                    Statuses.failure(
                                            500,
                                            "InternalError",
                                            "Internal error occurred: the practice cluster was told"
                                                    + " to fail")));
            case FaultEffect.Unavailable() ->
                    Optional.of(
                            status(
                                    Statuses.failure(
                                            503,
                                            "ServiceUnavailable",
                                            "the server is currently unable to handle the"
                                                    + " request")));
            case FaultEffect.Drop _ -> Optional.of(dropped());
            case FaultEffect.ExpiredWatch() ->
                    subject.verb().equals("watch") ? Optional.of(expiredWatch()) : Optional.empty();
            case FaultEffect.ExpiredList() ->
                    subject.verb().equals("list")
                            ? Optional.of(
                                    status(
                                            Statuses.expired(
                                                    "The provided continue parameter is too old to"
                                                            + " display a consistent list result.")))
                            : Optional.empty();
            case FaultEffect.Outdated() ->
                    WRITES.contains(subject.verb())
                            ? Optional.of(
                                    status(
                                            Statuses.failure(
                                                    409,
                                                    "Conflict",
                                                    "Operation cannot be fulfilled on "
                                                            + subject.resource()
                                                            + " \""
                                                            + subject.name()
                                                            + "\": the object has been modified;"
                                                            + " please apply your changes to the"
                                                            + " latest version and try again")))
                            : Optional.empty();
            case FaultEffect.ClosedWebhook(String webhook) ->
                    WRITES.contains(subject.verb())
                            ? Optional.of(status(closedWebhook(webhook)))
                            : Optional.empty();
            // Rewrites what is written, on its way to the store.
            case FaultEffect.MutatingWebhook _ -> Optional.empty();
            case FaultEffect.Forbidden() -> Optional.of(status(forbidden(subject)));
            case FaultEffect.ExpiredToken() -> Optional.of(status(Statuses.unauthorized()));
        };
    }

    private static ApiResponse status(JsonObject status) {
        return ApiResponse.json((int) status.integer("code", 500), status);
    }

    private static ApiResponse expiredWatch() {
        JsonObject status = Statuses.expired("too old resource version: 1 (2)");
        return new ApiResponse(
                200,
                List.of(),
                new ApiResponse.Streamed(
                        "application/json", out -> WatchStream.error(out, status)));
    }

    private static JsonObject closedWebhook(String webhook) {
        String message =
                "failed calling webhook \""
                        + webhook
                        + "\": failed to call webhook: Post \"https://"
                        + webhook
                        + ":443/?timeout=10s\": dial tcp 10.96.0.99:443: connect: connection"
                        + " refused";
        return Statuses.failure(
                500,
                "InternalError",
                "Internal error occurred: " + message,
                JsonObject.of(
                        "causes",
                        JsonArray.of(JsonObject.builder().put("message", message).build())));
    }

    /** Returns the answer that a real server gives when no role allows it. */
    static JsonObject forbidden(FaultSubject subject) {
        String full =
                subject.group().isEmpty()
                        ? subject.resource()
                        : subject.resource() + "." + subject.group();
        String what =
                subject.subresource().isEmpty()
                        ? subject.resource()
                        : subject.resource() + "/" + subject.subresource();
        String name = subject.name().isEmpty() ? "" : " \"" + subject.name() + "\"";
        String place =
                subject.namespace().isEmpty()
                        ? "at the cluster scope"
                        : "in the namespace \"" + subject.namespace() + "\"";
        JsonObject.Builder details = JsonObject.builder();
        if (!subject.name().isEmpty()) {
            details.put("name", subject.name());
        }
        if (!subject.group().isEmpty()) {
            details.put("group", subject.group());
        }
        details.put("kind", subject.resource());
        return Statuses.failure(
                403,
                "Forbidden",
                full
                        + name
                        + " is forbidden: User \""
                        + subject.user()
                        + "\" cannot "
                        + subject.verb()
                        + " resource \""
                        + what
                        + "\" in API group \""
                        + subject.group()
                        + "\" "
                        + place,
                details.build());
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
