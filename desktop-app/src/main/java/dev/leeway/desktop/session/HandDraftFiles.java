package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.HandDrafts;
import dev.leeway.engine.disk.OwnFile;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hand-typed texts in one file for each proposal, which only its owner may read and which is
 * replaced as a whole.
 *
 * @param folder where they lie
 */
public record HandDraftFiles(Path folder) implements HandDrafts {
    private static final Logger LOG = LoggerFactory.getLogger(HandDraftFiles.class);

    @Override
    public Optional<Kept> find(String proposal) {
        Path file = file(proposal);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonObject json = JsonReader.readObject(Files.readAllBytes(file));
            Map<String, String> texts = new TreeMap<>();
            json.objectAt("texts")
                    .forEach(
                            (path, value) -> {
                                if (value instanceof JsonString(String text)) {
                                    texts.put(path, text);
                                }
                            });
            return texts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Kept(
                                    json.string("base", ""),
                                    Instant.parse(json.string("at", "")),
                                    texts));
        } catch (IOException | JsonSyntaxException | DateTimeException e) {
            LOG.warn("{} cannot be read; it is left where it is", file, e);
            return Optional.empty();
        }
    }

    @Override
    public void keep(String proposal, Kept kept) throws IOException {
        if (kept.texts().isEmpty()) {
            forget(proposal);
            return;
        }
        JsonObject texts = JsonObject.EMPTY;
        for (Map.Entry<String, String> one : new TreeMap<>(kept.texts()).entrySet()) {
            texts = texts.with(one.getKey(), new JsonString(one.getValue()));
        }
        JsonObject json =
                JsonObject.builder()
                        .put("format", "1")
                        .put("base", kept.base())
                        .put("at", kept.at().toString())
                        .put("texts", texts)
                        .build();
        OwnFile.replace(file(proposal), JsonWriter.bytes(json));
    }

    @Override
    public void forget(String proposal) throws IOException {
        Files.deleteIfExists(file(proposal));
    }

    private Path file(String proposal) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(proposal.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest, 0, 16) + ".json");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
