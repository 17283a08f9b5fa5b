package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.schema.KubernetesFixtures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Desired, live and predicted objects as a real API server had them. */
final class ComparisonTruth {
    private ComparisonTruth() {}

    /**
     * One recorded triple.
     *
     * @param predicted the server's answer, empty when it refused
     * @param changed the pointers at which prediction and live differ
     */
    record Row(
            String id,
            Manifest desired,
            Manifest live,
            Optional<Manifest> predicted,
            boolean inSync,
            List<String> changed) {}

    /** Reads the recording; skips the calling test where there is none. */
    static List<Row> rows() {
        var file = KubernetesFixtures.folder().resolve("comparison-truth.jsonl.gz");
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            return reader.lines().map(ComparisonTruth::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        JsonObject row = JsonReader.readObject(line);
        boolean accepted = row.integer("predictionStatus", 0) == 200;
        return new Row(
                row.string("id", ""),
                new Manifest(row.objectAt("desired")),
                new Manifest(row.objectAt("live")),
                accepted ? row.object("prediction").map(Manifest::new) : Optional.empty(),
                row.bool("inSync", false),
                row.array("changed").orElse(JsonArray.EMPTY).stream()
                        .filter(JsonString.class::isInstance)
                        .map(pointer -> ((JsonString) pointer).value())
                        .toList());
    }
}
