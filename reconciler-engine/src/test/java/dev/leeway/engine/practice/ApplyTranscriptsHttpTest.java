package dev.leeway.engine.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replays what a real API server was asked, over HTTPS, and counts the answers that are alike. */
@Order(1)
class ApplyTranscriptsHttpTest {
    private static final double GOAL_PERCENT = 97;
    private static final double AWKWARD_GOAL_PERCENT = 99;
    private static final List<String> SERVERS_OWN =
            List.of(
                    "uid",
                    "resourceVersion",
                    "creationTimestamp",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds");

    private final Map<String, Integer> differences = new TreeMap<>();
    private int total;
    private int alike;

    @Test
    @Tag("fixtures")
    void answersAsARealServerDid() throws Exception {
        Path file = transcripts();
        assumeTrue(
                Files.isReadable(file),
                "no recorded scenarios at " + file + ": the replay was not tried");
        try (InputStream recording = Files.newInputStream(file)) {
            replay(recording);
        }
        tell("apply transcripts");
        assertThat(total).isGreaterThan(4_000);
        assertThat(100.0 * alike / total).isGreaterThanOrEqualTo(GOAL_PERCENT);
    }

    /**
     * Recorded from a Kubernetes 1.36.2 API server without controllers: scenarios of sixteen kinds
     * in which fields were taken away, doubled or filled with values of another type, and steps of
     * several scenarios mixed.
     */
    @Test
    void answersAsARealServerDidToAwkwardWrites() throws Exception {
        try (InputStream recording =
                getClass().getResourceAsStream("awkward-transcripts.jsonl.gz")) {
            replay(recording);
        }
        tell("awkward transcripts");
        assertThat(total).isGreaterThan(1_000);
        assertThat(100.0 * alike / total).isGreaterThanOrEqualTo(AWKWARD_GOAL_PERCENT);
    }

    private void tell(String name) {
        System.out.println(name + ": " + alike + " of " + total);
        differences.forEach((difference, count) -> System.out.println(count + " " + difference));
    }

    private void replay(InputStream recording) throws Exception {
        try (PracticeCluster cluster = PracticeCluster.start(PracticeOptions.usual());
                PracticeHttp http = new PracticeHttp(cluster);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(recording), StandardCharsets.UTF_8))) {
            http.post(
                    "/api/v1/namespaces",
                    "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"rec\"}}");
            for (String line : lines.lines().toList()) {
                replay(http, JsonReader.readObject(line));
            }
        }
    }

    private static Path transcripts() {
        String folder = System.getenv("LEEWAY_FIXTURES");
        if (folder == null || folder.isEmpty()) {
            folder = System.getenv().getOrDefault("LEEWAY_FIXTURES_DEFAULT", "../shared/fixtures");
        }
        return Path.of(folder, "kubernetes-1.36", "apply-transcripts.jsonl.gz");
    }

    private void replay(PracticeHttp http, JsonObject scenario) throws Exception {
        List<JsonObject> steps = scenario.arrayAt("steps").objects().toList();
        for (JsonObject step : steps) {
            JsonObject request = step.objectAt("request");
            JsonObject expected = step.objectAt("response");
            PracticeHttp.Answer answer = send(http, request);
            total++;
            String difference = difference(request, expected, answer);
            if (difference.isEmpty()) {
                alike++;
            } else {
                differences.merge(request.string("method", "") + " " + difference, 1, Integer::sum);
            }
        }
        String path = steps.getLast().stringAt("request", "path").orElse("");
        http.send(
                "PATCH",
                path,
                "application/merge-patch+json",
                "{\"metadata\":{\"finalizers\":null}}");
    }

    private static PracticeHttp.Answer send(PracticeHttp http, JsonObject request)
            throws Exception {
        String path = request.string("path", "");
        StringBuilder query = new StringBuilder();
        request.objectAt("query")
                .forEach(
                        (name, value) ->
                                query.append(query.isEmpty() ? '?' : '&')
                                        .append(name)
                                        .append('=')
                                        .append(
                                                URLEncoder.encode(
                                                        text(value), StandardCharsets.UTF_8)));
        JsonValue body = request.find("body").orElse(JsonNull.NULL);
        if (request.string("method", "").equals("PUT") && body instanceof JsonObject object) {
            body = current(http, path, object);
        }
        HttpRequest.Builder builder = http.request(path + query);
        request.string("contentType").ifPresent(type -> builder.header("Content-Type", type));
        boolean empty = body instanceof JsonNull;
        return http.send(
                builder.method(
                                request.string("method", "GET"),
                                empty
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(
                                                JsonWriter.bytes(body)))
                        .build());
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString(String text) ? text : value.toJson();
    }

    /** A recorded PUT names what the recording server had given; this server gave other things. */
    private static JsonObject current(PracticeHttp http, String path, JsonObject body)
            throws Exception {
        PracticeHttp.Answer answer = http.get(path);
        if (answer.status() != 200) {
            return body;
        }
        JsonObject now = answer.json();
        JsonObject sent = body;
        boolean meantStale = body.stringAt("metadata", "resourceVersion").orElse("").equals("1");
        for (String field : meantStale ? List.of("uid") : List.of("uid", "resourceVersion")) {
            sent = sent.withAt(List.of("metadata", field), now.objectAt("metadata").require(field));
        }
        for (String field : List.of("clusterIP", "clusterIPs")) {
            JsonValue given = now.at("spec", field);
            if (given != null && body.at("spec", field) != null) {
                sent = sent.withAt(List.of("spec", field), given);
            }
        }
        return sent;
    }

    /** Returns the first place at which the answers differ, empty when they are alike. */
    private static String difference(
            JsonObject request, JsonObject expected, PracticeHttp.Answer answer) {
        long status = expected.integer("status", 0);
        if (answer.status() != status) {
            return "status " + answer.status() + ", recorded " + status;
        }
        if (request.string("method", "").equals("DELETE")) {
            return "";
        }
        return first(cleaned(expected.objectAt("body")), cleaned(answer.json()), "");
    }

    private static String first(JsonValue recorded, JsonValue given, String path) {
        if (recorded instanceof JsonObject a && given instanceof JsonObject b) {
            return Stream.concat(a.names().stream(), b.names().stream())
                    .distinct()
                    .sorted()
                    .map(name -> member(a.get(name), b.get(name), path + "/" + name))
                    .filter(difference -> !difference.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        return recorded.equals(given) ? "" : path;
    }

    private static String member(
            @Nullable JsonValue recorded, @Nullable JsonValue given, String path) {
        if (recorded == null || given == null) {
            return (recorded == null ? "+" : "-") + path;
        }
        return first(recorded, given, path);
    }

    private static JsonObject cleaned(JsonObject object) {
        if (object.string("kind", "").equals("Status")) {
            return cleanedStatus(object);
        }
        JsonObject metadata = object.objectAt("metadata");
        for (String field : SERVERS_OWN) {
            metadata = metadata.without(field);
        }
        List<JsonValue> managers = new ArrayList<>();
        metadata.arrayAt("managedFields")
                .objects()
                .map(entry -> entry.without("time"))
                .sorted(Comparator.comparing(JsonWriter::canonical))
                .forEach(managers::add);
        if (!managers.isEmpty()) {
            metadata = metadata.with("managedFields", new JsonArray(managers));
        }
        JsonObject clean = object.with("metadata", metadata);
        return clean.get("spec") instanceof JsonObject spec
                ? clean.with("spec", cleanedSpec(spec))
                : clean;
    }

    private static JsonObject cleanedSpec(JsonObject spec) {
        JsonObject clean = spec.without("clusterIP").without("clusterIPs");
        if (!(spec.get("ports") instanceof JsonArray ports)) {
            return clean;
        }
        List<JsonValue> without =
                ports.stream()
                        .map(
                                port ->
                                        port instanceof JsonObject object
                                                ? object.without("nodePort")
                                                : port)
                        .toList();
        return clean.with("ports", new JsonArray(without));
    }

    private static JsonObject cleanedStatus(JsonObject status) {
        List<JsonValue> causes =
                status.arrayAt("details", "causes")
                        .objects()
                        .map(
                                cause ->
                                        JsonValue.of(
                                                cause.string("reason", "")
                                                        + " "
                                                        + cause.string("field", "")))
                        .sorted(Comparator.comparing(JsonString::value))
                        .<JsonValue>map(cause -> cause)
                        .toList();
        return JsonObject.builder()
                .put("status", status.string("status", ""))
                .put("reason", status.string("reason", ""))
                .put("code", status.integer("code", 0))
                .put("causes", new JsonArray(causes))
                .build();
    }
}
