package dev.leeway.engine.render.kept;

import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests.Notice;
import dev.leeway.engine.render.RenderingShelf.Answer;
import dev.leeway.engine.render.RenderingShelf.Shelved;
import dev.leeway.engine.resource.Manifest;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * A rendering as lines of JSON: first what it is for and what it depends on, then the manifests,
 * some to a line, so that several processors can read them.
 */
final class RenderingText {
    private static final int TO_A_LINE = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private RenderingText() {}

    static byte[] of(Shelved rendering, String inputs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(JsonWriter.bytes(head(rendering, inputs)));
        List<RenderedManifest> manifests = rendering.manifests();
        for (int from = 0; from < manifests.size(); from += TO_A_LINE) {
            out.write('\n');
            out.writeBytes(
                    JsonWriter.bytes(
                            manifests
                                    .subList(from, Math.min(manifests.size(), from + TO_A_LINE))
                                    .stream()
                                    .map(one -> placed(one.origin(), one.manifest().root()))
                                    .collect(list())));
        }
        return out.toByteArray();
    }

    private static JsonObject head(Shelved rendering, String inputs) {
        return JsonObject.builder()
                .put("inputs", inputs)
                .put("renderedBy", rendering.renderedBy())
                .put(
                        "answers",
                        rendering.answers().stream()
                                .map(
                                        one ->
                                                JsonArray.of(
                                                        new JsonString(one.question()),
                                                        new JsonString(one.path()),
                                                        new JsonString(one.answer())))
                                .collect(list()))
                .put(
                        "notices",
                        rendering.notices().stream()
                                .map(one -> placed(one.origin(), new JsonString(one.message())))
                                .collect(list()))
                .build();
    }

    private static JsonArray placed(Origin origin, JsonValue what) {
        return JsonArray.of(
                new JsonString(origin.file()),
                JsonNumber.of(origin.document()),
                JsonNumber.of(origin.line()),
                what);
    }

    private static Collector<JsonValue, ?, JsonArray> list() {
        return Collectors.collectingAndThen(Collectors.toList(), JsonArray::new);
    }

    /**
     * Reads a rendering.
     *
     * @param from where it begins
     * @param inputs what it has to be for
     * @return the rendering, or empty when it is for something else
     * @throws RuntimeException when it is no such text
     */
    static Optional<Shelved> read(byte[] text, int from, String inputs)
            throws InterruptedException {
        List<byte[]> lines = lines(text, from);
        JsonObject head = JsonReader.readObject(lines.getFirst());
        if (!head.string("inputs", "").equals(inputs)) {
            return Optional.empty();
        }
        List<RenderedManifest> manifests = new ArrayList<>();
        for (FanOut.Outcome<List<RenderedManifest>> outcome :
                new FanOut("renderings", Runtime.getRuntime().availableProcessors())
                        .run(lines.subList(1, lines.size()), PATIENCE, RenderingText::manifests)) {
            if (!(outcome instanceof FanOut.Outcome.Done<List<RenderedManifest>> done)) {
                return Optional.empty();
            }
            manifests.addAll(done.value());
        }
        return Optional.of(
                new Shelved(
                        head.array("answers").orElse(JsonArray.EMPTY).stream()
                                .map(JsonArray.class::cast)
                                .map(one -> new Answer(text(one, 0), text(one, 1), text(one, 2)))
                                .toList(),
                        manifests,
                        head.array("notices").orElse(JsonArray.EMPTY).stream()
                                .map(JsonArray.class::cast)
                                .map(one -> Notice.kept(origin(one), text(one, 3)))
                                .toList(),
                        head.string("renderedBy", "")));
    }

    private static List<byte[]> lines(byte[] text, int from) {
        List<byte[]> lines = new ArrayList<>();
        int start = from;
        for (int i = from; i < text.length; i++) {
            if (text[i] == '\n') {
                lines.add(Arrays.copyOfRange(text, start, i));
                start = i + 1;
            }
        }
        lines.add(Arrays.copyOfRange(text, start, text.length));
        return lines;
    }

    private static List<RenderedManifest> manifests(byte[] line) {
        List<RenderedManifest> manifests = new ArrayList<>();
        for (JsonValue each : (JsonArray) JsonReader.read(line)) {
            JsonArray one = (JsonArray) each;
            manifests.add(new RenderedManifest(new Manifest((JsonObject) one.get(3)), origin(one)));
        }
        return manifests;
    }

    private static Origin origin(JsonArray one) {
        return new Origin(text(one, 0), number(one, 1), number(one, 2));
    }

    private static String text(JsonArray one, int at) {
        return ((JsonString) one.get(at)).value();
    }

    private static int number(JsonArray one, int at) {
        return (int) ((JsonNumber) one.get(at)).asLong().orElseThrow();
    }
}
