package dev.leeway.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private static final InventoryEntry A = entry("a", "1");
    private static final InventoryEntry B = entry("b", "1");
    private static final InventoryEntry LATER_B = entry("b", "2");

    @Test
    void entriesAreSortedHoweverTheyCome() {
        assertEquals(List.of(A, B), new Inventory(List.of(B, A)).entries());
        assertEquals(List.of(A, B), new Inventory(List.of(A, B)).entries());
    }

    @Test
    void ofTwoEntriesOfOneObjectTheLaterCounts() {
        assertEquals(List.of(A, LATER_B), new Inventory(List.of(A, B, LATER_B)).entries());
        assertEquals(List.of(A, LATER_B), new Inventory(List.of(B, A, LATER_B)).entries());
    }

    private static InventoryEntry entry(String name, String revision) {
        return new InventoryEntry(
                new ResourceKey("", "ConfigMap", "shop", name), "v1", "", revision, Instant.EPOCH);
    }
}
