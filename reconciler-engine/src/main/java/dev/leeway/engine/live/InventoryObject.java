package dev.leeway.engine.live;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** Returns the object that holds an inventory, or names the shards that do. */
    public static Manifest of(String application, String namespace, Inventory inventory) {
        return parts(application, namespace, inventory).parent();
    }

    /**
     * The objects that hold one inventory.
     *
     * @param parent the object that says where the entries are; to be written after the shards
     * @param shards the objects that hold them where they are too many for one; mostly none
     */
    public record Parts(Manifest parent, List<Manifest> shards) {
        public Parts {
            shards = List.copyOf(shards);
        }
    }

    /** Returns the objects that hold an inventory. */
    public static Parts parts(String application, String namespace, Inventory inventory) {
        return parts(application, namespace, inventory, InventoryShards.LIMIT);
    }

    static Parts parts(String application, String namespace, Inventory inventory, int limit) {
        InventoryShards.Packed packed =
                InventoryShards.pack(key(application, namespace), inventory, limit);
        return new Parts(
                parent(application, namespace, inventory, packed.parentContent()), packed.shards());
    }

    /** Returns the label that the shards of an inventory carry. */
    public static Map.Entry<String, String> shardLabel(String application, String namespace) {
        return Map.entry(InventoryShards.LABEL, InventoryShards.label(key(application, namespace)));
    }

    private static Manifest parent(
            String application, String namespace, Inventory inventory, JsonObject content) {
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
                        .put("data", content)
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

    /** Reads shards of an inventory. */
    @FunctionalInterface
    public interface ShardReader {
        /** Returns one answer for each object asked for. */
        Map<ResourceKey, LiveState> read(List<ResourceKey> shards) throws InterruptedException;
    }

    /**
     * Reads what was found where the inventory should be. What is odd is unreadable.
     *
     * @param shards reads its shards, where it has any
     */
    public static InventoryState read(LiveState state, ShardReader shards)
            throws InterruptedException {
        return read(state, shards, new InventoryMemo());
    }

    /**
     * The same, without unpacking again what was not written since.
     *
     * @param memo what was unpacked before
     */
    public static InventoryState read(LiveState state, ShardReader shards, InventoryMemo memo)
            throws InterruptedException {
        return switch (state) {
            case LiveState.Absent _ -> new InventoryState.NoneYet();
            case LiveState.Unreadable unreadable ->
                    new InventoryState.Unreadable(
                            ClusterPhrase.INVENTORY_UNREAD.of(unreadable.said()));
            case LiveState.Present present -> read(present.manifest(), shards, memo);
        };
    }

    private static InventoryState read(Manifest secret, ShardReader shards, InventoryMemo memo)
            throws InterruptedException {
        if (!secret.root().string("type", "").equals(TYPE)) {
            return new InventoryState.Unreadable(
                    ClusterPhrase.INVENTORY_FOREIGN.of(secret.key().toString(), TYPE));
        }
        try {
            InventoryShards.Content content = memo.read(secret);
            List<InventoryShards.Named> named = content.shards();
            List<InventoryEntry> entries = new ArrayList<>(content.entries());
            if (!named.isEmpty()) {
                Map<ResourceKey, LiveState> states =
                        shards.read(named.stream().map(InventoryShards.Named::key).toList());
                for (InventoryShards.Named one : named) {
                    if (states.get(one.key()) instanceof LiveState.Present present
                            && one.isIn(present.manifest())) {
                        entries.addAll(memo.read(present.manifest()).entries());
                    } else {
                        return damaged(secret, ClusterPhrase.INVENTORY_PART.of(one.key().name()));
                    }
                }
            }
            return new InventoryState.Found(
                    new Inventory(entries),
                    HoldMarks.of(secret),
                    secret.uid(),
                    secret.resourceVersion());
        } catch (IOException
                | JsonSyntaxException
                | IllegalArgumentException
                | DateTimeException damaged) {
            return damaged(secret, Wording.quoted(String.valueOf(damaged.getMessage())));
        }
    }

    private static InventoryState damaged(Manifest secret, Wording why) {
        return new InventoryState.Unreadable(
                ClusterPhrase.INVENTORY_DAMAGED.of(Wording.quoted(secret.key().toString()), why));
    }
}
