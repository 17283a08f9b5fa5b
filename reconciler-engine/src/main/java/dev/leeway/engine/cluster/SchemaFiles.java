package dev.leeway.engine.cluster;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps the schemas of group versions on disk, so that a fresh start need not ask for them. Only a
 * document whose address holds its digest ({@code ?hash=}) is kept, under a name made of the
 * server's address and that one: what is found is what the server would answer. Each file has a
 * checksum; what is damaged counts as not there, and trouble with the disk only costs time.
 *
 * <p>Safe for use from several threads and processes: a file appears whole or not at all.
 */
final class SchemaFiles {
    private static final String SUFFIX = ".json.gz";
    private static final int MOST = 400;

    private final Optional<Path> folder;
    private final String server;

    /**
     * Makes the door to the files.
     *
     * @param folder where they lie, made when needed; empty to keep nothing
     * @param server the server whose schemas these are
     */
    SchemaFiles(Optional<Path> folder, URI server) {
        this.folder = folder;
        this.server = server.toString();
    }

    /** Returns the document that was kept from this address, or empty. */
    Optional<JsonObject> find(String address) {
        Optional<Path> file = file(address);
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return Optional.empty();
        }
        try {
            JsonValue kept;
            // In one piece: the checksum stands at the end.
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file.get()))) {
                kept = JsonReader.read(in.readAllBytes());
            }
            Files.setLastModifiedTime(file.get(), FileTime.from(Instant.now()));
            return kept instanceof JsonObject document ? Optional.of(document) : Optional.empty();
        } catch (IOException | JsonSyntaxException damaged) {
            return Optional.empty();
        }
    }

    /** Keeps a document, if its address tells its content. */
    void keep(String address, JsonObject document) {
        Optional<Path> file = file(address);
        if (folder.isEmpty() || file.isEmpty()) {
            return;
        }
        Path place = folder.get();
        try {
            Files.createDirectories(place);
            Path whole = Files.createTempFile(place, "schema", ".part");
            try {
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
                    JsonWriter.write(document, out);
                }
                Files.move(
                        whole,
                        file.get(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
            dropOldest(place);
        } catch (IOException notKept) {
            // It is asked for again the next time.
            return;
        }
    }

    private Optional<Path> file(String address) {
        return address.contains("hash=")
                ? folder.map(place -> place.resolve(digest(server + "\n" + address) + SUFFIX))
                : Optional.empty();
    }

    private static void dropOldest(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            List<Path> kept =
                    files.filter(file -> file.toString().endsWith(SUFFIX))
                            .sorted(Comparator.comparing(SchemaFiles::usedAt).reversed())
                            .toList();
            for (Path old : kept.subList(Math.min(MOST, kept.size()), kept.size())) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static FileTime usedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
