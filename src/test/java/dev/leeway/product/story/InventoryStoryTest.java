package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.practice.PracticeCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Leeway remembers of what it applied, as it and as kubectl see it. */
class InventoryStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OLD = "/api/v1/namespaces/shop/configmaps/old";

    @TempDir Path temporary;
    private PracticeCluster cluster;
    private ShopStory story;

    @BeforeEach
    void begin() throws Exception {
        cluster = Household.startCluster();
        story = ShopStory.in(temporary, cluster);
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void whatAFinalizerHoldsIsRememberedUntilItIsGone() throws Exception {
        story.syncedThenDropped();
        ClusterProbe.patch(cluster, OLD, "{\"metadata\":{\"finalizers\":[\"example.com/wait\"]}}");

        Household.Answer pruned = sync("--prune");
        assertThat(pruned.exit()).as(pruned.err()).isZero();
        assertThat(pruned.out()).contains("its deletion has begun").contains("example.com/wait");

        JsonObject old = resource("old");
        assertThat(old.string("difference", "")).isEqualTo("extra");
        assertThat(old.string("kept", "")).contains("is being deleted since", "example.com/wait");
        Household.Answer again = sync("--prune");
        assertThat(again.out()).contains("nothing left to send");
        assertThat(resource("old").string("difference", "")).isEqualTo("extra");

        ClusterProbe.patch(cluster, OLD, "{\"metadata\":{\"finalizers\":null}}");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !ClusterProbe.holds(cluster, "ConfigMap", "shop", "old"));
        Household.Answer compared =
                story.household().onWorkspace("compare", "-o", "json", ShopStory.NAME);
        assertThat(compared.exit()).as(compared.out()).isZero();
        assertThat(compared.out()).doesNotContain("\"old\"");
    }

    @Test
    void anOwnObjectThatLostItsMarkGetsItBackAndCanBePrunedAgain() throws Exception {
        assertThat(sync().exit()).isZero();
        ClusterProbe.patch(
                cluster,
                OLD,
                "{\"metadata\":{\"labels\":{\"applyset.kubernetes.io/part-of\":null},"
                        + "\"annotations\":{\"leeway.dev/tracking-id\":null}}}");
        Household.Answer planned = story.household().onWorkspace("plan", ShopStory.NAME);
        assertThat(planned.exit()).as(planned.err()).isEqualTo(1);
        assertThat(planned.out())
                .contains("patch     ConfigMap shop/old  nothing but Leeway's mark");

        assertThat(sync().exit()).isZero();
        assertThat(story.household().onWorkspace("plan", ShopStory.NAME).exit()).isZero();

        story.syncedThenDropped();
        Household.Answer pruned = sync("--prune");
        assertThat(pruned.exit()).as(pruned.err()).isZero();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !ClusterProbe.holds(cluster, "ConfigMap", "shop", "old"));
    }

    @Test
    void kubectlFindsTheMembersAndLeavesTheApplySetToItsTool() throws Exception {
        Kubectl kubectl = Kubectl.find().orElse(null);
        Assumptions.assumeTrue(kubectl != null, "skipped: there is no kubectl");
        assertThat(sync().exit()).isZero();

        Kubectl.Answer members =
                kubectl.run(
                        story.household().kubeconfig(),
                        "",
                        PATIENCE,
                        "get",
                        "configmaps,services",
                        "-n",
                        "shop",
                        "-o",
                        "name",
                        "-l",
                        "applyset.kubernetes.io/part-of="
                                + InventoryObject.applySet("shop", "shop"));
        assertThat(members.out().lines())
                .as(members.err())
                .containsExactlyInAnyOrder(
                        "configmap/settings", "configmap/prices", "configmap/old", "service/web");

        Kubectl.Answer refused =
                kubectl.run(
                        story.household().kubeconfig(),
                        ShopStory.configMap("other"),
                        PATIENCE,
                        Map.of("KUBECTL_APPLYSET", "true"),
                        List.of(
                                "apply",
                                "--prune",
                                "--applyset=secrets/leeway-shop",
                                "-n",
                                "shop",
                                "-f",
                                "-"));
        assertThat(refused.exit()).as(refused.out() + refused.err()).isNotZero();
        assertThat(refused.err()).contains("leeway-shop").contains("managed by tooling \"leeway\"");
        assertThat(ClusterProbe.holds(cluster, "ConfigMap", "shop", "other")).isFalse();
        assertThat(ClusterProbe.holds(cluster, "ConfigMap", "shop", "old")).isTrue();
    }

    private Household.Answer sync(String... more) {
        String[] all = new String[more.length + 4];
        System.arraycopy(new String[] {"--yes", "-o", "json", ShopStory.NAME}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return story.household().onWorkspace("sync", all);
    }

    private JsonObject resource(String name) {
        return story.household()
                .onWorkspace("compare", "-o", "json", ShopStory.NAME)
                .json()
                .arrayAt("items")
                .objects()
                .findFirst()
                .orElseThrow()
                .arrayAt("resources")
                .objects()
                .filter(one -> one.stringAt("resource", "name").orElse("").equals(name))
                .findFirst()
                .orElseThrow();
    }
}
