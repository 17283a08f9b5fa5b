package dev.leeway.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventoryMemoTest {
    private final InventoryMemo memo = new InventoryMemo();

    @Test
    void whatWasNotWrittenSinceIsNotUnpackedAgain() throws Exception {
        InventoryShards.Content first = memo.read(stored("u1", "7", "a"));
        assertThat(names(first)).containsExactly("a");
        assertThat(memo.read(stored("u1", "7", "a"))).isSameAs(first);
    }

    @Test
    void anotherVersionAndAnotherObjectAreRead() throws Exception {
        memo.read(stored("u1", "7", "a"));
        assertThat(names(memo.read(stored("u1", "8", "b")))).containsExactly("b");
        assertThat(names(memo.read(stored("u2", "7", "c")))).containsExactly("c");
    }

    @Test
    void whatHasNoVersionIsAlwaysRead() throws Exception {
        memo.read(stored("", "", "a"));
        assertThat(names(memo.read(stored("", "", "b")))).containsExactly("b");
    }

    private static List<String> names(InventoryShards.Content content) {
        return content.entries().stream().map(entry -> entry.key().name()).toList();
    }

    private static Manifest stored(String uid, String version, String name) {
        Inventory inventory =
                new Inventory(
                        List.of(
                                new InventoryEntry(
                                        new ResourceKey("", "ConfigMap", "shop", name),
                                        "v1",
                                        "u-" + name,
                                        "c1",
                                        Instant.parse("2026-03-02T03:00:00Z"))));
        JsonObject root = InventoryObject.of("shop", "shop", inventory).root();
        JsonObject metadata =
                JsonObject.builder()
                        .putAll(root.objectAt("metadata"))
                        .put("uid", new JsonString(uid))
                        .put("resourceVersion", new JsonString(version))
                        .build();
        return new Manifest(JsonObject.builder().putAll(root).put("metadata", metadata).build());
    }
}
