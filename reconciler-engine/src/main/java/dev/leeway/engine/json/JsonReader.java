package dev.leeway.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.leeway.engine.wording.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads JSON text into the tree; numbers exact, nesting limited, a repeated member name keeps the
 * last value as Kubernetes does.
 */
public final class JsonReader {
    private static final int MAX_DEPTH = 500;
    private static final int MAX_NUMBER_LENGTH = 1_000;
    private static final int MAX_STRING_LENGTH = 64 * 1024 * 1024;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                    .maxStringLength(MAX_STRING_LENGTH)
                                    .build())
                    // JSON between systems is UTF-8 (RFC 8259, section 8.1): nothing is guessed.
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build();

    private JsonReader() {}

    /**
     * Reads one JSON document.
     *
     * @throws JsonSyntaxException when the text is not one JSON document, naming line and column
     */
    public static JsonValue read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return document(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one JSON document in which no object repeats a member name.
     *
     * @throws JsonSyntaxException when the text is not one JSON document or repeats a name, naming
     *     line and column
     */
    public static JsonValue readStrict(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            return document(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one JSON document.
     *
     * @throws JsonSyntaxException when the bytes are not one JSON document, naming line and column
     */
    public static JsonValue read(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            return document(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one JSON document from a stream, which is closed.
     *
     * @throws JsonSyntaxException when the bytes are not one JSON document
     * @throws IOException when the stream fails
     */
    public static JsonValue read(InputStream stream) throws IOException {
        try (JsonParser parser = FACTORY.createParser(stream)) {
            return document(parser);
        }
    }

    /**
     * Reads one JSON object.
     *
     * @throws JsonSyntaxException when the text is not one JSON object
     */
    public static JsonObject readObject(String text) {
        return asObject(read(text));
    }

    /**
     * Reads one JSON object.
     *
     * @throws JsonSyntaxException when the bytes are not one JSON object
     */
    public static JsonObject readObject(byte[] bytes) {
        return asObject(read(bytes));
    }

    /** Opens a stream of documents; see {@link JsonSequence}. */
    static Documents documents(InputStream stream) throws IOException {
        return new Documents(FACTORY.createParser(stream));
    }

    /** The documents of one stream, in order. */
    record Documents(JsonParser parser) implements AutoCloseable {
        Optional<JsonValue> next() throws IOException {
            try {
                return parser.nextToken() == null ? Optional.empty() : Optional.of(value(parser));
            } catch (JsonProcessingException e) {
                throw syntax(e);
            } catch (NumberFormatException e) {
                throw syntax(JsonPhrase.LARGE_NUMBER.of(), parser);
            }
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }
    }

    private static JsonObject asObject(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new JsonSyntaxException(JsonPhrase.OBJECT.of(), 1, 1);
    }

    private static JsonValue document(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw new JsonSyntaxException(JsonPhrase.NO_VALUE.of(), 1, 1);
            }
            JsonValue value = value(parser);
            if (parser.nextToken() != null) {
                throw syntax(JsonPhrase.MORE.of(), parser);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw syntax(e);
        } catch (NumberFormatException e) {
            throw syntax(JsonPhrase.LARGE_NUMBER.of(), parser);
        }
    }

    private static JsonSyntaxException syntax(JsonProcessingException e) {
        return new JsonSyntaxException(
                ParserSentences.of(String.valueOf(e.getOriginalMessage())),
                e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                e.getLocation() == null ? 1 : e.getLocation().getColumnNr());
    }

    private static JsonValue value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> JsonNumber.of(parser.getDecimalValue());
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw syntax(JsonPhrase.SAYS.of("unexpected " + token), parser);
        };
    }

    private static JsonValue integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> JsonNumber.of(parser.getLongValue());
            case BIG_INTEGER -> JsonNumber.of(parser.getBigIntegerValue());
            case FLOAT, DOUBLE, BIG_DECIMAL -> JsonNumber.of(parser.getDecimalValue());
        };
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        JsonObject.Builder builder = JsonObject.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            builder.put(name, value(parser));
        }
        return builder.build();
    }

    private static JsonArray array(JsonParser parser) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items.isEmpty() ? JsonArray.EMPTY : new JsonArray(items);
    }

    private static JsonSyntaxException syntax(Wording problem, JsonParser parser) {
        var location = parser.currentLocation();
        return new JsonSyntaxException(problem, location.getLineNr(), location.getColumnNr());
    }
}
