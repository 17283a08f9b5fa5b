package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RepositoryFiles;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes config maps and secrets from files and literals. */
final class Generators {
    private static final long LIMIT = 2L * 1024 * 1024;
    private static final Set<String> KNOWN =
            Set.of(
                    "name",
                    "namespace",
                    "files",
                    "literals",
                    "envs",
                    "env",
                    "options",
                    "type",
                    "behavior");

    private final RepositoryFiles files;
    private final KustomizationFile file;

    Generators(RepositoryFiles files, KustomizationFile file) {
        this.files = files;
        this.file = file;
    }

    KustomizeObject make(String field, int position, JsonObject entry)
            throws RenderException, Unsupported, InterruptedException {
        String pointer = "/" + field + "/" + position;
        Origin origin = file.at(pointer);
        for (String name : entry.names()) {
            if (!KNOWN.contains(name)) {
                throw new Unsupported(file.at(pointer + "/" + name), field + "." + name);
            }
        }
        String behavior = entry.string("behavior", "create");
        if (!behavior.equals("create") && !behavior.equals("unspecified")) {
            throw new Unsupported(origin, field + ".behavior: " + behavior);
        }
        boolean secret = field.equals("secretGenerator");
        Map<String, byte[]> data = data(entry, origin);
        JsonObject options =
                merged(file.root().objectAt("generatorOptions"), entry.objectAt("options"));
        JsonObject body = body(secret, entry, options, data);
        var object = new KustomizeObject(body, origin);
        if (!options.bool("disableNameSuffixHash", false)) {
            object.wantHash();
        }
        return object;
    }

    private static JsonObject body(
            boolean secret, JsonObject entry, JsonObject options, Map<String, byte[]> data) {
        JsonObject metadata = JsonObject.of("name", new JsonString(entry.string("name", "")));
        if (!entry.string("namespace", "").isEmpty()) {
            metadata = metadata.with("namespace", entry.require("namespace"));
        }
        for (String map : List.of("labels", "annotations")) {
            if (!options.objectAt(map).isEmpty()) {
                metadata = metadata.with(map, options.objectAt(map));
            }
        }
        JsonObject plain = JsonObject.EMPTY;
        JsonObject binary = JsonObject.EMPTY;
        for (var item : data.entrySet()) {
            String base64 = Base64.getEncoder().encodeToString(item.getValue());
            if (secret) {
                plain = plain.with(item.getKey(), new JsonString(base64));
            } else if (isText(item.getValue())) {
                String text = new String(item.getValue(), StandardCharsets.UTF_8);
                plain = plain.with(item.getKey(), new JsonString(text));
            } else {
                binary = binary.with(item.getKey(), new JsonString(base64));
            }
        }
        JsonObject.Builder body =
                JsonObject.builder()
                        .put("apiVersion", new JsonString("v1"))
                        .put("kind", new JsonString(secret ? "Secret" : "ConfigMap"))
                        .put("metadata", metadata);
        if (!plain.isEmpty()) {
            body.put("data", plain);
        }
        if (!binary.isEmpty()) {
            body.put("binaryData", binary);
        }
        if (secret) {
            body.put("type", new JsonString(entry.string("type", "Opaque")));
        }
        if (options.bool("immutable", false)) {
            body.put("immutable", JsonBoolean.TRUE);
        }
        return body.build();
    }

    private static JsonObject merged(JsonObject general, JsonObject own) {
        JsonObject merged = general;
        for (String name : own.names()) {
            JsonValue value = own.require(name);
            if (value instanceof JsonObject map && merged.object(name).isPresent()) {
                merged = merged.with(name, merged(merged.objectAt(name), map));
            } else {
                merged = merged.with(name, value);
            }
        }
        return merged;
    }

    private Map<String, byte[]> data(JsonObject entry, Origin origin)
            throws RenderException, InterruptedException, Unsupported {
        if (entry.has("env")) {
            throw new Unsupported(origin, "the field env of a generator");
        }
        Map<String, byte[]> data = new LinkedHashMap<>();
        for (JsonValue env : entry.arrayAt("envs")) {
            environment(text(env, origin), origin, data);
        }
        for (JsonValue literal : entry.arrayAt("literals")) {
            String text = text(literal, origin);
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new RenderException(origin, "'" + text + "' is no key=value", "Correct it.");
            }
            String value = unquoted(text.substring(equals + 1));
            put(data, text.substring(0, equals), value.getBytes(StandardCharsets.UTF_8), origin);
        }
        for (JsonValue item : entry.arrayAt("files")) {
            String text = text(item, origin);
            int equals = text.indexOf('=');
            String path = text.substring(equals + 1);
            String key =
                    equals > 0
                            ? text.substring(0, equals)
                            : path.substring(path.lastIndexOf('/') + 1);
            put(data, key, read(path, origin), origin);
        }
        return data;
    }

    private void environment(String path, Origin origin, Map<String, byte[]> data)
            throws RenderException, InterruptedException, Unsupported {
        String text = new String(read(path, origin), StandardCharsets.UTF_8);
        for (String row : text.lines().toList()) {
            String line = row.stripLeading();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new Unsupported(origin, "a line without a value in " + path);
            }
            put(
                    data,
                    line.substring(0, equals),
                    line.substring(equals + 1).getBytes(StandardCharsets.UTF_8),
                    origin);
        }
    }

    private byte[] read(String path, Origin origin) throws RenderException, InterruptedException {
        String real =
                RepositoryFiles.join(file.folder(), path)
                        .orElseThrow(
                                () ->
                                        new RenderException(
                                                origin,
                                                "'" + path + "' leads out of the repository",
                                                "Put the file into the repository."));
        return files.read(real, LIMIT, origin);
    }

    private static void put(Map<String, byte[]> data, String key, byte[] value, Origin origin)
            throws RenderException {
        if (data.putIfAbsent(key, value) != null) {
            throw new RenderException(origin, "the key '" + key + "' stands twice", "Remove one.");
        }
    }

    private static String text(JsonValue value, Origin origin) throws RenderException {
        if (value instanceof JsonString(String text)) {
            return text;
        }
        throw new RenderException(
                origin, "an entry of a generator is no text", "Put it in quotes.");
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() >= 2
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Returns the ten characters that Kustomize appends to the name of a generated object. */
    static String hash(JsonObject body) {
        boolean secret = body.string("kind", "").equals("Secret");
        JsonObject.Builder counted = JsonObject.builder();
        if (body.has("binaryData")) {
            counted.put("binaryData", body.require("binaryData"));
        }
        JsonValue data = body.get("data");
        counted.put("data", data == null ? new JsonString("") : data);
        counted.put("kind", body.require("kind"));
        // The name does not count: what is hashed is the content.
        counted.put("name", new JsonString(""));
        if (secret) {
            counted.put("type", body.require("type"));
        }
        String json = escaped(JsonWriter.canonical(counted.build()));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String hex =
                    HexFormat.of().formatHex(digest.digest(json.getBytes(StandardCharsets.UTF_8)));
            return hex.substring(0, 10)
                    .replace('0', 'g')
                    .replace('1', 'h')
                    .replace('3', 'k')
                    .replace('a', 'm')
                    .replace('e', 't');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Go's JSON escapes what could end a script in a web page. */
    private static String escaped(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
