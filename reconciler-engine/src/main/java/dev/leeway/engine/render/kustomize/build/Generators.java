package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.source.SourceException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes ConfigMaps and Secrets from literals, files and env files. */
final class Generators {
    private static final int BASE64_LINE = 70;

    private final KustomizeFiles files;
    private final String folder;
    private final String file;
    private final JsonObject sharedOptions;

    Generators(KustomizeFiles files, String folder, String file, JsonObject sharedOptions) {
        this.files = files;
        this.folder = folder;
        this.file = file;
        this.sharedOptions = sharedOptions;
    }

    /** Makes the object of one entry and adds it, or merges it into the one that it names. */
    void run(String kind, JsonObject entry, List<BuiltObject> objects)
            throws KustomizeException, SourceException, InterruptedException {
        String name = entry.string("name", "");
        if (name.isEmpty()) {
            throw KustomizeException.wrong(file, KustomizePhrase.UNNAMED_GENERATOR.of(kind));
        }
        JsonObject options = options(entry);
        JsonObject made = object(kind, name, entry, options);
        String behavior = entry.string("behavior", "create");
        Optional<BuiltObject> known =
                objects.stream()
                        .filter(
                                object ->
                                        object.allIds().stream()
                                                .anyMatch(id -> id.isMeantBy(ObjectId.of(made))))
                        .findFirst();
        boolean hash = !options.bool("disableNameSuffixHash", false);
        switch (behavior) {
            case "merge", "replace" -> {
                BuiltObject target =
                        known.orElseThrow(
                                () ->
                                        KustomizeException.wrong(
                                                file,
                                                KustomizePhrase.NONE_TO_CHANGE.of(
                                                        kind, name, behavior)));
                target.replace(combined(target.object(), made, behavior.equals("merge")));
                target.wantNameHash(hash);
            }
            // Kustomize takes a word that it does not know for none.
            default -> {
                if (known.isPresent()) {
                    throw KustomizeException.wrong(
                            file, KustomizePhrase.GENERATED_EXISTS.of(kind, name));
                }
                BuiltObject added = new BuiltObject(made, new Origin(file, 0, 0));
                added.wantNameHash(hash);
                objects.add(added);
            }
        }
    }

    private JsonObject options(JsonObject entry) {
        JsonObject own = entry.objectAt("options");
        JsonObject.Builder options = JsonObject.builder().putAll(sharedOptions).putAll(own);
        for (String pairs : List.of("labels", "annotations")) {
            JsonObject both =
                    JsonObject.builder()
                            .putAll(sharedOptions.objectAt(pairs))
                            .putAll(own.objectAt(pairs))
                            .build();
            if (!both.isEmpty()) {
                options.put(pairs, both);
            }
        }
        boolean disabled =
                sharedOptions.bool("disableNameSuffixHash", false)
                        || own.bool("disableNameSuffixHash", false);
        return options.put("disableNameSuffixHash", disabled)
                .put(
                        "immutable",
                        sharedOptions.bool("immutable", false) || own.bool("immutable", false))
                .build();
    }

