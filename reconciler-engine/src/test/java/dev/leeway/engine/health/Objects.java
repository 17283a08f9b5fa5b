package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.time.Instant;

/** Objects and judgements for the tests of this package. */
final class Objects {
    static final Instant NOW = Instant.parse("2026-11-01T03:00:00Z");
    static final HealthContext CONTEXT = HealthContext.at(NOW);
    static final HealthRules RULES = HealthRules.standard();

    private Objects() {}

    /** Reads the first object of a YAML text. */
    static Manifest object(String yaml) {
        try {
            return YamlDocuments.read(yaml, YamlLimits.DEFAULT).stream()
                    .map(document -> document.value())
                    .filter(JsonObject.class::isInstance)
                    .map(value -> new Manifest((JsonObject) value))
                    .findFirst()
                    .orElseThrow();
        } catch (YamlSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes an object of a {@code GROUP/VERSION/KIND} and its members as JSON. */
    static Manifest object(String type, String members) {
        int border = type.lastIndexOf('/');
        JsonObject rest = JsonReader.readObject(members);
        JsonObject metadata =
                JsonObject.builder()
                        .put("name", "example")
                        .putAll(rest.objectAt("metadata"))
                        .build();
        return new Manifest(
                JsonObject.builder()
                        .put("apiVersion", type.substring(0, border))
                        .put("kind", type.substring(border + 1))
                        .put("metadata", metadata)
                        .putAll(rest.without("metadata"))
                        .build());
    }

    static Health judge(String yaml) {
        return RULES.assess(object(yaml), CONTEXT).orElseThrow();
    }
}
