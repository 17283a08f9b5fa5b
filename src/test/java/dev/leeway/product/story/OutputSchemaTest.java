package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands print with {@code -o json} is what the published schema says. */
class OutputSchemaTest {
    @TempDir Path temporary;

    @Test
    void everyDocumentKeepsToThePublishedSchema() throws Exception {
        SchemaCheck schema = SchemaCheck.published();
        ShopStory story = ShopStory.in(temporary);
        List<Household.Answer> answers = new ArrayList<>();
        try (PracticeCluster cluster = Household.startCluster()) {
            Household household = story.household();
            household.connectTo(cluster);
            answers.add(household.onWorkspace("compare", "-o", "json"));
            answers.add(household.onWorkspace("plan", "-o", "json", ShopStory.NAME));
            answers.add(household.onWorkspace("sync", "--yes", "-o", "json", ShopStory.NAME));
            changeEverything(story, cluster);
            answers.add(household.onWorkspace("compare", "-o", "json"));
            answers.add(household.onWorkspace("compare", "--explain", "-o", "json"));
            answers.add(household.onWorkspace("plan", "-o", "json", ShopStory.NAME));
            answers.add(household.onWorkspace("plan", "--prune", "-o", "json", ShopStory.NAME));
            answers.add(
                    household.onWorkspace(
                            "sync", "--yes", "--prune", "-o", "json", ShopStory.NAME));
            // What is being deleted is another thing a moment later.
            await().until(() -> !ClusterProbe.holds(cluster, "ConfigMap", "shop", "old"));
            answers.add(household.onWorkspace("insights", "-o", "json"));
            answers.add(household.onWorkspace("history", "-o", "json", ShopStory.NAME));
            answers.add(household.onWorkspace("history", "-o", "json", ShopStory.NAME, "2"));
            answers.add(
                    household.onWorkspace(
                            "history", "-o", "json", "--diff", "1", "2", ShopStory.NAME));
            answers.add(
                    household.onWorkspace(
                            "rollback", "--preview", "-o", "json", "--to", "1", ShopStory.NAME));
            answers.add(
                    household.onWorkspace(
                            "rollback", "--yes", "-o", "json", "--to", "1", ShopStory.NAME));
            answers.add(household.onWorkspace("compare", "-o", "json"));
            answers.add(household.onWorkspace("plan", "-o", "json", ShopStory.NAME));
            answers.add(
                    household.leeway(
                            "hold", "list", "-w", household.file().toString(), "-o", "json"));
            cluster.faults()
                    .add(
                            FaultRule.always(new FaultEffect.Forbidden())
                                    .onResources("secrets", "configmaps"));
            answers.add(household.onWorkspace("compare", "-o", "json"));
            answers.add(household.onWorkspace("plan", "-o", "json", ShopStory.NAME));
            answers.add(household.onWorkspace("sync", "--yes", "-o", "json", ShopStory.NAME));
            cluster.faults().add(FaultRule.always(new FaultEffect.ExpiredToken()));
            answers.add(household.onWorkspace("compare", "-o", "json"));
            answers.add(household.leeway("audit", "list", "-o", "json"));
        }

        for (Household.Answer answer : answers) {
            assertThat(answer.out()).as(answer.err()).startsWith("{");
            assertThat(schema.check(answer.json())).as(answer.out()).isEmpty();
        }
        String all = answers.toString();
        assertThat(all)
                .contains(
                        "\"inSync\"",
                        "\"missing\"",
                        "\"changed\"",
                        "\"extra\"",
                        "\"undetermined\"");
        assertThat(all).contains("\"create\"", "\"patch\"", "\"prune\"", "\"hold\"", "\"refused\"");
        assertThat(all).contains("\"setBy\"", "\"doubt\"", "\"error\"", "\"AuditList\"");
        assertThat(all)
                .contains(
                        "\"SyncList\"",
                        "\"Sync\"",
                        "\"DeployDifference\"",
                        "\"RollBackPreview\"",
                        "\"HoldList\"",
                        "\"Insights\"",
                        "\"held\"");
    }

    /**
     * Objects changed by hand, changed in Git, dropped by Git, new in Git, and one that the server
     * refuses.
     */
    private static void changeEverything(ShopStory story, PracticeCluster cluster)
            throws IOException {
        ClusterProbe.patch(
                cluster,
                "/api/v1/namespaces/shop/configmaps/settings",
                "{\"data\":{\"colour\":\"red\"}}");
        story.repository()
                .remove("shop/old.yaml")
                .write("shop/new.yaml", ShopStory.configMap("new"))
                .write("shop/prices.yaml", ShopStory.configMap("prices").replace("blue", "green"))
                .write(
                        "shop/service.yaml",
                        ShopStory.service("web").replace("port: 80", "port: 99999"))
                .commit();
    }

    @Test
    void theCheckNoticesWhatTheSchemaForbids() throws Exception {
        SchemaCheck schema = SchemaCheck.published();
        JsonObject good =
                JsonObject.builder()
                        .put("apiVersion", "leeway.dev/v1alpha1")
                        .put("kind", "ComparisonList")
                        .put("items", JsonArray.EMPTY)
                        .build();

        assertThat(schema.check(good)).isEmpty();
        assertThat(schema.check(good.without("items"))).isNotEmpty();
        assertThat(schema.check(good.with("more", JsonNumber.of(1)))).isNotEmpty();
        assertThat(schema.check(good.with("apiVersion", new JsonString("leeway.dev/v2"))))
                .isNotEmpty();
        assertThat(schema.check(good.with("items", JsonObject.EMPTY))).isNotEmpty();
        assertThat(schema.check(good.with("items", JsonArray.of(JsonObject.EMPTY)))).isNotEmpty();
    }
}
