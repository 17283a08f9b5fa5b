package dev.leeway.engine.practice.fault;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Fault rules as JSON, as the control path {@code /leeway/faults} takes and gives them.
 *
 * <p>{@code {"effect": "latency", "milliseconds": 500, "verbs": ["list"], "resources":
 * ["deployments.apps"], "namespace": "shop", "name": "web", "probability": 0.5, "seed": 7, "times":
 * 3}}. Effects: {@code latency} ({@code milliseconds}), {@code too-many-requests} ({@code
 * retryAfterSeconds}), {@code internal-error}, {@code unavailable}, {@code drop-before}, {@code
 * drop-after}, {@code expired-watch}, {@code expired-list}, {@code outdated}, {@code
 * closed-webhook} ({@code webhook}), {@code mutating-webhook} ({@code webhook} and a JSON {@code
 * patch} of what is written), {@code forbidden}, {@code expired-token}. All but the effect may be
 * left out.
 */
public final class FaultText {
    private FaultText() {}

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException naming what cannot be read
     */
    public static FaultRule read(JsonObject json) {
        return new FaultRule(
                strings(json, "verbs"),
                strings(json, "resources"),
                json.string("namespace", ""),
                json.string("name", ""),
                json.get("probability") instanceof JsonNumber number
                        ? number.asDecimal().doubleValue()
                        : 1,
                json.integer("seed", 0),
                (int) json.integer("times", 0),
                effect(json));
    }

    private static Set<String> strings(JsonObject json, String name) {
        return json.array(name).orElse(JsonArray.EMPTY).stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .collect(Collectors.toSet());
    }

    private static FaultEffect effect(JsonObject json) {
        return switch (json.string("effect", "")) {
            case "latency" ->
                    new FaultEffect.Latency(Duration.ofMillis(json.integer("milliseconds", 1_000)));
            case "too-many-requests" ->
                    new FaultEffect.TooManyRequests((int) json.integer("retryAfterSeconds", 1));
            case "internal-error" -> new FaultEffect.ServerError();
            case "unavailable" -> new FaultEffect.Unavailable();
            case "drop-before" -> new FaultEffect.Drop(false);
            case "drop-after" -> new FaultEffect.Drop(true);
            case "expired-watch" -> new FaultEffect.ExpiredWatch();
            case "expired-list" -> new FaultEffect.ExpiredList();
            case "outdated" -> new FaultEffect.Outdated();
            case "closed-webhook" ->
                    new FaultEffect.ClosedWebhook(
                            json.string("webhook", "validate.practice.example"));
            case "mutating-webhook" ->
                    new FaultEffect.MutatingWebhook(
                            json.string("webhook", "mutate.practice.example"),
                            json.arrayAt("patch"));
            case "forbidden" -> new FaultEffect.Forbidden();
            case "expired-token" -> new FaultEffect.ExpiredToken();
            default ->
                    throw new IllegalArgumentException(
                            "unknown effect \""
                                    + json.string("effect", "")
                                    + "\"; known: latency, too-many-requests, internal-error,"
                                    + " unavailable, drop-before, drop-after, expired-watch,"
                                    + " expired-list, outdated, closed-webhook, mutating-webhook, forbidden,"
                                    + " expired-token");
        };
    }

    /** Writes a rule as it stands. */
    public static JsonObject write(Faults.Standing standing) {
        FaultRule rule = standing.rule();
        JsonObject.Builder json = JsonObject.builder().put("id", standing.id());
        switch (rule.effect()) {
            case FaultEffect.Latency(Duration delay) ->
                    json.put("effect", "latency").put("milliseconds", delay.toMillis());
            case FaultEffect.TooManyRequests(int seconds) ->
                    json.put("effect", "too-many-requests").put("retryAfterSeconds", seconds);
            case FaultEffect.ServerError() -> json.put("effect", "internal-error");
            case FaultEffect.Unavailable() -> json.put("effect", "unavailable");
            case FaultEffect.Drop(boolean afterWork) ->
                    json.put("effect", afterWork ? "drop-after" : "drop-before");
            case FaultEffect.ExpiredWatch() -> json.put("effect", "expired-watch");
            case FaultEffect.ExpiredList() -> json.put("effect", "expired-list");
            case FaultEffect.Outdated() -> json.put("effect", "outdated");
            case FaultEffect.ClosedWebhook(String webhook) ->
                    json.put("effect", "closed-webhook").put("webhook", webhook);
            case FaultEffect.MutatingWebhook(String webhook, JsonArray patch) ->
                    json.put("effect", "mutating-webhook")
                            .put("webhook", webhook)
                            .put("patch", patch);
            case FaultEffect.Forbidden() -> json.put("effect", "forbidden");
            case FaultEffect.ExpiredToken() -> json.put("effect", "expired-token");
        }
        return json.put("verbs", JsonArray.ofStrings(new TreeSet<>(rule.verbs())))
                .put("resources", JsonArray.ofStrings(new TreeSet<>(rule.resources())))
                .put("namespace", rule.namespace())
                .put("name", rule.name())
                .put("probability", JsonNumber.of(BigDecimal.valueOf(rule.probability())))
                .put("seed", rule.seed())
                .put("times", rule.times())
                .put("strikes", standing.strikes())
                .build();
    }
}
