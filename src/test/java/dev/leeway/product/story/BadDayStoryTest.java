package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Main;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.engine.practice.fault.Faults;
import dev.leeway.engine.workspace.UserPlaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad days end in a clear error or in "not known", and never in a deletion. */
class BadDayStoryTest {
    private static final int OK = 0;
    private static final int FINDINGS = 1;
    private static final int ERROR = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path temporary;
    private PracticeCluster cluster;
    private ShopStory story;

    @BeforeEach
    void begin() throws Exception {
        cluster = Household.startCluster();
        story = ShopStory.in(temporary, cluster);
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void pruningDeletesWhatGitDroppedWhenAllIsWell() throws Exception {
        story.syncedThenDropped();

        Household.Answer pruned = sync("--prune");

        assertThat(pruned.exit()).as(pruned.err()).isEqualTo(OK);
        Awaitility.await().atMost(PATIENCE).until(() -> !holds("old"));
        assertThat(holds("settings")).isTrue();
        assertThat(compare().exit()).isEqualTo(OK);
    }

    @Test
    void anUnreachableClusterIsAnErrorThatNamesIt() throws Exception {
        story.syncedThenDropped();
        cluster.close();

        Household.Answer compared = compare();
        Household.Answer synced = sync("--prune");

        assertThat(compared.exit()).isEqualTo(ERROR);
        assertThat(compared.err()).contains("shop").contains("127.0.0.1");
        assertThat(onlyItem(compared).object("error")).isPresent();
        assertThat(onlyItem(compared).has("resources")).isFalse();
        assertThat(synced.exit()).isEqualTo(ERROR);
        assertThat(synced.out()).isEmpty();
        assertNothingIsGone();
    }

    @Test
    void anExpiredTokenIsAnErrorThatSaysSo() throws Exception {
        story.syncedThenDropped();
        cluster.faults().add(FaultRule.always(new FaultEffect.ExpiredToken()));

        Household.Answer compared = compare();
        Household.Answer synced = sync("--prune");

        assertThat(compared.exit()).isEqualTo(ERROR);
        assertThat(compared.err())
                .contains("does not accept the credentials")
                .doesNotContain(cluster.token());
        assertThat(onlyItem(compared).object("error")).isPresent();
        assertThat(synced.exit()).isEqualTo(ERROR);
        assertNothingIsGone();
    }

    @Test
    void aForbiddenKindIsUndeterminedAndTheOthersAreNot() throws Exception {
        story.syncedThenDropped();
        cluster.faults()
                .add(
                        FaultRule.always(new FaultEffect.Forbidden())
                                .onVerbs("get", "list", "watch")
                                .onResources("configmaps"));

        Household.Answer compared = compare();
        Household.Answer synced = sync("--prune");

        assertThat(compared.exit()).as(compared.err()).isEqualTo(FINDINGS);
        assertThat(difference(compared, "settings")).isEqualTo("undetermined");
        assertThat(difference(compared, "old")).isEqualTo("undetermined");
        assertThat(difference(compared, "web")).isEqualTo("inSync");
        assertThat(compared.out()).contains("configmaps").contains("forbidden");
        assertThat(synced.exit()).isNotEqualTo(OK);
        assertNothingIsGone();
    }

    @Test
    void withoutItsInventoryNothingIsExtraAndNothingIsPruned() throws Exception {
        story.syncedThenDropped();
        cluster.faults()
                .add(
                        FaultRule.always(new FaultEffect.Forbidden())
                                .onVerbs("get", "list", "watch")
                                .onResources("secrets"));

        Household.Answer compared = compare();
        Household.Answer synced = sync("--prune");

        assertThat(compared.exit()).isEqualTo(FINDINGS);
        assertThat(onlyItem(compared).bool("inSync", true)).isFalse();
        assertThat(synced.exit()).as(synced.out() + synced.err()).isNotEqualTo(OK);
        assertNothingIsGone();
    }

    @Test
    void aServerThatFailsInTheMiddleOfReadingDeletesNothing() throws Exception {
        story.syncedThenDropped();
        cluster.faults()
                .add(
                        FaultRule.always(new FaultEffect.Unavailable())
                                .onVerbs("list", "get", "watch")
                                .onResources("configmaps"));

        Household.Answer compared = compare();
        Household.Answer synced = sync("--prune");

        assertThat(compared.exit()).as(compared.err()).isNotEqualTo(OK);
        assertThat(compared.out()).doesNotContain("\"missing\",").doesNotContain("\"extra\",");
        assertThat(synced.exit()).isNotEqualTo(OK);
        assertNothingIsGone();
    }

    @Test
    void aRepositoryThatIsGoneDeletesNothing() throws Exception {
        story.syncedThenDropped();
        story.household()
                .write(
                        Map.of("platform", temporary.resolve("nowhere")),
                        List.of(
                                new Household.Application(
                                        ShopStory.NAME, "platform", "shop", ShopStory.NAME)));

        Household.Answer synced = sync("--prune");

        assertThat(synced.exit()).isEqualTo(ERROR);
        assertThat(synced.err()).contains("nowhere");
        assertNothingIsGone();
    }

    @Test
    void aSyncOfWhatWasKnownLastSaysThatItIsOld() throws Exception {
        story.syncedThenDropped();
        Files.move(story.repository().folder(), temporary.resolve("away"));

        Household.Answer planned = story.household().onWorkspace("plan", ShopStory.NAME);
        Household.Answer told = story.household().onWorkspace("plan", ShopStory.NAME, "-o", "json");
        Household.Answer synced = sync();

        assertThat(planned.err()).contains("OLD: the repository could not be asked");
        assertThat(told.json().objectAt("stale").string("reason", "")).isNotBlank();
        assertThat(told.json().objectAt("stale").string("lastConfirmed", "")).contains("T");
        assertThat(synced.err()).contains("OLD: the repository could not be asked");
        assertThat(synced.exit()).as(synced.err()).isEqualTo(OK);
    }

    @Test
    void aClusterThatDiesInTheMiddleOfASyncLeavesEveryStepWithAResult() throws Exception {
        Faults faults = cluster.faults();
        faults.add(
                FaultRule.always(new FaultEffect.Drop(false))
                        .onVerbs("patch")
                        .onResources("services"));

        Household.Answer synced = sync();

        assertThat(synced.exit()).as(synced.err()).isEqualTo(FINDINGS);
        assertThat(outcome(synced, "settings")).isEqualTo("done");
        assertThat(outcome(synced, "web")).isIn("unknown", "failed", "notAttempted");
        faults.clear();
        Household.Answer compared = compare();
        assertThat(difference(compared, "settings")).isEqualTo("inSync");
        assertThat(difference(compared, "web")).isEqualTo("missing");
        assertThat(sync().exit()).isEqualTo(OK);
        assertThat(compare().exit()).isEqualTo(OK);
    }

    @Test
    void theNextStartTellsWhatIsKnownOfASyncThatWasKilled() throws Exception {
        Faults faults = cluster.faults();
        // The first patch only asks whether it would be accepted; the second is the write.
        faults.add(slowPatches(Duration.ofSeconds(2), "services"));
        killedInTheService(faults, 0);

        faults.add(
                FaultRule.always(new FaultEffect.Unavailable())
                        .onVerbs("get")
                        .onResources("services"));
        Household.Answer blind = compare();
        assertThat(blind.err()).contains("was cut off");
        assertThat(blind.err()).containsPattern("done +ConfigMap shop/settings");
        assertThat(blind.err()).containsPattern("unknown +Service shop/web");

        faults.clear();
        Household.Answer seeing = compare();
        assertThat(seeing.err()).containsPattern("not_done +Service shop/web");
        assertThat(difference(seeing, "web")).isEqualTo("missing");
        String trail = story.household().leeway("audit", "list", "-o", "json").out();
        assertThat(trail).contains("RUN_SETTLED").contains("cut off at work");
        assertThat(trail)
                .as("every step that was sent has its row")
                .contains("create: found out after the sync was cut off");
        assertThat(compare().err()).as("told once, then settled").doesNotContain("was cut off");
        assertThat(sync().exit()).isEqualTo(OK);
        assertThat(compare().exit()).isEqualTo(OK);
    }

    @Test
    void whatTheClusterDoesNotShowIsToldOnceAndNotTakenForTheNextSyncsWork() throws Exception {
        story.syncedThenDropped();
        story.repository()
                .write("shop/service.yaml", ShopStory.service("web").replace("80", "8080"))
                .commit();
        // The right to sync is tried for the plan, and then taken: the run has begun.
        Faults faults = cluster.faults();
        faults.add(slowPatches(Duration.ofSeconds(2), "leases.coordination.k8s.io"));
        killedInTheService(faults, 1);
        faults.clear();

        Household.Answer planned = story.household().onWorkspace("plan", ShopStory.NAME);
        assertThat(planned.err())
                .contains("was cut off")
                .containsPattern("unknown +Service shop/web");
        assertThat(planned.out() + planned.err())
                .as("a process that is gone")
                .doesNotContain("is syncing this application now");
        assertThat(sync("--prune").exit()).isEqualTo(OK);
        assertThat(compare().err()).as("told once").doesNotContain("was cut off");
        String trail = story.household().leeway("audit", "list", "-o", "json").out();
        assertThat(trail)
                .contains("patch: found out after the sync was cut off")
                .contains("1 unknown")
                .doesNotContain("The cluster records an apply by Leeway");
    }

    private static FaultRule slowPatches(Duration latency, String resource) {
        return FaultRule.always(new FaultEffect.Latency(latency))
                .onVerbs("patch")
                .onResources(resource);
    }

    private Process startSync() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "sync",
                                "--yes",
                                "-w",
                                story.household().file().toString(),
                                ShopStory.NAME)
                        .redirectErrorStream(true)
                        .redirectOutput(temporary.resolve("killed.txt").toFile());
        builder.environment().put(UserPlaces.HOME_VARIABLE, story.household().home().toString());
        return builder.start();
    }

    private Household.Answer compare() {
        return story.household().onWorkspace("compare", "-o", "json", ShopStory.NAME);
    }

    private Household.Answer sync(String... more) {
        String[] all = new String[more.length + 4];
        System.arraycopy(new String[] {"--yes", "-o", "json", ShopStory.NAME}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return story.household().onWorkspace("sync", all);
    }

    private static JsonObject onlyItem(Household.Answer compared) {
        return compared.json().arrayAt("items").objects().findFirst().orElseThrow();
    }

    private static String difference(Household.Answer compared, String name) {
        return onlyItem(compared)
                .arrayAt("resources")
                .objects()
                .filter(one -> one.stringAt("resource", "name").orElse("").equals(name))
                .findFirst()
                .orElseThrow()
                .string("difference", "");
    }

    private static String outcome(Household.Answer synced, String name) {
        return synced.json()
                .arrayAt("results")
                .objects()
                .filter(one -> one.stringAt("resource", "name").orElse("").equals(name))
                .findFirst()
                .orElseThrow()
                .string("outcome", "");
    }

    private boolean holds(String configMap) {
        return ClusterProbe.holds(cluster, "ConfigMap", ShopStory.NAME, configMap);
    }

    private void assertNothingIsGone() {
        assertThat(holds("old")).isTrue();
        assertThat(holds("settings")).isTrue();
        assertThat(ClusterProbe.holds(cluster, "Service", ShopStory.NAME, "web")).isTrue();
    }

    /**
     * Starts a sync, lets the standing fault strike more than so often, and kills it in a write.
     */
    private void killedInTheService(Faults faults, int strikes) throws Exception {
        Process leeway = startSync();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> faults.standing().getFirst().strikes() > strikes);
            faults.add(slowPatches(PATIENCE, "services"));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> faults.standing().getLast().strikes() > 0);
        } finally {
            leeway.destroyForcibly();
        }
        assertThat(leeway.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
