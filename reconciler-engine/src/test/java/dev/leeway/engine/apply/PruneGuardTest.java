package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.plan.PruneGuard;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a deletion needs before it is done: two keys, and a phrase where much would be lost. */
@Timeout(90)
class PruneGuardTest {
    private static final PlanOptions PRUNE = PlanOptions.PLAIN.withPrune(true);

    @TempDir Path folder;
    private SyncHouse house;

    @BeforeEach
    void open() throws Exception {
        house = SyncHouse.open(folder, true);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void twentyOneOfAHundredNeedThePhraseAndTwentyDoNot() throws Exception {
        house.git(maps(0, 100));
        house.sync(PlanOptions.PLAIN);

        house.git(maps(0, 80));
        assertThat(house.plan(PRUNE).guards()).as("20 of 100").isEmpty();

        house.git(maps(0, 79));
        Plan plan = house.plan(PRUNE);
        assertThat(plan.guards())
                .singleElement()
                .satisfies(
                        guard -> {
                            assertThat(guard.reason()).isEqualTo(PruneGuard.Reason.MANY);
                            assertThat(guard.objects()).hasSize(21);
                            assertThat(guard.message()).contains("21 of 100");
                        });
        assertThat(plan.confirmation()).contains("delete 21 from app");
        assertThatThrownBy(() -> plan.approve("operator", SyncHouse.NOW, "delete 20 from app"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delete 21 from app");

        ApplyResult unconfirmed = house.sync(PRUNE);
        assertThat(unconfirmed.results())
                .hasSize(21)
                .allSatisfy(
                        one ->
                                assertThat(one)
                                        .isInstanceOfSatisfying(
                                                StepResult.Refused.class,
                                                refused ->
                                                        assertThat(refused.refusal())
                                                                .isInstanceOf(
                                                                        StepResult.Refusal
                                                                                .Unconfirmed
                                                                                .class)));
        assertThat(house.live(map("c99"))).as("nothing was deleted").isPresent();

        ApplyResult confirmed = house.syncConfirmed(PRUNE);
        assertThat(confirmed.allDone()).as("%s", confirmed.results()).isTrue();
        assertGone(map("c99"));
        assertThat(house.live(map("c78"))).isPresent();
        // What is kept of the cluster hears of the last deletions a little later.
        Awaitility.await()
                .atMost(SyncHouse.WAIT)
                .untilAsserted(() -> assertThat(house.plan(PRUNE).steps()).isEmpty());
    }

    @Test
    void moreThanThirtyPercentNeedThePhrase() throws Exception {
        house.git(maps(0, 10));
        house.sync(PlanOptions.PLAIN);
        house.git(maps(0, 7));
        assertThat(house.plan(PRUNE).confirmation()).as("3 of 10").isEmpty();
        house.git(maps(0, 6));
        assertThat(house.plan(PRUNE).confirmation()).contains("delete 4 from app");
    }

    @Test
    void aNamespaceNamesWhatGoesWithIt() throws Exception {
        house.git(
                maps(0, 8)
                        + "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: extra}\n"
                        + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ours, namespace:"
                        + " extra}\n");
        house.sync(PlanOptions.PLAIN);
        house.writer.apply(
                new ApplyRequest(
                        new ResourceKey("", "ConfigMap", "extra", "theirs"),
                        house.cluster
                                .reader()
                                .kinds(SyncHouse.WAIT)
                                .preferred(map("x").groupKind())
                                .orElseThrow(),
                        new Manifest(
                                JsonReader.readObject(
                                        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                                                + "\"metadata\":{\"name\":\"theirs\","
                                                + "\"namespace\":\"extra\"}}")),
                        "somebody",
                        false,
                        "",
                        SyncHouse.WAIT));
        house.git(maps(0, 8));

        Plan plan = house.plan(PRUNE);
        assertThat(plan.guards())
                .filteredOn(guard -> guard.reason() == PruneGuard.Reason.TAKES_ALONG)
                .singleElement()
                .satisfies(
                        guard ->
                                assertThat(guard.message())
                                        .contains("Namespace")
                                        .contains("ours")
                                        .contains("theirs"));
        ApplyResult result = house.sync(PRUNE);
        assertThat(result.results())
                .filteredOn(one -> one.step().key().kind().equals("Namespace"))
                .singleElement()
                .isInstanceOf(StepResult.Refused.class);
    }

    @Test
    void aDefinitionNamesItsObjectsWhereverTheyAre() throws Exception {
        String definition =
                """
                ---
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: boats.example.com}
                spec:
                  group: example.com
                  scope: Namespaced
                  names: {plural: boats, singular: boat, kind: Boat, listKind: BoatList}
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema:
                        openAPIV3Schema:
                          type: object
                          properties: {spec: {type: object, properties: {sails: {type: integer}}}}
                """;
        String boat =
                "---\napiVersion: example.com/v1\nkind: Boat\nmetadata: {name: gull}\nspec: {sails:"
                        + " 2}\n";
        house.git(maps(0, 8) + definition + boat);
        ApplyResult made = house.sync(PlanOptions.PLAIN);
        assertThat(made.allDone()).as("%s", made.results()).isTrue();
        house.git(maps(0, 8));

        Plan plan = house.plan(PRUNE);
        assertThat(plan.guards())
                .filteredOn(guard -> guard.reason() == PruneGuard.Reason.TAKES_ALONG)
                .singleElement()
                .satisfies(guard -> assertThat(guard.message()).contains("shop/gull"));
        ApplyResult result = house.syncConfirmed(PRUNE);
        assertThat(result.allDone()).as("%s", result.results()).isTrue();
        Awaitility.await()
                .atMost(SyncHouse.WAIT)
                .untilAsserted(() -> assertThat(house.plan(PRUNE).steps()).isEmpty());
    }

    @Test
    void aClaimMayHoldData() throws Exception {
        house.git(maps(0, 8) + claim());
        house.sync(PlanOptions.PLAIN);
        house.git(maps(0, 8));
        assertThat(house.plan(PRUNE).guards())
                .singleElement()
                .satisfies(
                        guard ->
                                assertThat(guard.reason()).isEqualTo(PruneGuard.Reason.HOLDS_DATA));
    }

    @Test
    void anObjectMayAskToBeKeptOrToBeConfirmed() throws Exception {
        house.git(
                maps(0, 12)
                        + marked("kept-argo", "argocd.argoproj.io/sync-options: Prune=false")
                        + marked("kept-flux", "kustomize.toolkit.fluxcd.io/prune: Disabled")
                        + marked("kept-helm", "helm.sh/resource-policy: keep")
                        + marked("asks", "argocd.argoproj.io/sync-options: Prune=confirm"));
        assertThat(house.sync(PlanOptions.PLAIN).allDone()).isTrue();
        house.git(maps(0, 12));

        Plan plan = house.plan(PRUNE);
        assertThat(plan.holds())
                .extracting(hold -> hold.key().name())
                .containsExactlyInAnyOrder("kept-argo", "kept-flux", "kept-helm");
        assertThat(plan.holds())
                .allSatisfy(
                        hold -> assertThat(hold.reason()).isInstanceOf(HoldReason.AskedFor.class));
        assertThat(plan.guards())
                .singleElement()
                .satisfies(
                        guard -> assertThat(guard.reason()).isEqualTo(PruneGuard.Reason.ASKED_FOR));
        assertThat(house.sync(PRUNE).results())
                .filteredOn(one -> one.step().key().name().equals("asks"))
                .singleElement()
                .isInstanceOf(StepResult.Refused.class);
        assertThat(house.syncConfirmed(PRUNE).results())
                .filteredOn(one -> one.step().key().name().equals("asks"))
                .singleElement()
                .isInstanceOf(StepResult.Done.class);
        assertGone(map("asks"));
        assertThat(house.live(map("kept-helm"))).isPresent();
    }

    @Test
    void bothKeysAreNeeded() throws Exception {
        house.git(maps(0, 9));
        house.sync(PlanOptions.PLAIN);
        house.editByHand(
                map("c8"),
                "[{\"op\":\"remove\",\"path\":\"/metadata/annotations/leeway.dev~1tracking-id\"}]");
        house.git(maps(0, 7));

        Plan plan = house.plan(PRUNE);
        assertThat(plan.deletions()).extracting(step -> step.key().name()).containsExactly("c7");
        assertThat(plan.holds())
                .singleElement()
                .satisfies(
                        hold ->
                                assertThat(hold.reason())
                                        .isInstanceOf(HoldReason.PruneRefused.class));
    }

    @Test
    void pruneLastGoesAfterEverythingIsWellAndDeletionsMirrorTheOrder() throws Exception {
        house.git(
                maps(0, 12)
                        + marked("first", "argocd.argoproj.io/sync-wave: \"-1\"")
                        + marked("second", "argocd.argoproj.io/sync-wave: \"1\"")
                        + marked("last", "argocd.argoproj.io/sync-options: PruneLast=true")
                        + "---\napiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports:"
                        + " [{port: 80}]}\n");
        assertThat(house.sync(PlanOptions.PLAIN).allDone()).isTrue();
        house.git(maps(0, 12).replace("colour: a", "colour: b"));
        house.events.clear();

        ApplyResult result = house.sync(PRUNE);
        assertThat(result.allDone()).as("%s", result.results()).isTrue();
        assertThat(house.story().stream().filter(line -> line.startsWith("ended")).toList())
                .containsSubsequence(
                        "ended ConfigMap c0",
                        "ended ConfigMap second",
                        "ended Service s",
                        "ended ConfigMap first",
                        "ended ConfigMap last");
        assertThat(
                        house.story().stream()
                                .filter(line -> line.contains("ended ConfigMap c"))
                                .count())
                .isEqualTo(12);
    }

    @Test
    void nothingIsPrunedWhenGitWantsNothingOrHasAProblem() throws Exception {
        house.git(maps(0, 5));
        house.sync(PlanOptions.PLAIN);
        house.git("");
        assertThat(house.plan(PRUNE).deletions()).isEmpty();
        assertThat(house.plan(PRUNE).holds()).hasSize(5);
        house.git(
                maps(0, 3)
                        + "---\napiVersion: example.com/v1\nkind: Nowhere\nmetadata: {name: a}\n");
        Plan plan = house.plan(PRUNE);
        assertThat(plan.steps().stream().filter(Step.Prune.class::isInstance)).isEmpty();
    }

    private void assertGone(ResourceKey key) {
        Awaitility.await()
                .atMost(SyncHouse.WAIT)
                .untilAsserted(() -> assertThat(house.live(key)).isEmpty());
    }

    private static ResourceKey map(String name) {
        return new ResourceKey("", "ConfigMap", "shop", name);
    }

    private static String maps(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(
                        i ->
                                "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c"
                                        + i
                                        + "}\ndata: {colour: a}\n")
                .collect(Collectors.joining());
    }

    private static String marked(String name, String annotation) {
        return "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "
                + name
                + "\n  annotations:\n    "
                + annotation
                + "\n";
    }

    private static String claim() {
        return """
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
        """;
    }
}
