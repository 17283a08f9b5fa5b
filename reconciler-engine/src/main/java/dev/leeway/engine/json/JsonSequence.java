package dev.leeway.engine.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON documents that follow each other in one stream, each as soon as its last byte is
 * there. For one thread.
 */
public final class JsonSequence implements AutoCloseable {
    private final InputStream stream;
    private JsonReader.@Nullable Documents documents;

    /** Reads from the stream, from the first call of {@link #next()} on. */
    public JsonSequence(InputStream stream) {
        this.stream = stream;
    }

    /**
     * Waits for the next document; empty at the end of the stream.
     *
     * @throws JsonSyntaxException when the bytes are not JSON, or end within a document
     * @throws IOException when the stream fails
     */
    public Optional<JsonValue> next() throws IOException {
        JsonReader.Documents open = documents;
        if (open == null) {
            // The parser looks at the first bytes when it is made, which may be long in coming.
            open = JsonReader.documents(stream);
            documents = open;
        }
        return open.next();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
