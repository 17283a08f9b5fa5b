package dev.leeway.engine.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** Reads any bytes as one JSON document, and as the documents of a stream. */
public final class JsonFuzz {
    private JsonFuzz() {}

    /** Called with made-up bytes. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        try {
            JsonValue value = JsonReader.read(input);
            if (!JsonReader.read(JsonWriter.bytes(value)).equals(value)) {
                throw new IllegalStateException("written JSON reads differently");
            }
        } catch (JsonSyntaxException refused) {
            // Refusing is an answer.
        }
        try (JsonSequence sequence = new JsonSequence(new ByteArrayInputStream(input))) {
            Optional<JsonValue> next = sequence.next();
            while (next.isPresent()) {
                next = sequence.next();
            }
        } catch (JsonSyntaxException refused) {
            // A broken stream ends with this.
        }
    }
}
