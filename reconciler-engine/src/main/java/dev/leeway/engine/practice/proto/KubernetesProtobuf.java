package dev.leeway.engine.practice.proto;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.proto.ProtobufFields.Field;
import dev.leeway.engine.practice.proto.ProtobufFields.Shape;
import dev.leeway.engine.resource.Gvk;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decodes Kubernetes' protobuf bodies into JSON, driven by a table of field numbers.
 *
 * <p>The body is the four bytes {@code k8s\0} and an envelope (1: type meta, 2: the object's
 * bytes). As Kubernetes writes every field that is no pointer, zeros of such fields are dropped, as
 * its JSON form would. Immutable.
 */
public final class KubernetesProtobuf {
    /** The content type that the bodies carry. */
    public static final String CONTENT_TYPE = "application/vnd.kubernetes.protobuf";

    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final String META = "meta.v1.";

    private final ProtobufFields fields = ProtobufFields.load();

    /**
     * Decodes a body.
     *
     * @throws ProtobufException when it is no such body or its kind is not in the table
     */
    public JsonObject decode(byte[] body) {
        if (body.length < 4 || !Arrays.equals(body, 0, 4, MAGIC, 0, 4)) {
            throw new ProtobufException("the body does not begin with Kubernetes' protobuf mark");
        }
        WireReader envelope = new WireReader(Arrays.copyOfRange(body, 4, body.length));
        String apiVersion = "";
        String kind = "";
        byte[] raw = new byte[0];
        while (envelope.hasMore()) {
            int tag = envelope.tag();
            switch (tag) {
                case (1 << 3) | 2 -> {
                    WireReader typeMeta = new WireReader(envelope.delimited());
                    while (typeMeta.hasMore()) {
                        int which = typeMeta.tag() >> 3;
                        String text = new String(typeMeta.delimited(), StandardCharsets.UTF_8);
                        if (which == 1) {
                            apiVersion = text;
                        } else {
                            kind = text;
                        }
                    }
                }
                case (2 << 3) | 2 -> raw = envelope.delimited();
                default -> envelope.skip(tag & 7);
            }
        }
        JsonObject object = message(messageName(apiVersion, kind), raw);
        return JsonObject.builder()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .putAll(object)
                .build();
    }

    private String messageName(String apiVersion, String kind) {
        if (fields.knows(META + kind)) {
            return META + kind;
        }
        Gvk gvk = Gvk.of(apiVersion, kind);
        // The packages are named by the group's first word: rbac.authorization.k8s.io is rbac.
        String group = gvk.group().isEmpty() ? "core" : gvk.group().split("\\.", -1)[0];
        return group + "." + gvk.version() + "." + kind;
    }

    private JsonObject message(String name, byte[] bytes) {
        Map<Integer, Field> known = fields.of(name);
        WireReader reader = new WireReader(bytes);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (reader.hasMore()) {
            int tag = reader.tag();
            Field field = known.get(tag >> 3);
            if (field == null) {
                reader.skip(tag & 7);
            } else if (field.shape() == Shape.MAP) {
                JsonObject entry = mapEntry(field.type(), reader.delimited());
                JsonObject all =
                        members.get(field.name()) instanceof JsonObject held
                                ? held
                                : JsonObject.EMPTY;
                members.put(
                        field.name(), all.with(entry.string("key", ""), entry.require("value")));
            } else {
                put(members, field, value(field.type(), reader));
            }
        }
        return JsonObject.of(members);
    }

    private static void put(Map<String, JsonValue> members, Field field, Optional<JsonValue> read) {
        if (read.isEmpty()) {
            return;
        }
        JsonValue value = read.get();
        if (field.shape() == Shape.LIST) {
            JsonArray all =
                    members.get(field.name()) instanceof JsonArray held ? held : JsonArray.EMPTY;
            members.put(field.name(), all.plus(value));
        } else if (field.inlined() && value instanceof JsonObject inner) {
            inner.forEach(members::put);
        } else if (field.keepsZero() || !isZero(value)) {
            members.put(field.name(), value);
        }
    }

