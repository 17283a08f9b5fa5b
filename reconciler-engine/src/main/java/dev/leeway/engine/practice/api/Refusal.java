package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonObject;

/** Ends a request with a Kubernetes {@code Status}; carries no stack trace. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JsonObject status;

    Refusal(JsonObject status) {
        super(status.string("message", ""), null, false, false);
        this.status = status;
    }

    /** Returns the answer. */
    ApiResponse response() {
        return ApiResponse.json((int) status.integer("code", 500), status);
    }
}
