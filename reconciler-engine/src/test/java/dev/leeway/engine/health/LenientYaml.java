package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads recorded objects in which the last of two equal keys wins, as the API server has it;
 * Leeway's own reader refuses them, because in Git they are a mistake.
 */
final class LenientYaml {
    private static final LoadSettings LAST_WINS =
            LoadSettings.builder().setAllowDuplicateKeys(true).build();

    private LenientYaml() {}

    static Manifest first(Path file) {
        try {
            for (Object document : new Load(LAST_WINS).loadAllFromString(Files.readString(file))) {
                if (value(document) instanceof JsonObject object) {
                    return new Manifest(object);
                }
            }
            throw new IllegalArgumentException("no object in " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonValue value(@Nullable Object loaded) {
        return switch (loaded) {
            case null -> JsonNull.NULL;
            case Map<?, ?> map -> {
                JsonObject.Builder object = JsonObject.builder();
                map.forEach((name, inner) -> object.put(String.valueOf(name), value(inner)));
                yield object.build();
            }
            case List<?> list -> {
                List<JsonValue> items = new ArrayList<>();
                list.forEach(item -> items.add(value(item)));
                yield new JsonArray(items);
            }
            case Boolean flag -> JsonValue.of(flag);
            case Number number -> JsonNumber.of(new BigDecimal(number.toString()));
            case Object text -> JsonValue.of(text.toString());
        };
    }
}
