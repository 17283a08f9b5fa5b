package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.PracticeCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a sync covers: by label, by exclusion, with confirmed deletions, and what it cannot. */
@Timeout(180)
class SelectionStoryTest {
    private static final String FRONT =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: front, labels: {tier: front, team: red}}
            data: {a: "1"}
            """;
    private static final String BACK =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: back, labels: {tier: back, team: red}}
            data: {a: "1"}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: deep, labels: {tier: back, team: blue}}
            data: {a: "1"}
            """;

    @TempDir Path temporary;

    @Test
    void labelsAndExclusionsSayWhatASyncCovers() throws Exception {
        try (PracticeCluster cluster = Household.startCluster()) {
            Household household = household(cluster, FRONT + "---\n" + BACK);
            assertThat(steps(household, "--selector", "tier=back")).containsOnly("back", "deep");
            assertThat(steps(household, "-l", "tier=back", "-l", "team=red"))
                    .as("several labels must all be carried")
                    .containsOnly("back");
            assertThat(steps(household, "--exclude", "/ConfigMap/shop/front"))
                    .containsOnly("back", "deep");
            assertThat(steps(household, "-l", "tier=back", "--exclude", "/ConfigMap/shop/deep"))
                    .containsOnly("back");

            assertThat(household.onWorkspace("sync", "app", "--yes", "-l", "team=red").exit())
                    .isZero();
            assertThat(states(household))
                    .containsEntry("front", "inSync")
                    .containsEntry("back", "inSync")
                    .containsEntry("deep", "missing");
            Household.Answer none = household.onWorkspace("plan", "app", "-l", "tier=nowhere");
            assertThat(none.exit()).as("%s %s", none.out(), none.err()).isEqualTo(2);
        }
    }

    @Test
    void guardedDeletionsWantThePhraseOfThePlan() throws Exception {
        try (PracticeCluster cluster = Household.startCluster()) {
            Household household = household(cluster, FRONT + "---\n" + BACK);
            assertThat(household.onWorkspace("sync", "app", "--yes").exit()).isZero();
            repository().write("app/all.yaml", FRONT).commit();

            Household.Answer unconfirmed = household.onWorkspace("sync", "app", "--prune", "--yes");
            assertThat(unconfirmed.exit()).as(unconfirmed.out()).isEqualTo(2);
            assertThat(unconfirmed.err())
                    .contains("nothing else would be done", "--confirm 'delete 2 from app'");
            Household.Answer wrong =
                    household.onWorkspace(
                            "sync", "app", "--prune", "--confirm", "delete 3 from app");
            assertThat(wrong.exit()).as(wrong.out()).isEqualTo(2);
            assertThat(wrong.err()).contains("It asks for --confirm 'delete 2 from app'");
            assertThat(states(household)).as("nothing was done").hasSize(3);
            Household.Answer right =
                    household.onWorkspace(
                            "sync", "app", "--prune", "--confirm", "delete 2 from app");
            assertThat(right.exit()).as("%s %s", right.out(), right.err()).isZero();
            // Foreground deletion ends when the collector has looked for dependents.
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(states(household)).containsOnlyKeys("front"));
        }
    }

    @Test
    void whatCannotBePlannedIsNamedAndNoSyncIsWholeWithoutIt() throws Exception {
        try (PracticeCluster cluster = Household.startCluster()) {
            Household household =
                    household(
                            cluster,
                            FRONT
                                    + "---\napiVersion: nowhere.example.com/v1\nkind: Widget\n"
                                    + "metadata: {name: w}\n");
            Household.Answer sync = household.onWorkspace("sync", "app", "--yes");
            assertThat(sync.exit()).as(sync.out()).isEqualTo(1);
            assertThat(sync.out()).contains("1 document not planned");
            Household.Answer plan = household.onWorkspace("plan", "app");
            assertThat(plan.exit()).isEqualTo(1);
            assertThat(plan.out())
                    .contains("does not serve nowhere.example.com/v1 Widget")
                    .doesNotContain("Nothing to do");
            Household.Answer json = household.onWorkspace("plan", "app", "-o", "json");
            assertThat(json.json().arrayAt("problems").size()).isEqualTo(1);
            assertThat(household.onWorkspace("plan", "app", "-l", "tier=front").exit())
                    .as("chosen objects are planned in whole")
                    .isZero();
        }
    }

    @Test
    void theTextsOfASecretAreOwnedLikeItsData() throws Exception {
        String secret =
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: login}
                stringData: {user: ada, password: one}
                """;
        try (PracticeCluster cluster = Household.startCluster()) {
            Household household = household(cluster, secret);
            assertThat(household.onWorkspace("sync", "app", "--yes").exit()).isZero();
            assertThat(household.onWorkspace("compare", "app").exit()).isZero();
            repository().write("app/all.yaml", secret.replace(", password: one", "")).commit();
            assertThat(household.onWorkspace("sync", "app", "--yes").exit()).isZero();
            assertThat(
                            ClusterProbe.read(cluster, "/api/v1/namespaces/shop/secrets/login")
                                    .objectAt("data")
                                    .names())
                    .as("what Git dropped is gone")
                    .containsExactly("user");
        }
    }

    private TestRepository repository() {
        return new TestRepository(temporary.resolve("repository"));
    }

    private Household household(PracticeCluster cluster, String manifests) throws Exception {
        Household household = new Household(temporary.resolve("household"));
        TestRepository repository =
                TestRepository.in(temporary.resolve("repository"))
                        .write("app/all.yaml", manifests)
                        .commit();
        household.write(
                Map.of("apps", repository.folder()),
                List.of(new Household.Application("app", "apps", "app", "shop")));
        household.connectTo(cluster);
        return household;
    }

    private static List<String> steps(Household household, String... arguments) {
        List<String> all = new ArrayList<>(List.of("app", "-o", "json"));
        all.addAll(List.of(arguments));
        Household.Answer answer = household.onWorkspace("plan", all.toArray(String[]::new));
        assertThat(answer.out()).as(answer.err()).startsWith("{");
        return answer.json()
                .arrayAt("steps")
                .objects()
                .map(step -> step.objectAt("resource"))
                .filter(key -> !key.string("kind", "").equals("Namespace"))
                .map(key -> key.string("name", ""))
                .toList();
    }

    /** Returns in which state each object is. */
    private static Map<String, String> states(Household household) {
        return household
                .onWorkspace("compare", "app", "-o", "json")
                .json()
                .arrayAt("items")
                .objects()
                .flatMap(one -> one.arrayAt("resources").objects())
                .collect(
                        Collectors.toMap(
                                (JsonObject one) -> one.objectAt("resource").string("name", ""),
                                one -> one.string("difference", "")));
    }
}
