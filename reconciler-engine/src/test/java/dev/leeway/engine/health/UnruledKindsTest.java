package dev.leeway.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

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
        Health health = GenericReading.read(Objects.object(type, members));

        assertThat(health.status().word()).as(health.toString()).isEqualTo(expected);
    }
}
