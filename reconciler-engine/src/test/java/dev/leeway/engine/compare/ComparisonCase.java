package dev.leeway.engine.compare;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.schema.ObjectSchemas;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of {@code cases/compare}: {@code desired.yaml}, {@code live.yaml} (none: absent), {@code
 * predicted.yaml} (the server's answer; {@code {refused: {...}}}, {@code {notAllowed: ...}}),
 * {@code rules.yaml} and {@code expected.txt}.
 */
record ComparisonCase(String name, Path folder) {
    private static final Instant AT = Instant.parse("2026-11-01T03:00:00Z");

    static Stream<ComparisonCase> all() throws IOException, URISyntaxException {
        var resource = ComparisonCase.class.getResource("/cases/compare");
        if (resource == null) {
            throw new IllegalStateException("the folder cases/compare is not on the class path");
        }
        try (Stream<Path> folders = Files.list(Path.of(resource.toURI()))) {
            return folders
                    .sorted()
                    .map(path -> new ComparisonCase(path.getFileName().toString(), path))
                    .toList()
                    .stream();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** Returns what a file says; empty when there is none. */
    Optional<JsonObject> yaml(String file) throws IOException {
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            var documents = YamlDocuments.read(Files.readAllBytes(path), YamlLimits.DEFAULT);
            return Optional.of((JsonObject) documents.getFirst().value());
        } catch (YamlSyntaxException e) {
            throw new IOException(path.toString(), e);
        }
    }

    String expected() throws IOException {
        return Files.readString(folder.resolve("expected.txt"));
    }

    Subject subject(ObjectSchemas schemas) throws IOException {
        Manifest desired = new Manifest(yaml("desired.yaml").orElseThrow());
        LiveState live =
                yaml("live.yaml")
                        .<LiveState>map(object -> new LiveState.Present(new Manifest(object), AT))
                        .orElse(new LiveState.Absent(AT));
        return new Subject(
                new DesiredObject(
                        desired.key(),
                        new ServedKind(desired.gvk(), "", true, Set.of()),
                        desired,
                        new Origin("desired.yaml", 0, 1)),
                live,
                schemas.find(desired.gvk()),
                "leeway",
                rules());
    }

    /** Judges the case as a run would. */
    ResourceComparison judge(ObjectSchemas schemas, PathExpressions expressions)
            throws IOException, InterruptedException {
        Subject subject = subject(schemas);
        Optional<ResourceComparison> byItself = Judge.byItself(subject);
        if (byItself.isPresent()) {
            return byItself.get();
        }
        Manifest live = ((LiveState.Present) subject.live()).manifest();
        return Judge.byPrediction(subject, live, prediction(live), expressions).orElseThrow();
    }

    private Prediction prediction(Manifest live) throws IOException {
        JsonObject answer = yaml("predicted.yaml").orElseThrow();
        if (answer.has("refused")) {
            JsonObject refused = answer.objectAt("refused");
            return new Prediction.Rejected(
                    (int) refused.integer("status", 0),
                    refused.string("reason", ""),
                    refused.string("message", ""),
                    List.of());
        }
        return answer.string("notAllowed")
                .<Prediction>map(Prediction.NotAllowed::new)
                .orElseGet(
                        () ->
                                new Prediction.Predicted(
                                        new Manifest(answer), live.resourceVersion()));
    }

    private List<IgnoreRule> rules() throws IOException {
        return yaml("rules.yaml").stream()
                .flatMap(file -> file.arrayAt("rules").objects())
                .map(
                        rule ->
                                new IgnoreRule(
                                        rule.string("group", ""),
                                        rule.string("kind", ""),
                                        rule.string("namespace", ""),
                                        rule.string("name", ""),
                                        texts(rule, "jsonPointers"),
                                        texts(rule, "jqPathExpressions"),
                                        texts(rule, "managedFieldsManagers"),
                                        "rules.yaml"))
                .toList();
    }

    private static List<String> texts(JsonObject rule, String name) {
        return rule.arrayAt(name).stream().map(ComparisonCase::text).toList();
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).value();
    }
}
