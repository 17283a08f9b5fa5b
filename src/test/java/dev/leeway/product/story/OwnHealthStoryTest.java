package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.api.ApiRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's own health rules go before Leeway's, and the verdict says which one gave it. */
class OwnHealthStoryTest {
    private static final String SCRIPT =
            "return {status = 'Suspended', message = 'size is ' .. obj.spec.size}";

    @TempDir Path temporary;
    private ShopStory story;
    private Path objects;

    @BeforeEach
    void write() throws Exception {
        story = ShopStory.in(temporary);
        objects =
                Files.writeString(
                        temporary.resolve("objects.yaml"),
                        """
                        apiVersion: example.org/v1
                        kind: Database
                        metadata: {name: orders}
                        spec: {size: 3}
                        status: {phase: Running}
                        ---
                        apiVersion: example.org/v1
                        kind: Queue
                        metadata: {name: mails}
                        status: {phase: Running}
                        """);
    }

    @Test
    void withoutOwnRulesTheGenericReadingGuesses() {
        Household.Answer answer = health();

        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).contains("Healthy\texample.org/Database orders");
        assertThat(answer.out()).contains("[generic]");
    }

    @Test
    void scriptsOfAFolderAndOfAConfigMapJudge() throws Exception {
        Path folder = temporary.resolve("scripts");
        Files.createDirectories(folder.resolve("example.org/Database"));
        Files.writeString(folder.resolve("example.org/Database/health.lua"), SCRIPT);
        Path configMap =
                Files.writeString(
                        temporary.resolve("argocd-cm.yaml"),
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: argocd-cm}
                        data:
                          resource.customizations.health.example.org_Queue: |
                            return {status = 'Degraded', message = 'too long'}
                        """);

        Household.Answer answer =
                health("--scripts", folder.toString(), "--argocd-cm", configMap.toString());

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("Suspended\texample.org/Database orders\tsize is 3 [lua: ")
                .contains("Degraded\texample.org/Queue mails\ttoo long [lua: argocd-cm ");
    }

    @Test
    void theWorkspaceNamesScriptsAndExpressions() throws Exception {
        Path file = story.household().file();
        Files.createDirectories(file.resolveSibling("health/example.org/Database"));
        Files.writeString(file.resolveSibling("health/example.org/Database/health.lua"), SCRIPT);
        Files.writeString(
                file,
                Files.readString(file)
                        + """
                        health:
                          scripts: health
                          expressions:
                            - apiVersion: example.org/v1
                              kind: Queue
                              current: status.phase == "Drained"
                              failed: status.phase == "Lost"
                        """);

        Household.Answer answer = health("-w", file.toString());

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("Suspended\texample.org/Database orders\tsize is 3 [lua: ")
                .containsPattern("Progressing\texample.org/Queue mails\t.*\\[cel\\]");
    }

    @Test
    void aFolderThatIsNotThereIsAMistakeOfTheWorkspaceFile() throws Exception {
        Path file = story.household().file();
        Files.writeString(file, Files.readString(file) + "health: {scripts: nowhere}\n");

        Household.Answer answer = health("-w", file.toString());

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("health.scripts").contains("folder");
    }

    @Test
    void theScriptsOfAnArgoInTheClusterJudgeAndWhatCannotBeReadIsSaid() throws Exception {
        Path file = story.household().file();
        Files.writeString(
                file,
                Files.readString(file)
                        + "health: {argocdConfigMap: {cluster: practice, namespace: argocd}}\n");
        try (PracticeCluster cluster = Household.startCluster()) {
            story.household().connectTo(cluster);
            Household.Answer absent = health("-w", file.toString());
            assertThat(absent.exit()).as(absent.err()).isZero();
            assertThat(absent.out())
                    .containsPattern(
                            "Healthy\texample.org/Queue mails\t.*argocd-cm in namespace argocd of"
                                    + " practice does not exist");

            ClusterProbe.createNamespace(cluster, "argocd");
            cluster.api()
                    .handle(
                            ApiRequest.of("POST", "/api/v1/namespaces/argocd/configmaps")
                                    .withBody(
                                            "application/json",
                                            JsonReader.read(
                                                    """
                                                    {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"argocd-cm"},
                                                    "data":{"resource.customizations.health.example.org_Queue":
                                                    "return {status = 'Degraded', message = 'too long'}"}}
                                                    """)));
            Household.Answer read = health("-w", file.toString());
            assertThat(read.out())
                    .contains("Degraded\texample.org/Queue mails\ttoo long [lua: argocd-cm ")
                    .doesNotContain("does not exist");
        }
        Household.Answer gone = health("-w", file.toString());
        assertThat(gone.exit()).isZero();
        assertThat(gone.out()).contains("argocd-cm in namespace argocd of practice could not be");
    }

    @Test
    void aSyncWaitsForWhatTheyCallWell() throws Exception {
        Path file = story.household().file();
        Files.writeString(
                file,
                Files.readString(file)
                        + """
                        health:
                          expressions:
                            - apiVersion: v1
                              kind: ConfigMap
                              current: data.colour == "green"
                              failed: data.colour == "blue"
                        """);
        story.repository()
                .write(
                        "shop/prices.yaml",
                        ShopStory.configMap("prices")
                                .replace(
                                        "  name: prices",
                                        "  name: prices\n  annotations:"
                                                + " {argocd.argoproj.io/sync-wave: \"1\"}"))
                .commit();
        try (PracticeCluster cluster = Household.startCluster()) {
            story.household().connectTo(cluster);
            Household.Answer held = story.household().onWorkspace("sync", "--yes", ShopStory.NAME);

            assertThat(held.exit()).as(held.out() + held.err()).isEqualTo(1);
            assertThat(held.out() + held.err())
                    .contains(
                            "is not well, so what comes after it was not sent: Degraded: The"
                                    + " expression 'failed' is true.")
                    .doesNotContain("..");
            assertThat(ClusterProbe.holds(cluster, "ConfigMap", "shop", "settings")).isTrue();
            assertThat(ClusterProbe.holds(cluster, "ConfigMap", "shop", "prices")).isFalse();
        }
    }

    private Household.Answer health(String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "health";
        System.arraycopy(more, 0, all, 1, more.length);
        all[more.length + 1] = objects.toString();
        return story.household().leeway(all);
    }
}
