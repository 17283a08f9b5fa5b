package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.PracticeCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Review changed the very lines of a proposal and squashed it, and there is no host that could
 * tell: Git has other values, and nothing says whose. Leeway says just that, shows both and asks.
 */
@Timeout(120)
class ChangedInReviewStoryTest {
    private static final String FILE = "shop/settings.yaml";

    @TempDir Path folder;
    private PracticeCluster cluster;
    private ShopStory story;
    private String id = "";

    /** The fix makes it red; what is squashed into main makes it green. */
    @BeforeEach
    void fixProposeAndSquashSomethingElse() throws Exception {
        cluster = Household.startCluster();
        story = ShopStory.in(folder, cluster);
        assertThat(story.household().onWorkspace("sync", "--yes", ShopStory.NAME).exit()).isZero();
        id = ShopStory.redFix(story.household(), "/ConfigMap/shop/settings");
        assertThat(bypass("propose", id).exit()).isZero();
        assertThat(bypass("tend", "-o", "json", id).json().string("stage", ""))
                .isEqualTo("proposed");
        commit("green");
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private void commit(String colour) throws Exception {
        story.repository()
                .write(FILE, ShopStory.configMap("settings").replace("blue", colour))
                .commit();
    }

    private Household.Answer bypass(String command, String... more) {
        return story.household().bypass(command, more);
    }

    @Test
    void bothValuesAreShownAndItIsNotCalledAMerge() throws Exception {
        Household.Answer noticed = bypass("tend", "-o", "json", id);
        Household.Answer shown = bypass("show", id);

        assertThat(noticed.exit()).as("it needs a decision").isEqualTo(1);
        assertThat(noticed.json().string("waitsFor", ""))
                .contains("Git has other values than the fix as of")
                .contains("merged otherwise or changed by somebody else");
        JsonObject otherwise = noticed.json().objectAt("mergedOtherwise");
        assertThat(otherwise.bool("merged", true)).isFalse();
        assertThat(SchemaCheck.published().check(noticed.json())).isEmpty();
        assertThat(shown.out())
                .doesNotContain("with other values than proposed")
                .contains("ConfigMap shop/settings: Git \"green\", live \"red\"")
                .contains("leeway bypass release --into-git " + id, "leeway bypass propose " + id);
        Household.Answer proposals =
                story.household().leeway("proposals", "-w", story.household().file().toString());
        assertThat(proposals.out()).contains("the target has other values as of");

        Household.Answer released = bypass("release", "--into-git", "-o", "json", id);
        assertThat(released.json().string("stage", "")).as(released.err()).isEqualTo("released");
        assertThat(ShopStory.colour(cluster)).isEqualTo("green");
    }

    @Test
    void theFixThatComesAfterAllEndsTheLease() throws Exception {
        assertThat(bypass("tend", id).exit()).isEqualTo(1);
        commit("red");

        assertThat(bypass("tend", "-o", "json", id).json().string("stage", ""))
                .isEqualTo("released");
        assertThat(ShopStory.colour(cluster)).isEqualTo("red");
    }
}
