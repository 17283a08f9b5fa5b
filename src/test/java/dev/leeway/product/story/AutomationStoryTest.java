package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.practice.PracticeCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the workspace asks to be synced by itself is, and what needs a person waits for one. */
@Timeout(180)
class AutomationStoryTest {
    private static final String SETTINGS = "/api/v1/namespaces/shop/configmaps/settings";

    @TempDir Path temporary;

    @Test
    void gitMovesOnDriftIsUndoneAndGuardedDeletionsWait() throws Exception {
        ShopStory story = ShopStory.in(temporary);
        Household household = story.household();
        policy(
                household,
                "{automated: true, selfHeal: true, prune: true, options: [CreateNamespace=true]}");
        try (PracticeCluster cluster = Household.startCluster()) {
            household.connectTo(cluster);

            Household.Answer first = household.onWorkspace("watch", "--all", "--once");
            assertThat(first.exit()).as(first.err()).isZero();
            assertThat(first.out()).contains("sync     Git asks for");
            assertThat(colour(cluster)).isEqualTo("blue");
            assertThat(household.onWorkspace("watch", "--all", "--once").out())
                    .contains("nothing  Nothing differs");

            story.repository()
                    .write(
                            "shop/settings.yaml",
                            ShopStory.configMap("settings").replace("blue", "green"))
                    .commit();
            assertThat(household.onWorkspace("watch", "shop", "--once").exit()).isZero();
            assertThat(colour(cluster)).isEqualTo("green");

            ClusterProbe.patch(cluster, SETTINGS, "{\"data\":{\"colour\":\"red\"}}");
            Awaitility.await("drift is undone")
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> {
                                household.onWorkspace("watch", "shop", "--once");
                                return colour(cluster).equals("green");
                            });
            assertThat(household.leeway("audit", "list").out())
                    .contains("begun by Leeway itself: Git asks for")
                    .contains("begun by Leeway itself: the cluster drifted");
            assertThat(household.onWorkspace("history", "shop", "3").out()).contains("by itself");

            story.repository().remove("shop/old.yaml").remove("shop/prices.yaml").commit();
            Household.Answer guarded = household.onWorkspace("watch", "shop", "--once");
            assertThat(guarded.exit()).isEqualTo(1);
            assertThat(guarded.out()).contains("'delete 2 from shop' to be typed by a person");
            assertThat(
                            ClusterProbe.read(cluster, "/api/v1/namespaces/shop/configmaps/old")
                                    .string("kind"))
                    .contains("ConfigMap");
        }
    }

    @Test
    void neverUnaskedNorInAProtectedClusterNorUnderAHold() throws Exception {
        ShopStory story = ShopStory.in(temporary);
        Household household = story.household();
        try (PracticeCluster cluster = Household.startCluster()) {
            household.connectTo(cluster);
            Household.Answer unasked = household.onWorkspace("watch", "shop", "--once");
            assertThat(unasked.exit()).isEqualTo(2);
            assertThat(unasked.err()).contains("does not ask for automated syncs");

            policy(household, "{automated: true, options: [CreateNamespace=true]}");
            Files.writeString(
                    household.file(),
                    Files.readString(household.file())
                            .replace("context: practice}", "context: practice, protected: true}"));
            Household.Answer guarded = household.onWorkspace("watch", "--all", "--once");
            assertThat(guarded.exit()).isEqualTo(1);
            assertThat(guarded.out()).contains("AutomatedOnProtected=true");

            policy(
                    household,
                    "{automated: true, options: [CreateNamespace=true, AutomatedOnProtected=true]}");
            Household.Answer allowed = household.onWorkspace("watch", "--all", "--once");
            assertThat(allowed.exit()).as(allowed.err()).isZero();

            story.repository()
                    .write(
                            "shop/settings.yaml",
                            ShopStory.configMap("settings").replace("blue", "green"))
                    .commit();
            assertThat(household.onWorkspace("rollback", "shop", "--to", "1", "--yes").exit())
                    .isZero();
            Household.Answer held = household.onWorkspace("watch", "--all", "--once");
            assertThat(held.exit()).isEqualTo(1);
            assertThat(held.out()).contains("is held");
            assertThat(colour(cluster)).isEqualTo("blue");
        }
    }

    private static String colour(PracticeCluster cluster) {
        return ClusterProbe.read(cluster, SETTINGS).objectAt("data").string("colour", "");
    }

    private static void policy(Household household, String sync) throws Exception {
        Files.writeString(
                household.file(),
                Files.readString(household.file())
                        .replaceFirst("sync: \\{.*}\n", "sync: " + sync + "\n"));
    }
}
