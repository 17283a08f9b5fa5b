package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges Gloo's kinds. Each controller reports a state, by name or by its number in Gloo's
 * published protocol; a pending state lasts until an operator completes the configuration.
 */
final class GlooRule {
    private static final List<String> STATES =
            List.of("Pending", "Accepted", "Rejected", "Warning");

    private GlooRule() {}

    static boolean covers(String group) {
        return group.equals("gloo.solo.io") || group.equals("gateway.solo.io");
    }

    static Optional<Health> assess(Manifest live, HealthContext context) {
        JsonObject status = live.root().objectAt("status");
        List<JsonObject> reports = new ArrayList<>();
        reports.add(status);
        status.objectAt("statuses")
                .forEach(
                        (_, value) -> {
                            if (value instanceof JsonObject report) {
                                reports.add(report);
                            }
                        });
        return reports.stream()
                .map(GlooRule::verdict)
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Health::status));
    }

    private static Optional<Health> verdict(JsonObject report) {
        String state = state(report.get("state"));
        Wording reason =
                report.string("reason").map(Wording::quoted).orElse(HealthPhrase.STATE.of(state));
        return switch (state) {
            case "Pending" -> Optional.of(Health.suspended(reason));
            case "Accepted" -> Optional.of(Health.healthy(reason));
            case "Rejected", "Warning" -> Optional.of(Health.degraded(reason));
            case String _ -> Optional.empty();
        };
    }

    private static String state(@Nullable JsonValue value) {
        if (value instanceof JsonString name) {
            return name.value();
        }
        if (value instanceof JsonNumber number) {
            long position = number.asLong().orElse(-1);
            return position >= 0 && position < STATES.size() ? STATES.get((int) position) : "";
        }
        return "";
    }
}
