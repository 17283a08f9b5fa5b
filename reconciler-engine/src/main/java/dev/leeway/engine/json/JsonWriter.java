package dev.leeway.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Writes the tree as JSON text. */
public final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonWriter() {}

    /** Returns compact text, members in insertion order. */
    public static String compact(JsonValue value) {
        return text(value, false, false);
    }

    /** Returns text indented by two spaces, members in insertion order. */
    public static String pretty(JsonValue value) {
        return text(value, true, false);
    }

    /**
     * Returns compact text with members sorted by name at every level: equal values give equal
     * texts, so it can be digested.
     */
    public static String canonical(JsonValue value) {
        return text(value, false, true);
    }

    /** Returns compact UTF-8 bytes, members in insertion order. */
    public static byte[] bytes(JsonValue value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Writes compact UTF-8 bytes; the stream is flushed and stays open.
     *
     * @throws IOException when the stream fails
     */
    public static void write(JsonValue value, OutputStream out) throws IOException {
        JsonGenerator generator = FACTORY.createGenerator(out);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        write(value, generator, false);
        generator.close();
    }

    private static String text(JsonValue value, boolean pretty, boolean sorted) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            if (pretty) {
                var indenter = new DefaultIndenter("  ", "\n");
                var printer = new DefaultPrettyPrinter();
                printer.indentArraysWith(indenter);
                printer.indentObjectsWith(indenter);
                generator.setPrettyPrinter(printer);
            }
            write(value, generator, sorted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(JsonValue value, JsonGenerator out, boolean sorted)
            throws IOException {
        switch (value) {
            case JsonObject object -> {
                out.writeStartObject();
                int[] order = sorted ? sortedPositions(object) : null;
                for (int i = 0; i < object.size(); i++) {
                    int position = order == null ? i : order[i];
                    out.writeFieldName(object.nameAt(position));
                    write(object.valueAt(position), out, sorted);
                }
                out.writeEndObject();
            }
            case JsonArray array -> {
                out.writeStartArray();
                for (JsonValue item : array) {
                    write(item, out, sorted);
                }
                out.writeEndArray();
            }
            case JsonString string -> out.writeString(string.value());
            case JsonNumber number -> out.writeNumber(number.toString());
            case JsonBoolean bool -> out.writeBoolean(bool.value());
            case JsonNull _ -> out.writeNull();
        }
    }

    private static int[] sortedPositions(JsonObject object) {
        return IntStream.range(0, object.size())
                .boxed()
                .sorted(Comparator.comparing(object::nameAt))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