    private JsonObject object(String kind, String name, JsonObject entry, JsonObject options)
            throws KustomizeException, SourceException, InterruptedException {
        JsonObject.Builder metadata = JsonObject.builder().put("name", name);
        entry.string("namespace")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> metadata.put("namespace", text));
        for (String pairs : List.of("labels", "annotations")) {
            if (!options.objectAt(pairs).isEmpty()) {
                metadata.put(pairs, options.objectAt(pairs));
            }
        }
        JsonObject.Builder object =
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", kind)
                        .put("metadata", metadata.build());
        boolean secret = kind.equals("Secret");
        JsonObject.Builder data = JsonObject.builder();
        JsonObject.Builder binary = JsonObject.builder();
        for (Map.Entry<String, byte[]> pair : pairs(entry).entrySet()) {
            Optional<String> text = text(pair.getValue());
            if (secret) {
                data.put(pair.getKey(), base64(pair.getValue()));
            } else if (text.isPresent()) {
                data.put(pair.getKey(), text.get());
            } else {
                binary.put(pair.getKey(), base64(pair.getValue()));
            }
        }
        if (secret) {
            object.put("type", entry.string("type", "Opaque"));
        }
        JsonObject texts = data.build();
        JsonObject bytes = binary.build();
        if (secret || !texts.isEmpty()) {
            object.put("data", texts);
        }
        if (!bytes.isEmpty()) {
            object.put("binaryData", bytes);
        }
        if (options.bool("immutable", false)) {
            object.put("immutable", true);
        }
        return object.build();
    }

    private Map<String, byte[]> pairs(JsonObject entry)
            throws KustomizeException, SourceException, InterruptedException {
        Map<String, byte[]> pairs = new TreeMap<>();
        for (String literal : strings(entry, "literals")) {
            int equals = literal.indexOf('=');
            if (equals < 1) {
                throw KustomizeException.wrong(file, KustomizePhrase.LITERAL.of(literal));
            }
            put(pairs, literal.substring(0, equals), unquoted(literal.substring(equals + 1)));
        }
        for (String source : strings(entry, "files")) {
            int equals = source.indexOf('=');
            String path = equals < 0 ? source : source.substring(equals + 1);
            String key =
                    equals < 0
                            ? path.substring(path.lastIndexOf('/') + 1)
                            : source.substring(0, equals);
            put(pairs, key, read(path));
        }
        for (String source : envFiles(entry)) {
            String text = new String(read(source), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                addEnvLine(pairs, line);
            }
        }
        return pairs;
    }

    private byte[] read(String path)
            throws KustomizeException, SourceException, InterruptedException {
        return files.read(Paths.file(files, folder, path, file));
    }

    private List<String> envFiles(JsonObject entry) {
        String single = entry.string("env", "");
        return single.isEmpty() ? strings(entry, "envs") : List.of(single);
    }

    private void addEnvLine(Map<String, byte[]> pairs, String line) throws KustomizeException {
        String text = line.stripLeading();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw KustomizeException.notBuiltIn(file, KustomizePhrase.ENV_TAKEN.of(text));
        }
        put(
                pairs,
                text.substring(0, equals),
                text.substring(equals + 1).getBytes(StandardCharsets.UTF_8));
    }

    private void put(Map<String, byte[]> pairs, String key, byte[] value)
            throws KustomizeException {
        if (pairs.putIfAbsent(key, value) != null) {
            throw KustomizeException.wrong(file, KustomizePhrase.KEY_TWICE.of(key));
        }
    }

    /** One pair of quotes around a value does not belong to it. */
    private static byte[] unquoted(String value) {
        boolean quoted =
                value.length() >= 2
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(0) == value.charAt(value.length() - 1);
        return (quoted ? value.substring(1, value.length() - 1) : value)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> strings(JsonObject entry, String field) {
        return entry.arrayAt(field).stream()
                .filter(JsonString.class::isInstance)
                .map(item -> ((JsonString) item).value())
                .toList();
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * Long values are broken into lines, which become part of the value, as Kustomize writes them.
     */
    private static String base64(byte[] bytes) {
        String text = Base64.getEncoder().encodeToString(bytes);
        if (text.length() <= BASE64_LINE) {
            return text;
        }
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < text.length(); at += BASE64_LINE) {
            lines.append(text, at, Math.min(text.length(), at + BASE64_LINE)).append('\n');
        }
        return lines.toString();
    }

    private static JsonObject combined(JsonObject old, JsonObject made, boolean merge) {
        JsonObject result = old;
        for (String field : List.of("data", "binaryData")) {
            JsonObject.Builder pairs = JsonObject.builder();
            if (merge) {
                pairs.putAll(old.objectAt(field));
            }
            pairs.putAll(made.objectAt(field));
            JsonObject both = pairs.build();
            result = both.isEmpty() ? result.without(field) : result.with(field, both);
        }
        for (String pairs : List.of("labels", "annotations")) {
            JsonObject both =
                    JsonObject.builder()
                            .putAll(old.objectAt("metadata", pairs))
                            .putAll(made.objectAt("metadata", pairs))
                            .build();
            if (!both.isEmpty()) {
                result = result.withAt(List.of("metadata", pairs), both);
            }
        }
        JsonValue immutable = made.get("immutable");
        return immutable == null ? result : result.with("immutable", immutable);
    }

    /** Returns the entries of a list under a key, which must be objects. */
    static List<JsonObject> entries(JsonObject kustomization, String key) {
        return kustomization.get(key) instanceof JsonArray array
                ? array.objects().toList()
                : List.of();
    }
}
