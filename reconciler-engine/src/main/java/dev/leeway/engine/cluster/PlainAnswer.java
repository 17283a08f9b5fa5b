package dev.leeway.engine.cluster;

import dev.leeway.engine.json.JsonObject;

/** Answers that are no JSON, as gateways give them. */
final class PlainAnswer {
    private PlainAnswer() {}

    /** Makes a Status of an answer that is not one, as gateways and load limits give. */
    static JsonObject asStatus(int status, String type, String text) {
        String shown = type.contains("html") ? "" : text.lines().findFirst().orElse("");
        return JsonObject.builder()
                .put("kind", "Status")
                .put("message", shown.isEmpty() ? "the server answered " + status : shown)
                .put("code", status)
                .build();
    }
}
