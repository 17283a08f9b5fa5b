package dev.leeway.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Manifest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the generic reading alone makes of kinds that no rule was made for. */
class UnruledKindsTest {
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(
            resources = "unruled-kinds.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            maxCharsPerColumn = 8192)
    void areReadAsTheirOperatorsDocumentThem(String expected, String type, String members) {
        Health health = GenericReading.read(object(type, members));

        assertThat(health.status().word()).as(health.toString()).isEqualTo(expected);
    }

    private static Manifest object(String type, String members) {
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
}
