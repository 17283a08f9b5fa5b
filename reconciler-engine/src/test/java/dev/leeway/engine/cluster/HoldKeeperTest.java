package dev.leeway.engine.cluster;

import static dev.leeway.engine.cluster.TestCluster.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.apply.ApplyRequest;
import dev.leeway.engine.apply.HoldKeeper;
import dev.leeway.engine.apply.HoldKeeper.Result;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldMarks;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.Inventory;
import dev.leeway.engine.live.InventoryEntry;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Holds on the inventory object, against the practice cluster. */
@Timeout(60)
class HoldKeeperTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

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

    @Test
    void holdsAndTheInventoryDoNotTouchEachOther() throws Exception {
        HoldKeeper ours = keeper("default");
        HoldKeeper colleagues = keeper("default");

        assertThat(ours.place(hold("1"))).isEqualTo(new Result.Kept(List.of(hold("1"))));
        assertThat(colleagues.place(hold("2")))
                .isEqualTo(new Result.Kept(List.of(hold("1"), hold("2"))));
        writeInventory();
        assertThat(ours.read())
                .isInstanceOfSatisfying(
                        InventoryState.Found.class,
                        found -> {
                            assertThat(found.holds()).containsExactly(hold("1"), hold("2"));
                            assertThat(found.inventory().entries()).hasSize(1);
                        });

        assertThat(ours.release("2")).isEqualTo(new Result.Kept(List.of(hold("1"))));
        assertThat(ours.release("1")).isEqualTo(new Result.Kept(List.of()));
        assertThat(ours.release("1")).isEqualTo(new Result.Kept(List.of()));
        LiveState after = cluster.reader().readNow(ours.key(), secrets(), WAIT);
        assertThat(after)
                .isInstanceOfSatisfying(
                        LiveState.Present.class,
                        present -> {
                            assertThat(present.manifest().annotation(HoldMarks.ANNOTATION))
                                    .isEmpty();
                        });
        assertThat(ours.read().known().entries()).hasSize(1);
    }

    @Test
    void saysWhenAHoldCannotBeKept() throws Exception {
        assertThat(keeper("nowhere").place(hold("1")))
                .isInstanceOfSatisfying(
                        Result.NotKept.class,
                        not -> assertThat(not.said().text()).contains("nowhere"));
        assertThat(keeper("nowhere").release("1")).isEqualTo(new Result.Kept(List.of()));
    }

    private HoldKeeper keeper(String namespace) {
        return new HoldKeeper(cluster.reader(), cluster.writer(), "shop", namespace, WAIT);
    }

    private static HoldMark hold(String id) {
        return new HoldMark(
                id,
                new HoldScope.WholeApplication(),
                "ann",
                "because",
                NOW,
                Optional.empty(),
                Optional.empty());
    }

    private ServedKind secrets() throws Exception {
        return cluster.reader().kinds(WAIT).preferred(new GroupKind("", "Secret")).orElseThrow();
    }

    private void writeInventory() throws Exception {
        Inventory inventory =
                new Inventory(
                        List.of(
                                new InventoryEntry(
                                        new ResourceKey("", "ConfigMap", "default", "a"),
                                        "v1",
                                        "uid",
                                        "rev",
                                        NOW)));
        Manifest body =
                new Manifest(
                        JsonReader.readObject(
                                InventoryObject.of("shop", "default", inventory)
                                        .root()
                                        .toString()));
        assertThat(
                        cluster.writer()
                                .apply(
                                        new ApplyRequest(
                                                InventoryObject.key("shop", "default"),
                                                secrets(),
                                                body,
                                                InventoryObject.MANAGER,
                                                false,
                                                "",
                                                WAIT)))
                .isInstanceOf(WriteResult.Written.class);
    }
}
