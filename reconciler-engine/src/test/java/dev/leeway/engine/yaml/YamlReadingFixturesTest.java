package dev.leeway.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads the recorded texts as the API server read them. */
@Tag("fixtures")
class YamlReadingFixturesTest {
    @Test
    void readsTheRecordedTextsAsTheServerDid() throws Exception {
        Path file = fixtures().resolve("kubernetes-1.36/yaml-reading.jsonl");
        Assumptions.assumeTrue(
                Files.isRegularFile(file), "skipped: no recorded YAML readings at " + file);
        List<String> lines = Files.readAllLines(file);
        List<String> wrong = new ArrayList<>();
        for (String line : lines) {
            JsonObject row = JsonReader.readObject(line);
            disagreement(row).ifPresent(text -> wrong.add(row.string("yaml", "") + text));
        }
        System.out.println(
                "yaml reading: " + (lines.size() - wrong.size()) + " of " + lines.size());
        assertThat(wrong).isEmpty();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(196);
    }

    /** A recording that was accepted only because the last of two equal keys won. */
    private static boolean repeatsAKey(String problem) {
        return problem.contains("stands twice");
    }

    private static Optional<String> disagreement(JsonObject row) {
        boolean accepted = row.require("accepted") == JsonBoolean.TRUE;
        try {
            var value = YamlDocuments.readOne(row.string("yaml", ""), YamlLimits.DEFAULT);
            JsonValue spec = value.map(v -> ((JsonObject) v).get("spec")).orElse(JsonNull.NULL);
            boolean asRecorded =
                    accepted
                            ? row.require("spec").equals(spec)
                            : row.string("reason").isEmpty() && !(spec instanceof JsonObject);
            return asRecorded ? Optional.empty() : Optional.of("read as " + spec);
        } catch (YamlSyntaxException e) {
            return !accepted || repeatsAKey(e.problem())
                    ? Optional.empty()
                    : Optional.of("refused: " + e.getMessage());
        }
    }

    private static Path fixtures() {
        String named = System.getenv("LEEWAY_FIXTURES");
        String folder = named == null ? System.getenv("LEEWAY_FIXTURES_DEFAULT") : named;
        return Path.of(folder == null ? "../shared/fixtures" : folder);
    }
}
