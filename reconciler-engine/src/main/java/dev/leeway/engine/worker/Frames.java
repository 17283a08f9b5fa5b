package dev.leeway.engine.worker;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * What the two processes say to each other: a length of four bytes, then a JSON object in UTF-8.
 */
public final class Frames {
    private static final int LARGEST = 16 * 1024 * 1024;

    private Frames() {}

    /** Sends a message. */
    public static void write(DataOutputStream out, JsonObject message) throws IOException {
        byte[] bytes = JsonWriter.bytes(message);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    /**
     * Waits for a message.
     *
     * @throws EOFException when the other side has ended
     * @throws IOException when it cannot be reached, or sends nonsense
     */
    public static JsonObject read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("a message of " + length + " bytes is out of bounds");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the other process ended in the middle of a message");
        }
        try {
            return JsonReader.readObject(bytes);
        } catch (JsonSyntaxException e) {
            throw new IOException("the other process sent no JSON", e);
        }
    }
}
