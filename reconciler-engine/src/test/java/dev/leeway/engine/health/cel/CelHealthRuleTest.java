package dev.leeway.engine.health.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.health.Health;
import dev.leeway.engine.health.HealthContext;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CelHealthRuleTest {
    private static final HealthContext CONTEXT =
            HealthContext.at(Instant.parse("2026-11-01T03:00:00Z"));
    private static final Gvk LAMP = Gvk.of("example.org/v1", "Lamp");
    private static final HealthExpressions READY =
            new HealthExpressions(
                    LAMP,
                    "status.observed != metadata.generation",
                    "status.conditions.exists(c, c.type == 'Ready' && c.status == 'False')",
                    "status.conditions.exists(c, c.type == 'Ready' && c.status == 'True')");

    private static Health judge(HealthExpressions expressions, String status) {
        String json =
                "{'apiVersion': 'example.org/v1', 'kind': 'Lamp', 'metadata': {'generation': 2}, 'status': "
                        + status
                        + "}";
        Manifest lamp = new Manifest(JsonReader.readObject(json.replace('\'', '"')));
        return new CelHealthRule(List.of(expressions)).assess(lamp, CONTEXT).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "1, True, Progressing",
        "2, False, Degraded",
        "2, True, Healthy",
        "2, Unknown, Progressing",
    })
    void theExpressionsAreAskedInOrder(int observed, String ready, String expected) {
        Health health =
                judge(
                        READY,
                        "{'observed': %d, 'conditions': [{'type': 'Ready', 'status': '%s'}]}"
                                .formatted(observed, ready));

        assertThat(health.status().word()).isEqualTo(expected);
        assertThat(health.rule()).isEqualTo("cel");
    }

    @Test
    void whatCannotBeAnsweredIsUnknownAndSaysWhy() {
        assertThat(judge(READY, "{}").status().word()).isEqualTo("Unknown");
        assertThat(judge(READY, "{}").message())
                .startsWith("The expression 'inProgress' failed: CEL says: ")
                .contains("observed");
        assertThat(judge(new HealthExpressions(LAMP, "", "", "1 +"), "{}").message())
                .startsWith("The expression 'current' failed: '1 +' is not valid. CEL says: ");
        Health number = judge(new HealthExpressions(LAMP, "", "", "1"), "{}");
        assertThat(number.status().word()).isEqualTo("Unknown");
        assertThat(number.message())
                .isEqualTo("The expression 'current' failed: it gave 1, which is no boolean");
    }

    @Test
    void otherKindsAreLeftAlone() {
        Manifest other = new Manifest(JsonReader.readObject("{\"kind\": \"Other\"}"));

        assertThat(new CelHealthRule(List.of(READY)).assess(other, CONTEXT)).isEmpty();
    }
}
