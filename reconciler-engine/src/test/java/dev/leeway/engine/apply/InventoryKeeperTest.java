package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.cluster.PracticeClient;
import dev.leeway.engine.apply.InventoryKeeper.Kept;
import dev.leeway.engine.cluster.ClusterConnection;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.live.Inventory;
import dev.leeway.engine.live.InventoryEntry;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Inventories too large for one object, against the practice cluster. */
@Timeout(120)
class InventoryKeeperTest {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final int LARGEST_OBJECT = 1024 * 1024;
    private static final int MANY = 24_000;

    @TempDir Path folder;
    private PracticeCluster practice;
    private ClusterConnection cluster;

    @BeforeEach
    void start() throws Exception {
        practice = PracticeCluster.start(PracticeOptions.usual());
        cluster = PracticeClient.connect(practice, folder);
    }

    @AfterEach
    void stop() {
        cluster.close();
        practice.close();
    }

    private static Inventory inventory(int size, long seed) {
        Random random = new Random(seed);
        List<InventoryEntry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(
                    new InventoryEntry(
                            new ResourceKey("", "ConfigMap", "default", "object-" + i),
                            "v1",
                            new UUID(random.nextLong(), random.nextLong()).toString(),
                            "c".repeat(40),
                            Instant.EPOCH));
        }
        return new Inventory(entries);
    }

    private InventoryKeeper keeper(int writes) {
        return new InventoryKeeper(
                cluster.reader(), new Mortal(new AtomicInteger(writes)), "shop", "default", WAIT);
    }

    /** A writer whose process dies after so many writes. */
    private final class Mortal implements ClusterWriter {
        private final AtomicInteger left;

        Mortal(AtomicInteger left) {
            this.left = left;
        }

        @Override
        public String cluster() {
            return "practice";
        }

        @Override
        public WriteResult apply(ApplyRequest request) throws InterruptedException {
            return left.getAndDecrement() > 0
                    ? cluster.writer().apply(request)
                    : new WriteResult.NotSent("the process is dead");
        }

        @Override
        public WriteResult patch(PatchRequest request) {
            throw new AssertionError("inventories are applied");
        }

        @Override
        public WriteResult delete(DeleteRequest request) throws InterruptedException {
            return left.getAndDecrement() > 0
                    ? cluster.writer().delete(request)
                    : new WriteResult.NotSent("the process is dead");
        }
    }

    private long secrets() throws Exception {
        Map.Entry<String, String> label = InventoryObject.shardLabel("shop", "default");
        return cluster.reader()
                .labelled(InventoryKeeper.SECRET, "default", label.getKey(), label.getValue(), WAIT)
                .size();
    }

    @Test
    void everyPartIsSmallerThanTheLargestObject() {
        InventoryObject.Parts parts = InventoryObject.parts("shop", "default", inventory(MANY, 1));

        assertThat(parts.shards()).hasSizeGreaterThan(1);
        assertThat(parts.shards())
                .allSatisfy(
                        shard ->
                                assertThat(
                                                JsonWriter.compact(shard.root())
                                                        .getBytes(StandardCharsets.UTF_8)
                                                        .length)
                                        .isLessThan(LARGEST_OBJECT * 3 / 4));
        assertThat(InventoryObject.parts("shop", "default", inventory(1_000, 1)).shards())
                .isEmpty();
    }

    @Test
    void whateverTheMomentOfDeathTheOldInventoryReadsOrTheNewOne() throws Exception {
        Inventory old = inventory(MANY, 1);
        Inventory next = inventory(MANY, 2);
        assertThat(keeper(Integer.MAX_VALUE).write(new InventoryState.NoneYet(), old))
                .isInstanceOf(Kept.Written.class);
        long parts = secrets();
        assertThat(parts).isGreaterThan(1);

        boolean written = false;
        for (int writes = 0; !written; writes++) {
            Kept kept = keeper(writes).write(keeper(0).read(), next);
            InventoryState now = keeper(0).read();
            assertThat(now)
                    .as("after " + writes + " writes")
                    .isInstanceOf(InventoryState.Found.class);
            assertThat(now.known())
                    .as("after " + writes + " writes")
                    .isEqualTo(kept instanceof Kept.Written ? next : old);
            written = kept instanceof Kept.Written;
        }
        assertThat(secrets()).as("old parts are cleared later").isGreaterThanOrEqualTo(parts);

        Inventory small = inventory(10, 3);
        assertThat(keeper(Integer.MAX_VALUE).write(keeper(0).read(), small))
                .isInstanceOf(Kept.Written.class);
        assertThat(keeper(0).read().known()).isEqualTo(small);
        assertThat(secrets()).isZero();
    }

    @Test
    void aMissingPartMakesItUnreadableAndNotShorter() throws Exception {
        keeper(Integer.MAX_VALUE).write(new InventoryState.NoneYet(), inventory(MANY, 1));
        InventoryObject.Parts parts = InventoryObject.parts("shop", "default", inventory(MANY, 1));
        var shard =
                cluster.reader()
                        .labelled(
                                InventoryKeeper.SECRET,
                                "default",
                                InventoryObject.shardLabel("shop", "default").getKey(),
                                InventoryObject.shardLabel("shop", "default").getValue(),
                                WAIT)
                        .iterator()
                        .next();
        cluster.writer()
                .delete(
                        new DeleteRequest(
                                shard.key(),
                                InventoryKeeper.SECRET,
                                shard.uid(),
                                "",
                                DeleteRequest.Propagation.BACKGROUND,
                                WAIT));

        assertThat(parts.shards()).extracting(one -> one.name()).contains(shard.name());
        assertThat(keeper(0).read())
                .isInstanceOfSatisfying(
                        InventoryState.Unreadable.class,
                        unreadable -> assertThat(unreadable.message()).contains(shard.name()));
    }
}
