package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.desktop.command.Session;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judging anew what changed gives what comparing the whole gives, and leaves the rest alone. */
class RecompareStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ResourceKey SETTINGS = key("settings");
    private static final ResourceKey PRICES = key("prices");
    private static final ResourceKey OLD = key("old");

    @TempDir Path temporary;

    @Test
    void onlyWhatChangedIsJudgedAnew() throws Exception {
        try (PracticeCluster cluster = Household.startCluster()) {
            ShopStory story = ShopStory.in(temporary, cluster);
            story.syncedThenDropped();
            try (EngineWiring wiring = story.household().start();
                    Session session = story.household().open(wiring)) {
                Comparison before =
                        session.engine()
                                .compare(ShopStory.NAME, RunRequest.USUAL, RunListener.NONE);
                assertThat(difference(before, OLD)).isInstanceOf(Difference.Extra.class);

                ClusterProbe.patch(
                        cluster,
                        "/api/v1/namespaces/shop/configmaps/settings",
                        "{\"data\":{\"colour\":\"red\"}}");
                Comparison edited = awaitChange(session, before, SETTINGS);
                assertThat(difference(edited, SETTINGS)).isInstanceOf(Difference.Changed.class);
                assertThat(edited.find(PRICES).orElseThrow())
                        .as("nobody looked at it again")
                        .isSameAs(before.find(PRICES).orElseThrow());
                assertSameAsWhole(session, edited);

                ClusterProbe.delete(cluster, "/api/v1/namespaces/shop/configmaps/old");
                Comparison without = awaitChange(session, edited, OLD);
                assertThat(without.find(OLD)).isEmpty();
                assertSameAsWhole(session, without);

                ClusterProbe.delete(cluster, "/api/v1/namespaces/shop/configmaps/prices");
                Comparison missing = awaitChange(session, without, PRICES);
                assertThat(difference(missing, PRICES)).isInstanceOf(Difference.Missing.class);
                assertSameAsWhole(session, missing);
                Comparison whole =
                        session.engine()
                                .recompare(
                                        missing,
                                        Set.of(InventoryObject.key(ShopStory.NAME, ShopStory.NAME)),
                                        RunListener.NONE);
                assertThat(whole.resources()).hasSameSizeAs(missing.resources());
            }
        }
    }

    private static Comparison awaitChange(Session session, Comparison before, ResourceKey key) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> session.engine().recompare(before, Set.of(key), RunListener.NONE),
                        now -> !verdict(now, key).equals(verdict(before, key)));
    }

    private static String verdict(Comparison comparison, ResourceKey key) {
        return comparison
                .find(key)
                .map(one -> one.difference().getClass().getSimpleName())
                .orElse("none");
    }

    private static void assertSameAsWhole(Session session, Comparison parts) throws Exception {
        Comparison whole =
                session.engine().compare(ShopStory.NAME, RunRequest.USUAL, RunListener.NONE);
        assertThat(parts.resources())
                .extracting(ResourceComparison::key)
                .isEqualTo(whole.resources().stream().map(ResourceComparison::key).toList());
        assertThat(parts.resources())
                .extracting(ResourceComparison::difference)
                .isEqualTo(whole.resources().stream().map(ResourceComparison::difference).toList());
        assertThat(parts.ownerships()).isEqualTo(whole.ownerships());
    }

    private static Difference difference(Comparison comparison, ResourceKey key) {
        return comparison.find(key).orElseThrow().difference();
    }

    private static ResourceKey key(String name) {
        return new ResourceKey("", "ConfigMap", ShopStory.NAME, name);
    }
}
