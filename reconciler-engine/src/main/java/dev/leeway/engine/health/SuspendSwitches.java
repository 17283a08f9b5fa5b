package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the switches by which an object of any kind is told to rest. */
final class SuspendSwitches {
    private static final Set<String> SUSPEND_SWITCHES =
            Set.of(
                    "suspend",
                    "suspended",
                    "pause",
                    "paused",
                    "disabled",
                    "hibernate",
                    "hibernated");

    private SuspendSwitches() {}

    /** Returns what in an object's spec or annotations says that it is not to be worked on. */
    static Optional<Wording> of(Manifest object) {
        JsonObject spec = object.root().objectAt("spec");
        for (String name : spec.names()) {
            if (SUSPEND_SWITCHES.contains(name) && spec.bool(name, false)) {
                return Optional.of(HealthPhrase.SPEC_SET.of(name));
            }
        }
        if (spec.get("enabled") == JsonBoolean.FALSE) {
            return Optional.of(HealthPhrase.NOT_ENABLED.of());
        }
        for (var annotation : object.annotations().entrySet()) {
            String key = annotation.getKey();
            List<String> words = StatusWords.split(key.substring(key.lastIndexOf('/') + 1));
            String value = annotation.getValue().trim();
            if (words.stream().anyMatch(StatusWords::isPaused)
                    && (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("on"))) {
                return Optional.of(HealthPhrase.ANNOTATION_IS.of(key, value));
            }
        }
        return Optional.empty();
    }
}
