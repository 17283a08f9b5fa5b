package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.proto.KubernetesProtobuf;
import dev.leeway.engine.practice.proto.ProtobufException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads request bodies: JSON, YAML and Kubernetes' protobuf. Immutable. */
final class RequestBody {
    private static final List<String> OFFERED =
            List.of("application/json", "application/yaml", KubernetesProtobuf.CONTENT_TYPE);

    private final KubernetesProtobuf protobuf = new KubernetesProtobuf();

    /** Returns the media type of a request's body, in lower case, {@code ""} when not said. */
    static String mediaType(ApiRequest request) {
        String header = request.header("content-type").orElse("");
        int semicolon = header.indexOf(';');
        return (semicolon < 0 ? header : header.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an object.
     *
     * @throws Refusal 400 or 415
     */
    JsonObject object(ApiRequest request) {
        if (value(request) instanceof JsonObject object) {
            return object;
        }
        throw new Refusal(Statuses.badRequest("the body of the request is not an object"));
    }

    private JsonValue value(ApiRequest request) {
        byte[] bytes = request.body().bytes();
        return switch (mediaType(request)) {
            case "", "application/json" -> json(bytes);
            case "application/yaml" -> jsonOrYaml(bytes);
            case KubernetesProtobuf.CONTENT_TYPE -> protobuf(bytes);
            default -> throw new Refusal(Statuses.unsupportedMediaType(OFFERED));
        };
    }

    private JsonObject protobuf(byte[] bytes) {
        try {
            return protobuf.decode(bytes);
        } catch (ProtobufException e) {
            throw new Refusal(Statuses.badRequest(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Reads a JSON document.
     *
     * @throws Refusal 400
     */
    static JsonValue json(byte[] bytes) {
        try {
            return JsonReader.read(bytes);
        } catch (JsonSyntaxException e) {
            throw new Refusal(
                    Statuses.badRequest(
                            "couldn't get version/kind; json parse error: " + e.getMessage()));
        }
    }

    /**
     * Reads a document that may be JSON or YAML.
     *
     * @throws Refusal 400
     */
    static JsonValue jsonOrYaml(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")) {
            return json(bytes);
        }
        try {
            return fromYaml(new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (YamlEngineException e) {
            throw new Refusal(Statuses.badRequest("error decoding YAML: " + e.getMessage()));
        }
    }

    private static JsonValue fromYaml(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.NULL;
            case String text -> JsonValue.of(text);
            case Boolean bool -> JsonValue.of(bool);
            case Integer number -> JsonValue.of(number);
            case Long number -> JsonValue.of(number);
            case BigInteger number -> JsonNumber.of(number);
            case Double number -> JsonNumber.of(BigDecimal.valueOf(number));
            case List<?> list -> {
                List<JsonValue> items = new ArrayList<>();
                list.forEach(item -> items.add(fromYaml(item)));
                yield new JsonArray(items);
            }
            case Map<?, ?> map -> {
                JsonObject.Builder object = JsonObject.builder();
                map.forEach((name, item) -> object.put(String.valueOf(name), fromYaml(item)));
                yield object.build();
            }
            default -> JsonValue.of(value.toString());
        };
    }
}