    private static boolean isZero(JsonValue value) {
        return value.equals(JsonNumber.of(0))
                || value.equals(JsonValue.of(false))
                || value.equals(JsonValue.of(""));
    }

    private JsonObject mapEntry(String type, byte[] bytes) {
        WireReader reader = new WireReader(bytes);
        String key = "";
        JsonValue value = type.contains(".") ? JsonObject.EMPTY : JsonValue.of("");
        while (reader.hasMore()) {
            int tag = reader.tag();
            if (tag >> 3 == 1) {
                key = new String(reader.delimited(), StandardCharsets.UTF_8);
            } else {
                value = value(type, reader).orElse(value);
            }
        }
        return JsonObject.of("key", new JsonString(key), "value", value);
    }

    /** Reads one value; empty for a point in time that is not set. */
    private Optional<JsonValue> value(String type, WireReader reader) {
        return switch (type) {
            case "string" ->
                    Optional.of(
                            JsonValue.of(new String(reader.delimited(), StandardCharsets.UTF_8)));
            case "bool" -> Optional.of(JsonValue.of(reader.varint() != 0));
            // Negative numbers are written with 64 bits, so both sizes read alike.
            case "int32", "int64" -> Optional.of(JsonValue.of(reader.varint()));
            case "double" -> Optional.of(JsonNumber.of(BigDecimal.valueOf(reader.fixedDouble())));
            case "bytes" ->
                    Optional.of(
                            JsonValue.of(Base64.getEncoder().encodeToString(reader.delimited())));
            case "meta.v1.Time" -> time(reader.delimited(), false);
            case "meta.v1.MicroTime" -> time(reader.delimited(), true);
            case "api.resource.Quantity" ->
                    Optional.of(
                            message(type, reader.delimited())
                                    .find("string")
                                    .orElse(JsonValue.of("0")));
            case "util.intstr.IntOrString" -> Optional.of(intOrString(reader.delimited()));
            case "runtime.RawExtension", "meta.v1.FieldsV1" ->
                    Optional.of(rawJson(message(type, reader.delimited())));
            default -> Optional.of(message(type, reader.delimited()));
        };
    }

    private static JsonValue intOrString(byte[] bytes) {
        WireReader reader = new WireReader(bytes);
        boolean text = false;
        long number = 0;
        String string = "";
        while (reader.hasMore()) {
            int tag = reader.tag();
            switch (tag >> 3) {
                case 1 -> text = reader.varint() == 1;
                case 2 -> number = reader.varint();
                default -> string = new String(reader.delimited(), StandardCharsets.UTF_8);
            }
        }
        return text ? JsonValue.of(string) : JsonValue.of(number);
    }

    private static JsonValue rawJson(JsonObject extension) {
        for (String name : List.of("raw", "Raw")) {
            Optional<String> encoded = extension.string(name);
            if (encoded.isPresent()) {
                return JsonReader.read(Base64.getDecoder().decode(encoded.get()));
            }
        }
        return JsonObject.EMPTY;
    }

    private static Optional<JsonValue> time(byte[] bytes, boolean micros) {
        WireReader reader = new WireReader(bytes);
        long seconds = 0;
        long nanos = 0;
        boolean set = false;
        while (reader.hasMore()) {
            int tag = reader.tag();
            long number = reader.varint();
            set = true;
            if (tag >> 3 == 1) {
                seconds = number;
            } else {
                nanos = number;
            }
        }
        if (!set) {
            return Optional.empty();
        }
        String text = Instant.ofEpochSecond(seconds).toString();
        return Optional.of(
                JsonValue.of(
                        micros ? text.replace("Z", String.format(".%06dZ", nanos / 1_000)) : text));
    }
}
