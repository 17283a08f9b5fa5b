package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.practice.PracticeCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Git drops an object, and nobody asks for its deletion: the plan holds it, the sync is done but
 * for that, and whoever tells of the sync says so.
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

    @Test
    void aTerminalIsToldOfEachStepOnce() {
        Household.Answer shown = household.onTerminal("sync", "--yes", ShopStory.NAME);
        assertThat(shown.out().lines().map(String::strip))
                .as(shown.out())
                .filteredOn(line -> line.startsWith("done  "))
                .containsExactly(
                        "done          patch     ConfigMap shop/settings  1 field changed");
        assertThat(shown.out().lines().filter(line -> line.startsWith("  left alone"))).hasSize(1);
        assertThat(shown.out()).contains("1 done, 0 failed, 0 refused, 1 left alone");

        Household.Answer back = household.onTerminal("rollback", "--yes", "--to", "1", "shop");
        assertThat(back.exit()).as(back.out()).isZero();
        assertThat(back.out().lines().filter(line -> line.startsWith("  done  "))).hasSize(1);
    }

    @Test
    void whatDidNotGoWellIsSaidAgainAtTheEndOfWhatATerminalShows() throws Exception {
        story.repository()
                .write(
                        "shop/asks.yaml",
                        ShopStory.configMap("asks")
                                .replace(
                                        "metadata:",
                                        "metadata:\n  annotations:\n"
                                                + "    argocd.argoproj.io/sync-options: Prune=confirm"))
                .commit();
        household.onWorkspace("sync", "--yes", ShopStory.NAME);
        story.repository()
                .remove("shop/asks.yaml")
                .write("shop/old.yaml", ShopStory.configMap("old").replace("blue", "green"))
                .commit();

        Household.Answer shown = household.onTerminal("sync", "--yes", "--prune", ShopStory.NAME);
        assertThat(shown.exit()).isEqualTo(1);
        List<String> lines = shown.out().lines().toList();
        assertThat(lines)
                .as(shown.out())
                .filteredOn(
                        line -> line.startsWith("  refused       prune     ConfigMap shop/asks"))
                .hasSize(2);
        assertThat(lines).filteredOn(line -> line.startsWith("  done  ")).hasSize(1);
        assertThat(household.onWorkspace("history", ShopStory.NAME).out())
                .containsPattern("3 .* done in part ");
    }

    @Test
    void standardOutputAloneHasEveryStep() {
        Household.Answer synced = household.onWorkspace("sync", "--yes", ShopStory.NAME);
        assertThat(synced.out().lines()).as(synced.out()).hasSize(3);
        assertThat(synced.err()).contains("done          patch     ConfigMap shop/settings");
        assertThat(
                        household
                                .onTerminal("sync", "--yes", "-o", "json", ShopStory.NAME)
                                .out()
                                .lines()
                                .filter(line -> line.contains("\"action\"")))
                .as("what programs read is whole anywhere")
                .hasSize(1);
    }
}
