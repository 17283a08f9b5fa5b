package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.practice.PracticeCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An emergency fix from the first command to its release, by headless commands alone. */
@Order(1)
@Timeout(120)
class BypassStoryTest {
    private static final String OBJECT = "/ConfigMap/shop/settings";
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void aFixIsLiveAtOnceSurvivesASyncAndEndsInGit() throws Exception {
        ShopStory story = ShopStory.in(folder);
        Household household = story.household();
        List<Household.Answer> documents = new ArrayList<>();
        try (PracticeCluster cluster = Household.startCluster()) {
            household.connectTo(cluster);
            assertThat(household.onWorkspace("sync", "--yes", ShopStory.NAME).exit()).isZero();

            long began = System.nanoTime();
            Household.Answer started =
                    household.bypass(
                            "start",
                            "-o",
                            "json",
                            "--yes",
                            "--config-key",
                            "colour=red",
                            "--reason",
                            "the blue queue is full",
                            "--incident",
                            "INC-7",
                            ShopStory.NAME,
                            OBJECT);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            System.out.println("a fix under its lease, in ms: " + took.toMillis());
            assertThat(started.exit()).as(started.err()).isZero();
            assertThat(took).isLessThan(AT_MOST);
            assertThat(started.err()).contains("Who would take it back", "Leeway", "held on");
            documents.add(started);
            String id = started.json().string("id", "");

            Household.Answer synced =
                    household.onWorkspace("sync", "--yes", "-o", "json", ShopStory.NAME);
            assertThat(synced.exit()).as(synced.err()).isEqualTo(1);
            documents.add(synced);
            assertThat(ShopStory.colour(cluster)).isEqualTo("red");
            documents.add(household.onWorkspace("plan", "-o", "json", ShopStory.NAME));
            documents.add(household.bypass("list", "-o", "json"));
            Household.Answer early = household.bypass("release", id);
            assertThat(early.exit()).as("not yet").isEqualTo(1);
            assertThat(early.err()).contains("not in Git yet");

            story.repository()
                    .write(
                            "shop/settings.yaml",
                            ShopStory.configMap("settings").replace("blue", "red"))
                    .commit();
            Household.Answer released = household.bypass("release", "-o", "json", id);
            assertThat(released.exit()).as(released.err()).isZero();
            assertThat(released.json().string("stage", "")).isEqualTo("released");
            documents.add(released);
            documents.add(household.bypass("list", "--all", "-o", "json"));

            assertThat(ShopStory.colour(cluster)).isEqualTo("red");
            assertThat(household.onWorkspace("compare", ShopStory.NAME).exit()).isZero();
            assertThat(ShopStory.settings(cluster).toJson())
                    .doesNotContain("leeway.dev/bypass", "leeway-bypass");
            assertThat(household.leeway("audit", "verify").exit()).isZero();
        }
        SchemaCheck schema = SchemaCheck.published();
        for (Household.Answer document : documents) {
            assertThat(schema.check(document.json())).as(document.out()).isEmpty();
        }
    }

    @Test
    void theFixProposesItselfAndIsReleasedByItsMerge() throws Exception {
        ShopStory story = ShopStory.in(folder);
        Household household = story.household();
        try (PracticeCluster cluster = Household.startCluster()) {
            household.connectTo(cluster);
            assertThat(household.onWorkspace("sync", "--yes", ShopStory.NAME).exit()).isZero();
            Household.Answer started =
                    household.bypass(
                            "start",
                            "-o",
                            "json",
                            "--yes",
                            "--config-key",
                            "colour=red",
                            "--incident",
                            "none",
                            "--reason",
                            "the blue queue is full",
                            ShopStory.NAME,
                            OBJECT);
            assertThat(started.exit()).as(started.err()).isZero();
            String id = started.json().string("id", "");

            Household.Answer proposed = household.bypass("propose", "-o", "json", id);
            assertThat(proposed.exit()).as(proposed.err()).isZero();
            assertThat(proposed.json().string("stage", "")).isEqualTo("proposed");
            assertThat(household.bypass("tend", id).out()).contains("waits for the merge of");

            story.repository().merge("leeway/bypass/" + id);
            Household.Answer tended = household.bypass("tend", "-o", "json", id);

            assertThat(tended.exit()).as(tended.err()).isZero();
            assertThat(tended.json().string("stage", "")).as(tended.out()).isEqualTo("released");
            assertThat(ShopStory.colour(cluster)).isEqualTo("red");
            assertThat(ShopStory.settings(cluster).toJson())
                    .doesNotContain("leeway.dev/bypass", "leeway-bypass");
            assertThat(household.onWorkspace("compare", ShopStory.NAME).exit()).isZero();
        }
    }
}
