package dev.leeway.engine.store;

import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.history.ObjectResult;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;

/**
 * The results of a sync as they are stored: JSON, packed, its length in the first four bytes. An
 * earlier Leeway stored the JSON alone, which begins with {@code [}.
 */
final class SyncResults {
    private SyncResults() {}

    static byte[] packed(List<ObjectResult> results) {
        List<JsonValue> items = new ArrayList<>();
        results.forEach(result -> items.add(json(result)));
        byte[] text = JsonWriter.bytes(new JsonArray(items));
        byte[] packed = Compression.packed(text, null);
        return ByteBuffer.allocate(4 + packed.length).putInt(text.length).put(packed).array();
    }

    private static JsonObject json(ObjectResult result) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("object", result.object().toArgument())
                        .put("action", result.action())
                        .put("outcome", result.outcome().name())
                        .put("message", result.message());
        if (!result.fields().isEmpty()) {
            List<JsonValue> fields = new ArrayList<>();
            result.fields().forEach(field -> fields.add(json(field)));
            json.put("fields", new JsonArray(fields));
        }
        return json.build();
    }

    private static JsonObject json(ObjectResult.Field field) {
        JsonObject.Builder json = JsonObject.builder().put("path", field.path());
        field.before().ifPresent(value -> json.put("before", value));
        field.after().ifPresent(value -> json.put("after", value));
        return json.build();
    }

    /** Reads; what cannot be read gives no results. */
    static List<ObjectResult> unpacked(byte[] stored) {
        try {
            byte[] text =
                    stored.length > 0 && stored[0] == '['
                            ? stored
                            : Compression.unpacked(
                                    stored, 4, null, ByteBuffer.wrap(stored).getInt());
            return JsonReader.read(text) instanceof JsonArray items
                    ? items.objects().map(SyncResults::result).toList()
                    : List.of();
        } catch (DataFormatException | RuntimeException damaged) {
            return List.of();
        }
    }

    private static ObjectResult result(JsonObject json) {
        return new ObjectResult(
                ResourceKey.fromArgument(json.string("object", "")),
                json.string("action", ""),
                Outcome.valueOf(json.string("outcome", "")),
                json.string("message", ""),
                json.arrayAt("fields")
                        .objects()
                        .map(
                                field ->
                                        new ObjectResult.Field(
                                                field.string("path", ""),
                                                field.find("before"),
                                                field.find("after")))
                        .toList());
    }
}
