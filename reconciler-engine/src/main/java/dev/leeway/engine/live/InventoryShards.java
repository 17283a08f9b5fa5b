package dev.leeway.engine.live;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The entries of an inventory as they stand in objects of at most 700 KiB: in the parent while they
 * fit, else in shards, each named by the hash of its content, which the parent lists.
 *
 * <p>A shard never changes. The new ones are written first, then the parent that names them in one
 * request, then the old ones are deleted: whenever the writer dies, the parent names shards that
 * are there. Pure.
 */
final class InventoryShards {
    /** The type of a shard, which is no inventory by itself. */
    static final String TYPE = "leeway.dev/inventory-shard";

    /** The label by which the shards of one inventory are found. */
    static final String LABEL = "leeway.dev/shard-of";

    /** The most that one object takes, in characters of its encoded content. */
    static final int LIMIT = 700 * 1024;

    private static final String ENTRIES = "entries.json.gz";
    private static final int LARGEST_TEXT = 64 * 1024 * 1024;
    private static final int NAME_HASH = 12;
    private static final int LABEL_HASH = 40;

    private InventoryShards() {}

    /** Content for the parent, and the shards it names. */
    record Packed(JsonObject parentContent, List<Manifest> shards) {}

    /** Packs an inventory. */
    static Packed pack(ResourceKey parent, Inventory inventory, int limit) {
        String whole = encoded(inventory.entries(), List.of());
        if (whole.length() <= limit) {
            return new Packed(JsonObject.builder().put(ENTRIES, whole).build(), List.of());
        }
        List<Manifest> shards = new ArrayList<>();
        List<JsonObject> index = new ArrayList<>();
        for (String content : contents(inventory.entries(), limit)) {
            String hash = sha256(content);
            ResourceKey key = shardKey(parent, hash);
            shards.add(shard(parent, key, content));
            index.add(JsonObject.builder().put("name", key.name()).put("sha256", hash).build());
        }
        return new Packed(
                JsonObject.builder().put(ENTRIES, encoded(List.of(), index)).build(), shards);
    }

    private static List<String> contents(List<InventoryEntry> entries, int limit) {
        String content = encoded(entries, List.of());
        if (content.length() <= limit || entries.size() < 2) {
            return List.of(content);
        }
        int half = entries.size() / 2;
        List<String> both = new ArrayList<>(contents(entries.subList(0, half), limit));
        both.addAll(contents(entries.subList(half, entries.size()), limit));
        return both;
    }

    private static ResourceKey shardKey(ResourceKey parent, String hash) {
        return new ResourceKey(
                parent.group(),
                parent.kind(),
                parent.namespace(),
                parent.name() + "-" + hash.substring(0, NAME_HASH));
    }

    /** Returns the label's value for the shards of an inventory. */
    static String label(ResourceKey parent) {
        return sha256(parent.toArgument()).substring(0, LABEL_HASH);
    }

    private static Manifest shard(ResourceKey parent, ResourceKey key, String content) {
        return new Manifest(
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", key.kind())
                        .put(
                                "metadata",
                                JsonObject.builder()
                                        .put("name", key.name())
                                        .put("namespace", key.namespace())
                                        .put(
                                                "labels",
                                                JsonObject.builder()
                                                        .put(LABEL, label(parent))
                                                        .build())
                                        .build())
                        .put("type", TYPE)
                        .put("data", JsonObject.builder().put(ENTRIES, content).build())
                        .build());
    }

    /** A shard as its parent names it. */
    record Named(ResourceKey key, String sha256) {
        /** Returns whether an object is the shard that is meant, unchanged. */
        boolean isIn(Manifest shard) {
            return shard.root().string("type", "").equals(TYPE)
                    && InventoryShards.sha256(text(shard)).equals(sha256);
        }
    }

    /**
     * What stands in a parent or a shard.
     *
     * @param entries the entries
     * @param shards the shards that a parent names
     */
    record Content(List<InventoryEntry> entries, List<Named> shards) {
        Content {
            entries = List.copyOf(entries);
            shards = List.copyOf(shards);
        }
    }

    /**
     * Reads a parent or a shard.
     *
     * @throws IOException when it cannot be read
     * @throws JsonSyntaxException likewise
     * @throws java.time.DateTimeException likewise
     * @throws IllegalArgumentException likewise
     */
    static Content read(Manifest object) throws IOException {
        JsonObject content = content(object);
        // Most of them were applied at the same few moments.
        Map<String, Instant> moments = new HashMap<>();
        return new Content(
                content.arrayAt("entries").objects().map(one -> entry(one, moments)).toList(),
                content.arrayAt("shards")
                        .objects()
                        .map(
                                one ->
                                        new Named(
                                                new ResourceKey(
                                                        "",
                                                        "Secret",
                                                        object.namespace(),
                                                        one.string("name", "")),
                                                one.string("sha256", "")))
                        .toList());
    }

    private static String text(Manifest object) {
        return object.root().objectAt("data").string(ENTRIES, "");
    }

    private static JsonObject content(Manifest object) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(text(object));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return JsonReader.readObject(in.readNBytes(LARGEST_TEXT));
        }
    }

    private static InventoryEntry entry(JsonObject entry, Map<String, Instant> moments) {
        return new InventoryEntry(
                ResourceKey.fromArgument(entry.string("object", "")),
                entry.string("version", ""),
                entry.string("uid", ""),
                entry.string("revision", ""),
                moments.computeIfAbsent(entry.string("appliedAt", ""), Instant::parse));
    }

    private static String encoded(List<InventoryEntry> entries, List<JsonObject> shards) {
        List<JsonValue> list = new ArrayList<>();
        for (InventoryEntry entry : entries) {
            list.add(
                    JsonObject.builder()
                            .put("object", entry.key().toArgument())
                            .put("version", entry.version())
                            .put("uid", entry.uid())
                            .put("revision", entry.revision())
                            .put("appliedAt", entry.appliedAt().toString())
                            .build());
        }
        JsonObject.Builder content = JsonObject.builder().put("entries", new JsonArray(list));
        if (!shards.isEmpty()) {
            content.put("shards", new JsonArray(List.copyOf(shards)));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            JsonWriter.write(content.build(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
