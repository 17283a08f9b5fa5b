package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.time.Instant;

/**
 * What one container does at one moment.
 *
 * @param status its container status
 * @param ready whether it serves
 * @param ended whether it is done for good
 * @param exitCode how it ended; 0 while it has not
 */
record ContainerLife(JsonObject status, boolean ready, boolean ended, int exitCode) {
    static ContainerLife waiting(
            JsonObject container, String reason, String message, int restarts) {
        JsonObject.Builder waiting = JsonObject.builder().put("reason", reason);
        if (!message.isEmpty()) {
            waiting.put("message", message);
        }
        return new ContainerLife(
                status(container, "waiting", waiting.build(), false, false, restarts),
                false,
                false,
                0);
    }

    static ContainerLife running(JsonObject container, Instant since, boolean ready, int restarts) {
        JsonObject running = JsonObject.of("startedAt", JsonValue.of(Times.format(since)));
        return new ContainerLife(
                status(container, "running", running, ready, true, restarts), ready, false, 0);
    }

    static ContainerLife ended(JsonObject container, Instant from, Instant to, int exitCode) {
        return new ContainerLife(
                status(
                        container,
                        "terminated",
                        terminated(container, from, to, exitCode),
                        false,
                        false,
                        0),
                false,
                true,
                exitCode);
    }

    private static JsonObject terminated(
            JsonObject container, Instant from, Instant to, int exitCode) {
        return JsonObject.builder()
                .put("exitCode", exitCode)
                .put("reason", exitCode == 0 ? "Completed" : "Error")
                .put("startedAt", Times.format(from))
                .put("finishedAt", Times.format(to))
                .put("containerID", id(container))
                .build();
    }

    private static JsonObject status(
            JsonObject container,
            String state,
            JsonObject detail,
            boolean ready,
            boolean started,
            int restarts) {
        String image = container.string("image", "");
        boolean hasRun = !state.equals("waiting") || restarts > 0;
        JsonObject.Builder status =
                JsonObject.builder()
                        .put("name", container.string("name", ""))
                        .put("state", JsonObject.of(state, detail))
                        .put("lastState", JsonObject.EMPTY)
                        .put("ready", ready)
                        .put("restartCount", restarts)
                        .put("image", image)
                        .put("imageID", hasRun ? "practice://" + image : "");
        if (hasRun) {
            status.put("containerID", id(container));
        }
        if (restarts > 0) {
            status.put(
                    "lastState",
                    JsonObject.of(
                            "terminated",
                            JsonObject.builder()
                                    .put("exitCode", 1)
                                    .put("reason", "Error")
                                    .build()));
        }
        return status.put("started", started).build();
    }

    private static String id(JsonObject container) {
        return "practice://" + Integer.toHexString(container.hashCode());
    }
}
