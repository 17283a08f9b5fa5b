package dev.leeway.engine.practice.proto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The field numbers of Kubernetes' messages, from the product's table. Immutable. */
final class ProtobufFields {
    private static final String TABLE = "/dev/leeway/engine/practice/protobuf-fields.txt";

    /** How often a field may come. */
    enum Shape {
        ONE,
        LIST,
        MAP
    }

    /**
     * One field.
     *
     * @param name its JSON name
     * @param shape how often it comes
     * @param type a scalar's name or a message's
     * @param keepsZero whether zero, false and the empty text are values (the field is optional)
     * @param inlined whether its fields stand in the parent's JSON object
     */
    record Field(String name, Shape shape, String type, boolean keepsZero, boolean inlined) {}

    private final Map<String, String> lines;

    private ProtobufFields(Map<String, String> lines) {
        this.lines = lines;
    }

    static ProtobufFields load() {
        try (InputStream stream = ProtobufFields.class.getResourceAsStream(TABLE)) {
            if (stream == null) {
                throw new IllegalStateException("the table " + TABLE + " is missing");
            }
            Map<String, String> lines = new HashMap<>();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> put(lines, line));
            return new ProtobufFields(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Map<String, String> lines, String line) {
        int colon = line.indexOf(':');
        lines.put(line.substring(0, colon), line.substring(colon + 1));
    }

    boolean knows(String message) {
        return lines.containsKey(message);
    }

    /** Returns a message's fields by number. */
    Map<Integer, Field> of(String message) {
        String line = lines.get(message);
        if (line == null) {
            throw new ProtobufException("the protobuf message " + message + " is not known");
        }
        Map<Integer, Field> fields = new HashMap<>();
        for (String entry : line.split(",", -1)) {
            String[] words = entry.strip().split(" ", -1);
            if (words.length == 3) {
                fields.put(Integer.valueOf(words[0]), field(words[1], words[2]));
            }
        }
        return fields;
    }

    private static Field field(String name, String type) {
        boolean keepsZero = name.startsWith("*");
        boolean inlined = name.startsWith("^");
        Shape shape =
                type.startsWith("[]") ? Shape.LIST : type.startsWith("{}") ? Shape.MAP : Shape.ONE;
        return new Field(
                keepsZero || inlined ? name.substring(1) : name,
                shape,
                shape == Shape.ONE ? type : type.substring(2),
                keepsZero,
                inlined);
    }
}
