package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.PracticeCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fix whose proposal was changed in review: Leeway says so, shows both values, changes nothing by
 * itself, and goes whichever way the operator chooses.
 */
@Timeout(120)
class MergedOtherwiseStoryTest {
    private static final String FILE = "shop/settings.yaml";
    private static final String PATH = ".data.colour";

    @TempDir Path folder;
    private PracticeCluster cluster;
    private ShopStory story;
    private String id = "";

    /** The fix makes it red; review makes green of that, and merges. */
    @BeforeEach
    void fixProposeAndMergeSomethingElse() throws Exception {
        cluster = Household.startCluster();
        story = ShopStory.in(folder, cluster);
        assertThat(story.household().onWorkspace("sync", "--yes", ShopStory.NAME).exit()).isZero();
        id = ShopStory.redFix(story.household(), "/ConfigMap/shop/settings");
        Household.Answer proposed = bypass("propose", "-o", "json", id);
        assertThat(proposed.json().string("stage", "")).as(proposed.err()).isEqualTo("proposed");

        String branch = "leeway/bypass/" + id;
        story.repository()
                .checkout(branch)
                .write(FILE, ShopStory.configMap("settings").replace("blue", "green"))
                .commit()
                .checkout("main")
                .merge(branch);
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void bothValuesAreShownNothingIsChangedAndReleaseBringsGitsValue() throws Exception {
        JsonObject before = live();
        List<Household.Answer> documents = new ArrayList<>();

        Household.Answer noticed = bypass("tend", "-o", "json", id);
        Household.Answer again = bypass("tend", id);
        Household.Answer shown = bypass("show", id);
        Household.Answer document = bypass("show", "-o", "json", id);
        documents.add(noticed);
        documents.add(document);

        assertThat(noticed.exit()).as("it needs a decision").isEqualTo(1);
        assertThat(noticed.json().string("stage", "")).as(noticed.out()).isEqualTo("merged");
        assertThat(noticed.json().string("waitsFor", ""))
                .contains("other values than the fix were merged");
        assertThat(again.out()).contains("waits for a decision", "next: release-into-git, propose");
        assertThat(shown.out())
                .contains("with other values than the fix:")
                .contains(PATH + " of ConfigMap shop/settings: Git \"green\", live \"red\"")
                .contains("leeway bypass release --into-git " + id, "leeway bypass propose " + id);
        JsonObject otherwise = document.json().objectAt("mergedOtherwise");
        assertThat(otherwise.string("notKnown", "?")).isEmpty();
        assertThat(otherwise.string("commit", "")).hasSize(40);
        assertThat(otherwise.arrayAt("fields").objects())
                .singleElement()
                .satisfies(
                        field -> {
                            assertThat(field.string("path", "")).isEqualTo(PATH);
                            assertThat(field.string("git", "")).isEqualTo("green");
                            assertThat(field.string("live", "")).isEqualTo("red");
                        });
        Household.Answer asked = bypass("release", id);
        assertThat(asked.exit()).as("Git does not have the fix").isEqualTo(1);
        assertThat(live()).as("nothing is changed by itself").isEqualTo(before);

        Household.Answer released = bypass("release", "--into-git", "-o", "json", id);
        documents.add(released);
        assertThat(released.exit()).as(released.err()).isZero();
        assertThat(released.json().string("stage", "")).isEqualTo("released");
        assertThat(released.json().has("mergedOtherwise")).isFalse();
        assertThat(colour()).isEqualTo("green");
        assertThat(live().toJson()).doesNotContain("leeway.dev/bypass", "leeway-bypass");
        assertThat(story.household().onWorkspace("compare", ShopStory.NAME).exit()).isZero();
        assertThat(bypass("list").out()).doesNotContain(id);

        SchemaCheck schema = SchemaCheck.published();
        for (Household.Answer one : documents) {
            assertThat(schema.check(one.json())).as(one.out()).isEmpty();
        }
    }

    @Test
    void theFixCanBeProposedAgainAndIsReleasedByThatMerge() throws Exception {
        assertThat(bypass("tend", id).exit()).isEqualTo(1);

        Household.Answer proposed = bypass("propose", "-o", "json", id);

        assertThat(proposed.exit()).as(proposed.err()).isZero();
        assertThat(proposed.json().string("stage", "")).isEqualTo("proposed");
        assertThat(proposed.json().has("mergedOtherwise")).isFalse();
        assertThat(colour()).isEqualTo("red");

        story.repository().merge("leeway/bypass/" + id + "-2");
        Household.Answer tended = bypass("tend", "-o", "json", id);
        assertThat(tended.json().string("stage", "")).as(tended.out()).isEqualTo("released");
        assertThat(colour()).isEqualTo("red");
        assertThat(Files.readString(story.repository().folder().resolve(FILE))).contains("red");
        assertThat(live().toJson()).doesNotContain("leeway.dev/bypass", "leeway-bypass");
    }

    private Household.Answer bypass(String command, String... more) {
        return story.household().bypass(command, more);
    }

    private JsonObject live() {
        return ShopStory.settings(cluster);
    }

    private String colour() {
        return ShopStory.colour(cluster);
    }
}
