package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.practice.PracticeCluster;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The namespace that an application lives in outlives every sync. */
class NamespaceStoryTest {
    private static final String OWN =
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: shop
              labels:
                team: payments
            """;

    @TempDir Path temporary;

    @Test
    void aNamespaceMadeBecauseItWasMissingIsNotTheApplications() throws Exception {
        ShopStory story = ShopStory.in(temporary);
        try (PracticeCluster cluster = Household.startCluster()) {
            story.household().connectTo(cluster);
            story.syncedThenDropped();

            Household.Answer compared =
                    story.household().onWorkspace("compare", "-o", "json", ShopStory.NAME);
            Household.Answer pruned =
                    story.household().onWorkspace("sync", "--yes", "--prune", ShopStory.NAME);

            assertThat(compared.out()).doesNotContain("\"Namespace\"");
            assertThat(pruned.exit()).as(pruned.err()).isZero();
            assertThat(ClusterProbe.holds(cluster, "Namespace", "", ShopStory.NAME)).isTrue();
            assertThat(ClusterProbe.holds(cluster, "ConfigMap", ShopStory.NAME, "settings"))
                    .isTrue();
        }
    }

    @Test
    void anApplicationMayBringItsNamespaceAndDropItWithoutHarm() throws Exception {
        ShopStory story = ShopStory.in(temporary);
        story.repository().write("shop/namespace.yaml", OWN).commit();
        try (PracticeCluster cluster = Household.startCluster()) {
            story.household().connectTo(cluster);
            story.syncedThenDropped();
            Household.Answer dropped =
                    story.household().onWorkspace("sync", "--yes", "--prune", ShopStory.NAME);
            assertThat(dropped.exit()).as(dropped.out() + dropped.err()).isZero();
            // What was dropped stays in sight until it is gone.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    story.household().onWorkspace("compare", ShopStory.NAME).exit()
                                            == 0);

            story.repository().remove("shop/namespace.yaml").commit();
            Household.Answer pruned =
                    story.household().onWorkspace("sync", "--yes", "--prune", ShopStory.NAME);

            assertThat(pruned.exit()).as(pruned.err()).isNotZero();
            assertThat(pruned.err()).contains("where the application lives");
            assertThat(ClusterProbe.holds(cluster, "Namespace", "", ShopStory.NAME)).isTrue();
            assertThat(ClusterProbe.holds(cluster, "ConfigMap", ShopStory.NAME, "settings"))
                    .isTrue();
        }
    }
}
