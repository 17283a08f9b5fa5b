package dev.leeway.engine.practice;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.StoreContent;
import dev.leeway.engine.resource.GroupKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A file that keeps what a practice cluster held, so that the next one need not be filled anew. It
 * holds for one origin, a text that says of what and by whom the cluster was filled: with another
 * one it counts for nothing, and neither does a damaged file. Only its owner may read it.
 *
 * @param file may be deleted at any time
 * @param origin the text
 */
public record KeptContent(Path file, String origin) {
    private static final GroupKind CONFIG_MAP = new GroupKind("", "ConfigMap");
    private static final GroupKind EVENT = new GroupKind("", "Event");

    /** Holds the certificate of one cluster; every cluster makes its own. */
    private static final String CERTIFICATE = "kube-root-ca.crt";

    /** API servers forget events after an hour. */
    private static final Duration EVENTS_LAST = Duration.ofHours(1);

    /** Returns what was kept for this origin, without events that are over by now. */
    public Optional<StoreContent> read(Instant now) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            return JsonReader.read(stream) instanceof JsonObject whole
                            && whole.string("origin", "").equals(origin)
                    ? Optional.of(content(whole, now))
                    : Optional.empty();
        } catch (IOException | JsonSyntaxException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static StoreContent content(JsonObject whole, Instant now) {
        Map<GroupKind, List<JsonObject>> objects = new HashMap<>();
        whole.arrayAt("types")
                .objects()
                .forEach(
                        type -> {
                            GroupKind kind =
                                    new GroupKind(
                                            type.string("group", ""), type.string("kind", ""));
                            objects.put(
                                    kind,
                                    type.arrayAt("objects")
                                            .objects()
                                            .filter(one -> !kind.equals(EVENT) || lasts(one, now))
                                            .toList());
                        });
        return new StoreContent(whole.integer("version", 0), objects);
    }

    private static boolean lasts(JsonObject event, Instant now) {
        String last = event.string("lastTimestamp", "");
        return !last.isEmpty() && Instant.parse(last).plus(EVENTS_LAST).isAfter(now);
    }

    /**
     * Keeps it in place of what was kept before.
     *
     * @throws IOException when the disk refuses; what was kept before stays
     */
    public void write(StoreContent content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        // Made readable by its owner only, where the file system knows owners.
        Path whole = Files.createTempFile(folder, "practice", ".part");
        try {
            try (OutputStream stream =
                    new GZIPOutputStream(Files.newOutputStream(whole), 1 << 16)) {
                JsonWriter.write(json(content), stream);
            }
            Files.move(
                    whole,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private JsonObject json(StoreContent content) {
        List<JsonValue> types = new ArrayList<>();
        content.objects()
                .forEach(
                        (type, objects) ->
                                types.add(
                                        JsonObject.builder()
                                                .put("group", type.group())
                                                .put("kind", type.kind())
                                                .put("objects", kept(type, objects))
                                                .build()));
        return JsonObject.builder()
                .put("origin", origin)
                .put("version", content.version())
                .put("types", new JsonArray(types))
                .build();
    }

    private static JsonArray kept(GroupKind type, List<JsonObject> objects) {
        return new JsonArray(
                objects.stream()
                        .filter(
                                one ->
                                        !type.equals(CONFIG_MAP)
                                                || !ObjectMeta.name(one).equals(CERTIFICATE))
                        .<JsonValue>map(one -> one)
                        .toList());
    }
}
