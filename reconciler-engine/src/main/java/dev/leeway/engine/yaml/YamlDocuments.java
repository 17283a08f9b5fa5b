package dev.leeway.engine.yaml;

import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads YAML as Kubernetes does: documents split at {@code ---} lines, so that anchors do not cross
 * them, scalars by the rules of the API machinery's own YAML library, JSON accepted. Unlike there a
 * repeated key is an error, because one of the two was not meant.
 *
 * <p>The yardstick is a recording of what an API server made of such texts.
 */
public final class YamlDocuments {
    private YamlDocuments() {}

    /**
     * Reads every document of some bytes: UTF-8, or UTF-16 with a byte order mark.
     *
     * @throws YamlSyntaxException when any of them cannot be read
     */
    public static List<YamlDocument> read(byte[] bytes, YamlLimits limits)
            throws YamlSyntaxException {
        return read(bytes, limits, YamlDialect.MANIFEST);
    }

    /**
     * Reads every document of some bytes in a dialect.
     *
     * @throws YamlSyntaxException when any of them cannot be read
     */
    public static List<YamlDocument> read(byte[] bytes, YamlLimits limits, YamlDialect dialect)
            throws YamlSyntaxException {
        if (bytes.length > limits.maxBytes()) {
            throw tooLarge(limits);
        }
        return read(YamlText.decode(bytes), limits, dialect);
    }

    /**
     * Reads every document of a text; documents that are empty or null are left out.
     *
     * @throws YamlSyntaxException when any of them cannot be read
     */
    public static List<YamlDocument> read(String text, YamlLimits limits)
            throws YamlSyntaxException {
        return read(text, limits, YamlDialect.MANIFEST);
    }

    /**
     * Reads every document of a text in a dialect; documents that are empty or null are left out.
     *
     * @throws YamlSyntaxException when any of them cannot be read
     */
    public static List<YamlDocument> read(String text, YamlLimits limits, YamlDialect dialect)
            throws YamlSyntaxException {
        if (text.length() > limits.maxBytes()) {
            throw tooLarge(limits);
        }
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<YamlDocument> documents = new ArrayList<>();
        int index = 0;
        for (YamlText.Chunk chunk : YamlText.split(body)) {
            index += readChunk(chunk, index, limits, dialect, documents);
        }
        return documents;
    }

    /**
     * Reads a text that holds exactly one document.
     *
     * @return the document's value, or empty when the text holds nothing
     * @throws YamlSyntaxException when it cannot be read or holds more than one document
     */
    public static Optional<JsonValue> readOne(String text, YamlLimits limits)
            throws YamlSyntaxException {
        List<YamlDocument> documents = read(text, limits);
        if (documents.size() > 1) {
            YamlDocument second = documents.get(1);
            throw new YamlSyntaxException(YamlPhrase.SECOND.of(), second.index(), second.line(), 1);
        }
        return documents.stream().findFirst().map(YamlDocument::value);
    }

    private static YamlSyntaxException tooLarge(YamlLimits limits) {
        return new YamlSyntaxException(
                YamlPhrase.LARGE.of(Long.toString(limits.maxBytes())), 0, 1, 1);
    }

    /** Returns how many documents the chunk counts for. */
    private static int readChunk(
            YamlText.Chunk chunk,
            int index,
            YamlLimits limits,
            YamlDialect dialect,
            List<YamlDocument> into)
            throws YamlSyntaxException {
        Optional<JsonValue> json = asJson(chunk);
        if (json.isPresent()) {
            int line = chunk.line() + leadingLines(chunk.text());
            into.add(new YamlDocument(json.get(), index, line, chunk.text(), chunk.line()));
            return 1;
        }
        int counted = 0;
        var reader = new DocumentReader(chunk, index, limits, dialect);
        Optional<DocumentReader.Read> read = reader.next();
        while (read.isPresent()) {
            if (read.get().value() != JsonNull.NULL) {
                into.add(
                        new YamlDocument(
                                read.get().value(),
                                index + counted,
                                read.get().line(),
                                chunk.text(),
                                chunk.line()));
            }
            counted++;
            read = reader.next();
        }
        return counted == 0 && chunk.opened() ? 1 : counted;
    }

    /**
     * A chunk that starts with a brace may be JSON, which is not quite a subset of YAML: pairs of
     * surrogate escapes and very long keys are legal there only. What is not JSON, or repeats a
     * key, is left to the YAML reader.
     */
    private static Optional<JsonValue> asJson(YamlText.Chunk chunk) {
        if (!chunk.text().stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonReader.readStrict(chunk.text()));
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static int leadingLines(String text) {
        int lines = 0;
        for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
            if (text.charAt(i) == '\n') {
                lines++;
            }
        }
        return lines;
    }
}
