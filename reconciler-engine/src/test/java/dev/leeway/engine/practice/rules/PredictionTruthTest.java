package dev.leeway.engine.practice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.rules.WriteOptions.FieldValidation;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.KubernetesFixtures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** Applies real manifests over recorded live objects and compares with the recorded answers. */
@Tag("fixtures")
class PredictionTruthTest {
    private static final double GOAL = 0.97;

    private final BuiltinTypes types = BuiltinTypes.load();
    private final WriteRules rules = new KubernetesWriteRules(ReplayStore.CHOICES);
    private final Map<String, Integer> causes = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private int total;
    private int alike;

    @Test
    void predictsWhatTheRecordedServerAnswered() throws IOException {
        Path file = KubernetesFixtures.folder().resolve("comparison-truth.jsonl.gz");
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            lines.lines().map(JsonReader::readObject).forEach(this::predict);
        }
        System.out.println("predictions of applies (rules): " + alike + " of " + total);
        causes.forEach(
                (cause, count) ->
                        System.out.println(
                                "  "
                                        + count
                                        + " differ at "
                                        + cause
                                        + ", as in "
                                        + examples.get(cause)));
        assertThat(total).isPositive();
        assertThat((double) alike / total).isGreaterThanOrEqualTo(GOAL);
    }

    private void predict(JsonObject row) {
        total++;
        String difference = difference(row);
        if (difference == null) {
            alike++;
        } else {
            causes.merge(difference, 1, Integer::sum);
            examples.putIfAbsent(difference, row.string("id", ""));
        }
    }

    private @Nullable String difference(JsonObject row) {
        JsonObject desired = row.objectAt("desired");
        String kind = desired.string("kind", "");
        ResourceType type =
                types.type(Gvk.of(desired.string("apiVersion", ""), kind)).orElseThrow();
        WriteOptions options =
                new WriteOptions(
                        "leeway",
                        true,
                        FieldValidation.STRICT,
                        "",
                        Instant.parse("2026-11-22T04:30:00Z"));
        WriteOutcome outcome = rules.apply(type, row.object("live"), desired, options);
        JsonObject prediction = row.objectAt("prediction");
        return switch (outcome) {
            case WriteOutcome.Refused(JsonObject status) ->
                    ApplyTranscriptsTest.first(
                            ReplayStore.compared(prediction),
                            ReplayStore.compared(status),
                            kind + " ");
            case WriteOutcome.Stored(JsonObject object, boolean _, var _) ->
                    ApplyTranscriptsTest.first(
                            ReplayStore.compared(prediction),
                            ReplayStore.compared(object),
                            kind + " ");
        };
    }
}
