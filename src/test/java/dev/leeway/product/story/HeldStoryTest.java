package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.practice.PracticeCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Git drops an object, and nobody asks for its deletion: the plan holds it, the sync is done but for
 * that, and whoever tells of the sync says so.
 */
class HeldStoryTest {
    @TempDir Path folder;
    private PracticeCluster cluster;
    private ShopStory story;
    private Household household;

    @BeforeEach
    void drop() throws Exception {
        cluster = Household.startCluster();
        story = ShopStory.in(folder, cluster).syncedThenDropped();
        household = story.household();
        story.repository()
                .write(
                        "shop/settings.yaml",
                        ShopStory.configMap("settings").replace("blue", "green"))
                .commit();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aSyncIsDoneButForWhatItsPlanHeldAndNobodyCallsItFailed() {
        Household.Answer synced = household.onWorkspace("sync", "--yes", ShopStory.NAME);
        assertThat(synced.exit()).as("Git's state is not there in whole").isEqualTo(1);
        assertThat(synced.out())
                .contains("1 done, 0 failed, 0 refused, 1 left alone")
                .contains("done          patch     ConfigMap shop/settings")
                .contains("left alone    hold      ConfigMap shop/old");

        assertThat(household.onWorkspace("history", ShopStory.NAME).out())
                .contains("done but held")
                .doesNotContain("failed");
        assertThat(household.onWorkspace("history", ShopStory.NAME, "2").out())
                .contains("on practice: done but held")
                .contains("result     1 done, 1 left alone")
                .contains("left alone    hold ");
        assertThat(
                        household
                                .onWorkspace("history", "-o", "json", ShopStory.NAME, "2")
                                .json()
                                .string("outcome"))
                .contains("HELD");
        assertThat(household.leeway("audit", "list").out())
                .containsPattern("sync ended +held +.*1 done, 1 left alone")
                .doesNotContain("failed");
        assertThat(household.onWorkspace("insights").out())
                .containsPattern("met +syncs done as approved +100.0 % of 2");
    }

    @Test
    void thePlanThatHoldsNothingIsWhole() {
        Household.Answer synced =
                household.onWorkspace("sync", "--yes", "--prune", "-o", "json", ShopStory.NAME);
        assertThat(synced.exit()).as(synced.err()).isZero();
        assertThat(synced.json().string("outcome")).contains("DONE");
    }
}
