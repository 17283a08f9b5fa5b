package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.PracticeCluster;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** What was changed by hand goes into Git, and the application is in sync again. */
class AdoptStoryTest {
    private static final String SETTINGS = "/ConfigMap/shop/settings";

    @TempDir Path temporary;

    @Test
    void aHandEditIsAdoptedMergedAndInSync() throws Exception {
        SchemaCheck schema = SchemaCheck.published();
        ShopStory story = ShopStory.in(temporary);
        try (PracticeCluster cluster = Household.startCluster()) {
            Household household = story.household();
            household.connectTo(cluster);
            assertThat(household.onWorkspace("sync", "--yes", ShopStory.NAME).exit()).isZero();
            ClusterProbe.patch(
                    cluster,
                    "/api/v1/namespaces/shop/configmaps/settings",
                    "{\"data\":{\"colour\":\"red\"}}");

            Household.Answer preview =
                    household.onWorkspace(
                            "adopt", ShopStory.NAME, "--resource", SETTINGS, "--preview");
            assertThat(preview.exit()).as(preview.err()).isZero();
            assertThat(preview.out())
                    .contains("proved", "shop/settings.yaml", "-   colour: blue", "+   colour: red")
                    .doesNotContain("not proved");
            assertThat(household.onWorkspace("proposals").out()).isEmpty();

            Household.Answer adopted =
                    household.onWorkspace(
                            "adopt",
                            ShopStory.NAME,
                            "--resource",
                            SETTINGS,
                            "--field",
                            ".data.colour",
                            "--reason",
                            "red is the new blue",
                            "--yes",
                            "-o",
                            "json");
            assertThat(adopted.exit()).as(adopted.err()).isZero();
            assertThat(schema.check(adopted.json())).as(adopted.out()).isEmpty();
            JsonObject proposal = adopted.json().objectAt("proposal");
            assertThat(proposal.string("stage")).contains("branch");
            String branch = proposal.string("branch", "");

            String merged = merge(story, branch);
            assertThat(merged).isEqualTo(ShopStory.configMap("settings").replace("blue", "red"));
            Household.Answer tended = household.onWorkspace("proposals", "tend", "-o", "json");
            assertThat(schema.check(tended.json())).as(tended.out()).isEmpty();
            assertThat(tended.out()).contains("\"merged\"");
            Household.Answer shown =
                    household.onWorkspace(
                            "proposals", "show", proposal.string("id", ""), "-o", "json");
            assertThat(schema.check(shown.json())).as(shown.out()).isEmpty();
            assertThat(household.onWorkspace("compare").exit()).isZero();
        }
    }

    @Test
    void whatSomebodyAddedIsToldAndGoesIntoGitWhereItIsNamed() throws Exception {
        ShopStory story = ShopStory.in(temporary);
        try (PracticeCluster cluster = Household.startCluster()) {
            Household household = story.household();
            household.connectTo(cluster);
            assertThat(household.onWorkspace("sync", "--yes", ShopStory.NAME).exit()).isZero();
            ClusterProbe.patch(
                    cluster,
                    "/api/v1/namespaces/shop/configmaps/settings",
                    "{\"data\":{\"added\":\"by hand\"}}");

            Household.Answer compared = household.onWorkspace("compare", ShopStory.NAME);
            assertThat(compared.exit()).as("no difference: %s", compared.out()).isZero();
            assertThat(compared.out())
                    .contains("added         ConfigMap shop/settings")
                    .contains(".data.added: \"by hand\"", "--migrate=kubectl-edit");
            JsonObject json = household.onWorkspace("compare", ShopStory.NAME, "-o", "json").json();
            assertThat(SchemaCheck.published().check(json)).isEmpty();
            assertThat(json.toJson()).contains("\"additions\"");

            Household.Answer unnamed =
                    household.onWorkspace(
                            "adopt", ShopStory.NAME, "--resource", SETTINGS, "--preview");
            assertThat(unnamed.err()).contains("do not differ");
            Household.Answer adopted =
                    household.onWorkspace(
                            "adopt",
                            ShopStory.NAME,
                            "--resource",
                            SETTINGS,
                            "--field",
                            ".data.added",
                            "--preview");
            assertThat(adopted.exit()).as(adopted.err()).isZero();
            assertThat(adopted.out()).contains("proved", "+   added: by hand");

            assertThat(
                            household
                                    .onWorkspace(
                                            "sync",
                                            "--yes",
                                            "--migrate=kubectl-edit",
                                            ShopStory.NAME)
                                    .exit())
                    .isZero();
            assertThat(household.onWorkspace("compare", ShopStory.NAME).out())
                    .doesNotContain("added");
        }
    }

    @Test
    void whatCannotBeProvedIsNotProposed() throws Exception {
        ShopStory story = ShopStory.in(temporary);
        try (PracticeCluster cluster = Household.startCluster()) {
            Household household = story.household();
            household.connectTo(cluster);
            assertThat(household.onWorkspace("sync", "--yes", ShopStory.NAME).exit()).isZero();
            Household.Answer same =
                    household.onWorkspace("adopt", ShopStory.NAME, "--resource", SETTINGS, "--yes");
            assertThat(same.exit()).isEqualTo(2);
            assertThat(same.err()).contains("do not differ");
            Household.Answer unknown =
                    household.onWorkspace(
                            "adopt", ShopStory.NAME, "--resource", "/ConfigMap/shop/no", "--yes");
            assertThat(unknown.exit()).isEqualTo(2);
            assertThat(unknown.err()).contains("is not part of");
        }
    }

    private static String merge(ShopStory story, String branch) throws Exception {
        try (Git git = Git.open(story.repository().folder().toFile())) {
            ObjectId tip = git.getRepository().resolve("refs/heads/" + branch);
            git.merge().include(tip).call();
        }
        return Files.readString(story.repository().folder().resolve("shop/settings.yaml"));
    }
}
