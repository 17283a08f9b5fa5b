package dev.leeway.engine.practice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.schema.KubernetesFixtures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** Replays the recorded scenarios of a real API server over the rules. */
class ApplyTranscriptsTest {
    private static final double GOAL = 0.97;
    private static final int EXAMPLES = 12;

    private final BuiltinTypes types = BuiltinTypes.load();
    private final WriteRules rules = new KubernetesWriteRules(ReplayStore.CHOICES);
    private final Map<String, int[]> byKind = new TreeMap<>();
    private final Map<String, Integer> causes = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private int total;
    private int alike;

    @Test
    @Tag("fixtures")
    void answersAsTheRecordedServerDid() throws IOException {
        Path file = KubernetesFixtures.folder().resolve("apply-transcripts.jsonl.gz");
        try (InputStream recording = Files.newInputStream(file)) {
            replay("apply transcripts (rules)", recording);
        }
    }

    /**
     * Recorded from a Kubernetes 1.36.2 API server without controllers: random writes of thirty
     * kinds with most of their fields, wrong ones among them.
     */
    @Test
    void answersAsAServerDidToWritesOfManyKinds() throws IOException {
        try (InputStream recording = getClass().getResourceAsStream("wide-transcripts.jsonl.gz")) {
            replay("wide transcripts (rules)", recording);
        }
    }

    private void replay(String name, InputStream recording) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(recording), StandardCharsets.UTF_8))) {
            lines.lines().map(JsonReader::readObject).forEach(this::replay);
        }
        System.out.println(name + ": " + alike + " of " + total);
        byKind.forEach(
                (kind, counts) ->
                        System.out.println("  " + kind + ": " + counts[0] + " of " + counts[1]));
        causes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(EXAMPLES)
                .forEach(
                        cause ->
                                System.out.println(
                                        "  "
                                                + cause.getValue()
                                                + " differ at "
                                                + cause.getKey()
                                                + ", as in "
                                                + examples.get(cause.getKey())));
        assertThat(total).isPositive();
        assertThat((double) alike / total).isGreaterThanOrEqualTo(GOAL);
    }

    private void replay(JsonObject scenario) {
        ReplayStore store = new ReplayStore(types, rules);
        String kind = scenario.string("kind", "");
        int step = 0;
        for (JsonObject recorded : scenario.arrayAt("steps").objects().toList()) {
            total++;
            step++;
            byKind.computeIfAbsent(kind, _ -> new int[2])[1]++;
            String difference = difference(store, recorded);
            if (difference == null) {
                alike++;
                byKind.get(kind)[0]++;
            } else {
                causes.merge(difference, 1, Integer::sum);
                examples.putIfAbsent(difference, scenario.string("scenario", "") + " step " + step);
            }
        }
    }

    private static @Nullable String difference(ReplayStore store, JsonObject recorded) {
        JsonObject request = recorded.objectAt("request");
        JsonObject response = recorded.objectAt("response");
        String method = request.string("method", "");
        String path = request.string("path", "");
        JsonValue body = request.find("body").orElse(JsonNull.NULL);
        if (method.equals("PUT") && body instanceof JsonObject object) {
            body = store.withCurrentIdentity(path, object);
        }
        ReplayStore.Answer answer =
                store.handle(
                        method,
                        path,
                        request.objectAt("query"),
                        request.string("contentType", ""),
                        body);
        long status = response.integer("status", 0);
        if (answer.status() != status) {
            return method + " status " + answer.status() + ", recorded " + status;
        }
        return method.equals("DELETE")
                ? null
                : first(
                        ReplayStore.compared(response.objectAt("body")),
                        ReplayStore.compared(answer.body()),
                        method + " ");
    }

    /** Returns the first place at which two values differ, or null when they are equal. */
    static @Nullable String first(
            @Nullable JsonValue recorded, @Nullable JsonValue answered, String path) {
        if (recorded instanceof JsonObject left && answered instanceof JsonObject right) {
            TreeSet<String> names = new TreeSet<>(left.names());
            names.addAll(right.names());
            for (String name : names) {
                String difference = first(left.get(name), right.get(name), path + "/" + name);
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        if (recorded instanceof JsonArray left
                && answered instanceof JsonArray right
                && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                String difference = first(left.get(i), right.get(i), path + "[" + i + "]");
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        if (recorded != null && recorded.equals(answered)) {
            return null;
        }
        return path + (recorded == null ? " too much" : answered == null ? " missing" : "");
    }
}
