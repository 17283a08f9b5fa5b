package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.List;

/** Writes verdicts as lines for the terminal. */
public final class HealthReport {
    private static final String NO_HEALTH = "-";

    private HealthReport() {}

    /**
     * Returns one line for each object, in order: status, a tab, {@code group/kind namespace/name},
     * a tab, message. The status of a kind without health is {@code -}. A message is put on one
     * line; a generic verdict says so.
     */
    public static List<String> lines(
            List<Manifest> objects, HealthRules rules, HealthContext context) {
        return objects.stream().map(object -> line(object, rules, context)).toList();
    }

    private static String line(Manifest object, HealthRules rules, HealthContext context) {
        return rules.assess(object, context)
                .map(health -> line(health.status().word(), object, message(health)))
                .orElseGet(() -> line(NO_HEALTH, object, "This kind has no health."));
    }

    private static String line(String status, Manifest object, String message) {
        return status + "\t" + object.key() + "\t" + message;
    }

    private static String message(Health health) {
        String text = health.message().replaceAll("\\s+", " ").strip();
        return text + (text.isEmpty() ? "[" : " [") + health.rule() + "]";
    }
}
