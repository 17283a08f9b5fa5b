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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The object in the cluster that holds an application's inventory: a Secret (names may tell
 * secrets) in the destination namespace, the entries as gzipped JSON. It is also the parent of an
 * ApplySet, so that {@code kubectl} sees what belongs together and leaves it alone.
 *
 * <p>Source of the parent's labels and annotations: Kubernetes enhancement KEP-3659.
 */
public final class InventoryObject {
    /** The field manager that writes it. */
    public static final String MANAGER = "leeway-inventory";

    private static final String TYPE = "leeway.dev/inventory";
    private static final String ENTRIES = "entries.json.gz";
    private static final int LARGEST_TEXT = 64 * 1024 * 1024;

    private InventoryObject() {}

    /** Returns where an application's inventory is. */
    public static ResourceKey key(String application, String namespace) {
        return new ResourceKey("", "Secret", namespace, "leeway-" + application);
    }

    /** Returns the id of the ApplySet that the inventory is the parent of. */
    public static String applySet(String application, String namespace) {
        ResourceKey key = key(application, namespace);
        String text = key.name() + "." + key.namespace() + "." + key.kind() + "." + key.group();
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "applyset-"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(hash)
                    + "-v1";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the object that holds an inventory. */
    public static Manifest of(String application, String namespace, Inventory inventory) {
        ResourceKey key = key(application, namespace);
        JsonObject labels =
                JsonObject.builder()
                        .put("applyset.kubernetes.io/id", applySet(application, namespace))
                        .build();
        JsonObject annotations =
                JsonObject.builder()
                        .put("applyset.kubernetes.io/tooling", "leeway/v1")
                        .put("applyset.kubernetes.io/contains-group-kinds", kinds(inventory))
                        .put(
                                "applyset.kubernetes.io/additional-namespaces",
                                namespaces(inventory, namespace))
                        .put("leeway.dev/application", application)
                        .build();
        JsonObject metadata =
                JsonObject.builder()
                        .put("name", key.name())
                        .put("namespace", namespace)
                        .put("labels", labels)
                        .put("annotations", annotations)
                        .build();
        return new Manifest(
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "Secret")
                        .put("metadata", metadata)
                        .put("type", TYPE)
                        .put("data", JsonObject.builder().put(ENTRIES, packed(inventory)).build())
                        .build());
    }

    private static String kinds(Inventory inventory) {
        return inventory.entries().stream()
                .map(
                        entry ->
                                entry.key().kind()
                                        + (entry.key().group().isEmpty()
                                                ? ""
                                                : "." + entry.key().group()))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(","));
    }

    private static String namespaces(Inventory inventory, String own) {
        return inventory.entries().stream()
                .map(entry -> entry.key().namespace())
                .filter(namespace -> !namespace.isEmpty() && !namespace.equals(own))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(","));
    }

    private static String packed(Inventory inventory) {
        List<JsonValue> entries = new ArrayList<>();
        for (InventoryEntry entry : inventory.entries()) {
            entries.add(
                    JsonObject.builder()
                            .put("object", entry.key().toArgument())
                            .put("version", entry.version())
                            .put("uid", entry.uid())
                            .put("revision", entry.revision())
                            .put("appliedAt", entry.appliedAt().toString())
                            .build());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            JsonWriter.write(JsonObject.of("entries", new JsonArray(entries)), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /**
     * Reads what was found where the inventory should be. Never throws: what is odd is unreadable.
     */
    public static InventoryState read(LiveState state) {
        return switch (state) {
            case LiveState.Absent _ -> new InventoryState.NoneYet();
            case LiveState.Unreadable unreadable ->
                    new InventoryState.Unreadable(
                            "Leeway's inventory could not be read, so it is not known what was"
                                    + " applied earlier: "
                                    + unreadable.message());
            case LiveState.Present present -> read(present.manifest());
        };
    }

    private static InventoryState read(Manifest secret) {
        if (!secret.root().string("type", "").equals(TYPE)) {
            return new InventoryState.Unreadable(
                    secret.key()
                            + " is not Leeway's inventory (its type is not "
                            + TYPE
                            + "). Rename one of the two.");
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(secret.root().objectAt("data").string(ENTRIES, ""));
            byte[] text;
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                text = in.readNBytes(LARGEST_TEXT);
            }
            List<InventoryEntry> entries =
                    JsonReader.readObject(text)
                            .arrayAt("entries")
                            .objects()
                            .map(InventoryObject::entry)
                            .toList();
            return new InventoryState.Found(
                    new Inventory(entries),
                    HoldMarks.of(secret),
                    secret.uid(),
                    secret.resourceVersion());
        } catch (IOException
                | JsonSyntaxException
                | IllegalArgumentException
                | DateTimeException damaged) {
            return new InventoryState.Unreadable(
                    secret.key()
                            + " is damaged: "
                            + damaged.getMessage()
                            + ". Nothing is applied or pruned until it is restored or deleted;"
                            + " deleting it makes Leeway forget what it applied.");
        }
    }

    private static InventoryEntry entry(JsonObject entry) {
        return new InventoryEntry(
                ResourceKey.fromArgument(entry.string("object", "")),
                entry.string("version", ""),
                entry.string("uid", ""),
                entry.string("revision", ""),
                Instant.parse(entry.string("appliedAt", "")));
    }
}
