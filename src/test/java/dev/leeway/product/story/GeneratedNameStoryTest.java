package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.api.ApiRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fix of an object whose name Kustomize ends in a hash of its content: what is merged makes
 * another object of it. The lease knows it again, waits for the sync that brings it with what
 * refers to it, and ends by itself.
 */
@Order(1)
@Timeout(180)
class GeneratedNameStoryTest {
    private static final String OVERLAY = "shop/kustomization.yaml";

    @TempDir Path folder;
    private PracticeCluster cluster;
    private TestRepository repository;
    private Household household;
    private String old = "";
    private String id = "";

    @BeforeEach
    void fixAndPropose() throws Exception {
        cluster = Household.startCluster();
        repository =
                TestRepository.in(folder.resolve("repository"))
                        .write(
                                OVERLAY,
                                """
                                resources: [web.yaml]
                                configMapGenerator:
                                  - name: settings
                                    literals:
                                      - colour=blue
                                      - size=large
                                """)
                        .write("shop/web.yaml", deployment())
                        .commit();
        household = ShopStory.household(folder.resolve("household"), repository);
        household.connectTo(cluster);
        assertThat(household.onWorkspace("sync", "--yes", ShopStory.NAME).exit()).isZero();
        old = generated().getFirst();
        id = ShopStory.redFix(household, "/ConfigMap/shop/" + old);
        Household.Answer proposed = bypass("propose", "--candidate", "1", id);
        assertThat(proposed.exit()).as(proposed.out() + proposed.err()).isZero();
        assertThat(Files.readString(repository.folder().resolve(OVERLAY))).contains("colour=blue");
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private static String deployment() {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1
                  envFrom: [{configMapRef: {name: settings}}]
        """;
    }

    private List<String> generated() {
        return cluster.api()
                .handle(ApiRequest.of("GET", "/api/v1/namespaces/shop/configmaps"))
                .jsonBody()
                .arrayAt("items")
                .objects()
                .map(item -> item.objectAt("metadata").string("name", ""))
                .filter(name -> name.startsWith("settings-"))
                .toList();
    }

    private JsonObject live(String name) {
        return ClusterProbe.read(cluster, "/api/v1/namespaces/shop/configmaps/" + name);
    }

    private Household.Answer bypass(String command, String... more) {
        return household.bypass(command, more);
    }

    private void merge() throws Exception {
        repository.merge("leeway/bypass/" + id);
        assertThat(Files.readString(repository.folder().resolve(OVERLAY))).contains("colour=red");
    }

    /** The lease's mark keeps the old object for now, so that a sync is not whole. */
    private void synced(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--yes";
        arguments[1] = ShopStory.NAME;
        System.arraycopy(more, 0, arguments, 2, more.length);
        Household.Answer answer = household.onWorkspace("sync", arguments);
        assertThat(answer.exit()).as(answer.out() + answer.err()).isLessThan(2);
    }

    @Test
    void theLeaseWaitsForTheNewObjectAndEndsByItself() throws Exception {
        JsonObject before = live(old);
        merge();

        Household.Answer waiting = bypass("tend", "-o", "json", id);

        assertThat(waiting.exit()).as("nobody has to decide").isZero();
        assertThat(waiting.json().string("stage", "")).as(waiting.out()).isEqualTo("converging");
        assertThat(waiting.json().string("waitsFor", ""))
                .contains("Git has ConfigMap shop/" + old + " as ConfigMap shop/settings-")
                .contains("a sync has to bring it");
        assertThat(live(old)).as("nothing is changed before").isEqualTo(before);

        synced();
        Household.Answer released = bypass("tend", "-o", "json", id);

        assertThat(released.json().string("stage", "")).as(released.out()).isEqualTo("released");
        assertThat(generated()).hasSize(2).contains(old);
        String fresh = generated().stream().filter(name -> !name.equals(old)).findFirst().get();
        assertThat(live(fresh).objectAt("data").string("colour", "")).isEqualTo("red");
        assertThat(live(old).objectAt("data").string("colour", "")).isEqualTo("red");
        assertThat(live(old).toJson()).doesNotContain("leeway.dev/bypass", "leeway-bypass");
        assertThat(live(old).toJson()).as("as a sync owns it").contains("f:colour");
        assertThat(bypass("list").out()).doesNotContain(id);

        Household.Answer pruned = household.onWorkspace("sync", "--yes", "--prune", ShopStory.NAME);
        assertThat(pruned.exit()).as(pruned.out() + pruned.err()).isZero();
        Awaitility.await().untilAsserted(() -> assertThat(generated()).containsExactly(fresh));
        assertThat(household.onWorkspace("compare", ShopStory.NAME).exit()).isZero();
    }

    @Test
    void itIsNotOverBeforeWhatRefersToItIsThere() throws Exception {
        merge();
        synced("--resource", "/ConfigMap/shop/" + freshName());

        Household.Answer waiting = bypass("tend", "-o", "json", id);

        assertThat(waiting.json().string("stage", "")).as(waiting.out()).isEqualTo("converging");
        assertThat(waiting.json().string("waitsFor", ""))
                .contains("a sync has to turn apps/Deployment shop/web to it");
        synced();
        assertThat(bypass("tend", "-o", "json", id).json().string("stage", ""))
                .isEqualTo("released");
    }

    @Test
    void withNoWindowOpenAWatchSyncsAndEndsTheLease() throws Exception {
        Files.writeString(
                household.file(),
                Files.readString(household.file())
                        .replaceFirst("sync: \\{.*}", "sync: {automated: true, prune: true}"));
        Household.Answer calm = household.onWorkspace("watch", "--all", "--once");
        assertThat(calm.out()).as(calm.err()).contains("bypass   proposed  " + id);
        merge();

        Household.Answer watched = household.onWorkspace("watch", "--all", "--once");

        assertThat(watched.out()).as(watched.err()).contains("bypass   released  " + id);
        assertThat(live(old).toJson()).doesNotContain("leeway.dev/bypass", "leeway-bypass");
        Awaitility.await()
                .untilAsserted(
                        () -> {
                            household.onWorkspace("watch", "--all", "--once");
                            assertThat(generated()).hasSize(1).doesNotContain(old);
                        });
    }

    @Test
    void anotherValueThatWasMergedIsShownBesideTheLiveOne() throws Exception {
        String branch = "leeway/bypass/" + id;
        repository.checkout(branch);
        String proposed = Files.readString(repository.folder().resolve(OVERLAY));
        repository
                .write(OVERLAY, proposed.replace("colour=red", "colour=green"))
                .commit()
                .checkout("main")
                .merge(branch);

        Household.Answer tended = bypass("tend", id);

        assertThat(tended.exit()).as("it needs a decision").isEqualTo(1);
        assertThat(tended.out())
                .contains("other values than the fix were merged")
                .contains(".data.colour is \"green\" there and \"red\" live")
                .contains(
                        ".data.colour of ConfigMap shop/" + old + ": Git \"green\", live \"red\"");

        Household.Answer released = bypass("release", "--into-git", "-o", "json", id);
        assertThat(released.json().string("stage", "")).isEqualTo("converging");
        assertThat(live(old).objectAt("data").string("colour", "")).isEqualTo("green");
        synced();
        assertThat(bypass("tend", "-o", "json", id).json().string("stage", ""))
                .isEqualTo("released");
        assertThat(live(old).toJson()).doesNotContain("leeway.dev/bypass", "leeway-bypass");
    }

    @Test
    void anObjectThatGitDropsIsAskedAboutAsEver() throws Exception {
        repository
                .checkout("leeway/bypass/" + id)
                .checkout("main")
                .merge("leeway/bypass/" + id)
                .write(OVERLAY, "resources: [web.yaml]\n")
                .commit();

        Household.Answer tended = bypass("tend", "-o", "json", id);

        assertThat(tended.json().string("waitsFor", "")).contains("Git no longer names");
    }

    private String freshName() {
        String plan = household.onWorkspace("plan", ShopStory.NAME, "-o", "json").out();
        return plan.lines()
                .flatMap(line -> Arrays.stream(line.split("[^a-z0-9-]")))
                .filter(word -> word.matches("settings-[a-z0-9]{10}") && !word.equals(old))
                .findFirst()
                .orElseThrow();
    }
}
