package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.Engine;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Leeway does with objects that others made, mark or reconcile. */
class OwnershipStoryTest {
    private static final int OK = 0;
    private static final int FINDINGS = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MAPS = "/api/v1/namespaces/shop/configmaps/";
    private static final String APPLICATIONS =
            "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications";
    private static final ResourceKey SETTINGS =
            new ResourceKey("", "ConfigMap", "shop", "settings");
    private static final String TRACKED =
            "\"argocd.argoproj.io/tracking-id\":\"shop:/ConfigMap:shop/settings\"";

    @TempDir Path temporary;
    private PracticeCluster cluster;
    private ShopStory story;

    @BeforeEach
    void begin() throws Exception {
        cluster = Household.startCluster();
        story = ShopStory.in(temporary, cluster);
        namespace("shop");
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void whatSomebodyCreatedByHandIsAdoptedOnlyWhenAsked() throws Exception {
        apply("settings", "kubectl", "", "\"colour\":\"red\"");

        Household.Answer plan = command("plan");
        assertThat(step(plan, "settings").string("action", "")).isEqualTo("hold");
        assertThat(step(plan, "settings").stringAt("reason", "kind")).contains("notOurs");
        assertThat(step(plan, "prices").string("action", "")).isEqualTo("create");
        assertThat(command("sync", "--yes").exit()).isEqualTo(FINDINGS);
        assertThat(colour("settings")).isEqualTo("red");

        assertThat(command("sync", "--yes", "--adopt", "--take-over").exit()).isEqualTo(OK);
        assertThat(colour("settings")).isEqualTo("blue");
        assertThat(ownership("settings").string("state", "")).isEqualTo("ours");
        assertThat(command("sync", "--yes").exit()).isEqualTo(OK);
    }

    @Test
    void whatIsInSyncAndNotOursIsNeitherTakenInNorPrunedUntilItIsAdopted() throws Exception {
        apply("old", "kubectl", "", "\"colour\":\"blue\"");
        assertThat(command("sync", "--yes").exit()).isEqualTo(OK);
        assertThat(ownership("old").string("state", "")).isEqualTo("unowned");
        story.repository().remove("shop/old.yaml").commit();
        assertThat(command("sync", "--yes", "--prune").exit()).isEqualTo(OK);
        assertThat(ClusterProbe.holds(cluster, "ConfigMap", "shop", "old")).isTrue();

        story.repository().write("shop/old.yaml", ShopStory.configMap("old")).commit();
        Household.Answer adopted = command("plan", "--adopt");
        assertThat(step(adopted, "old").bool("adopts", false)).isTrue();
        assertThat(command("sync", "--yes", "--adopt").exit()).isEqualTo(OK);
        story.repository().remove("shop/old.yaml").commit();
        assertThat(command("sync", "--yes", "--prune").exit()).isEqualTo(OK);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !ClusterProbe.holds(cluster, "ConfigMap", "shop", "old"));
    }

    @Test
    void whatArgoReconcilesIsComparedInItsNameAndLeftToIt() throws Exception {
        argo("{\"automated\":{}}");
        apply("settings", "argocd-controller", TRACKED, "\"colour\":\"blue\",\"size\":\"9\"");

        JsonObject compared = resource(command("compare"), "settings");

        assertThat(compared.stringAt("ownership", "state")).contains("foreign-active");
        assertThat(compared.stringAt("ownership", "comparedAs")).contains("argocd-controller");
        assertThat(compared.string("difference", "")).isEqualTo("changed");
        assertThat(compared.arrayAt("fields").objects().map(one -> one.string("pointer", "")))
                .as("what the owner's next apply takes away, and not the owner's mark")
                .containsExactly("/data/size");
        Household.Answer synced = command("sync", "--yes", "--adopt", "--take-over");
        assertThat(synced.exit()).isEqualTo(FINDINGS);
        assertThat(synced.out()).contains("Argo CD application shop").contains("argocd/shop lists");
        assertThat(live("settings").toJson()).doesNotContain("leeway.dev");
    }

    @Test
    void anObjectMovesFromAnOwnerThatSleepsAndIsContestedWhenItWakes() throws Exception {
        argo("{}");
        apply("settings", "argocd-controller", TRACKED, "\"colour\":\"blue\",\"size\":\"9\"");
        assertThat(ownership("settings").string("state", "")).isEqualTo("foreign-dormant");
        assertThat(command("sync", "--yes").exit()).isEqualTo(FINDINGS);

        Household.Answer plan = command("plan", "--adopt");
        assertThat(step(plan, "settings").string("action", "")).isIn("patch", "missing");
        assertThat(command("sync", "--yes", "--adopt").exit()).isEqualTo(OK);
        assertThat(ownership("settings").string("state", "")).isEqualTo("ours");

        argo("{\"automated\":{}}");
        change("settings", "\"colour\":\"red\"");
        assertThat(ownership("settings").string("state", "")).isEqualTo("contested");
        Household.Answer refused = command("sync", "--yes", "--adopt", "--take-over");
        assertThat(refused.exit()).isEqualTo(FINDINGS);
        assertThat(refused.out()).contains("More than one owner claims it");
        assertThat(colour("settings")).isEqualTo("red");
    }

    @Test
    void aMarkLeftBehindIsNamedAndTakenOverWhenAsked() throws Exception {
        apply("settings", "kubectl", TRACKED, "\"colour\":\"blue\"");

        assertThat(ownership("settings").string("state", "")).isEqualTo("foreign-stale");
        assertThat(ownership("settings").string("message", ""))
                .contains("does not serve argoproj.io/Application");
        assertThat(command("sync", "--yes", "--adopt").exit()).isEqualTo(OK);
        assertThat(ownership("settings").string("state", "")).isEqualTo("ours");
    }

    @Test
    void whereTheOwnersRecordsCannotBeReadNothingIsWritten() throws Exception {
        argo("{\"automated\":{}}");
        apply("settings", "kubectl", TRACKED, "\"colour\":\"red\"");
        cluster.faults()
                .add(
                        FaultRule.always(new FaultEffect.Forbidden())
                                .onVerbs("get", "list", "watch")
                                .onResources("applications.argoproj.io"));

        assertThat(ownership("settings").string("state", "")).isEqualTo("not-known");
        assertThat(command("sync", "--yes", "--adopt", "--take-over").exit()).isEqualTo(FINDINGS);
        assertThat(colour("settings")).isEqualTo("red");
    }

    @Test
    void aHelmReleaseIsRecognisedByTheNameOfItsSecretAlone() throws Exception {
        apply(
                "settings",
                "helm",
                "\"meta.helm.sh/release-name\":\"web\",\"meta.helm.sh/release-namespace\":\"shop\"",
                "\"colour\":\"blue\"");
        assertThat(ownership("settings").string("state", "")).isEqualTo("foreign-stale");
        send(
                "POST",
                "/api/v1/namespaces/shop/secrets",
                "application/json",
                """
                {"apiVersion":"v1","kind":"Secret","type":"helm.sh/release.v1",\
                "metadata":{"name":"sh.helm.release.v1.web.v1","namespace":"shop",\
                "labels":{"owner":"helm","name":"web","status":"deployed"}},\
                "data":{"release":"bm90IGZvciBhbnlib2R5"}}""");

        Household.Answer compared = command("compare");

        assertThat(resource(compared, "settings").stringAt("ownership", "state"))
                .contains("foreign-dormant");
        assertThat(compared.out()).doesNotContain("bm90IGZvciBhbnlib2R5");
    }

    @Test
    void anOpenLeewaySeesAFieldGoToAndFro() throws Exception {
        assertThat(command("sync", "--yes").exit()).isEqualTo(OK);
        try (EngineWiring wiring = story.household().start()) {
            Engine engine = story.household().open(wiring).engine();
            engine.compare(ShopStory.NAME, RunRequest.USUAL, RunListener.NONE);
            for (int i = 1; i <= 4; i++) {
                String colour = "green-" + i;
                String manager = i % 2 == 0 ? "operator-a" : "operator-b";
                ApiResponse changed =
                        cluster.api()
                                .handle(
                                        ApiRequest.of("PATCH", MAPS + "settings")
                                                .withQuery("fieldManager", manager)
                                                .withBody(
                                                        "application/merge-patch+json",
                                                        JsonReader.read(
                                                                "{\"data\":{\"colour\":\""
                                                                        + colour
                                                                        + "\"}}")));
                assertThat(changed.isSuccess()).isTrue();
                // Changes that come together are one to whoever watches.
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(
                                () ->
                                        engine.compare(
                                                        ShopStory.NAME,
                                                        RunRequest.USUAL,
                                                        RunListener.NONE)
                                                .find(SETTINGS)
                                                .flatMap(ResourceComparison::liveManifest)
                                                .flatMap(
                                                        one ->
                                                                one.root()
                                                                        .stringAt("data", "colour"))
                                                .filter(colour::equals)
                                                .isPresent());
                Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(
                            () ->
                                    engine.compare(
                                                    ShopStory.NAME,
                                                    RunRequest.USUAL,
                                                    RunListener.NONE)
                                            .ownerships()
                                            .find(SETTINGS)
                                            .filter(Ownership.Flapping.class::isInstance)
                                            .map(Ownership::message)
                                            .filter(
                                                    text ->
                                                            text.contains(".data.colour")
                                                                    && text.contains("operator-a"))
                                            .isPresent());
        }
    }

    private void argo(String policy) {
        if (cluster.api()
                .types()
                .find(new Gvk("argoproj.io", "v1alpha1", "Application"))
                .isEmpty()) {
            namespace("argocd");
            LooseDefinitions.define(
                    cluster.api(),
                    List.of(
                            new Manifest(
                                    JsonReader.readObject(
                                            "{\"apiVersion\":\"argoproj.io/v1alpha1\",\"kind\":\"Application\"}"))));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(
                            () ->
                                    cluster.api()
                                            .handle(ApiRequest.of("GET", APPLICATIONS))
                                            .isSuccess());
        } else {
            send("DELETE", APPLICATIONS + "/shop", "application/json", "{}");
        }
        send(
                "POST",
                APPLICATIONS,
                "application/json",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",\
                "metadata":{"name":"shop","namespace":"argocd"},"spec":{"syncPolicy":%s},\
                "status":{"reconciledAt":"2026-11-22T08:00:00Z","resources":[\
                {"kind":"ConfigMap","namespace":"shop","name":"settings","version":"v1"}]}}"""
                        .formatted(policy));
    }

    private void namespace(String name) {
        send(
                "POST",
                "/api/v1/namespaces",
                "application/json",
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\""
                        + name
                        + "\"}}");
    }

    private void apply(String name, String manager, String annotations, String content) {
        ApiResponse response =
                cluster.api()
                        .handle(
                                ApiRequest.of("PATCH", MAPS + name)
                                        .by(ApiRequest.ADMIN)
                                        .withQuery("fieldManager", manager)
                                        .withBody(
                                                "application/apply-patch+yaml",
                                                JsonReader.read(
                                                        """
                                                        {"apiVersion":"v1","kind":"ConfigMap","metadata":\
                                                        {"name":"%s","annotations":{%s}},"data":{%s}}"""
                                                                .formatted(
                                                                        name,
                                                                        annotations,
                                                                        content))));
        assertThat(response.isSuccess()).as("%s", response.jsonBody()).isTrue();
    }

    private void change(String name, String content) {
        ClusterProbe.patch(cluster, MAPS + name, "{\"data\":{" + content + "}}");
    }

    private void send(String method, String path, String type, String body) {
        ApiResponse response =
                cluster.api()
                        .handle(
                                ApiRequest.of(method, path)
                                        .by(ApiRequest.ADMIN)
                                        .withBody(type, JsonReader.read(body)));
        assertThat(response.isSuccess())
                .as("%s %s: %s", method, path, response.jsonBody())
                .isTrue();
    }

    private Household.Answer command(String name, String... more) {
        String[] all = new String[more.length + 3];
        System.arraycopy(new String[] {"-o", "json", ShopStory.NAME}, 0, all, 0, 3);
        System.arraycopy(more, 0, all, 3, more.length);
        return story.household().onWorkspace(name, all);
    }

    private JsonObject ownership(String name) {
        return resource(command("compare"), name).objectAt("ownership");
    }

    private static JsonObject resource(Household.Answer compared, String name) {
        return named(
                compared.json().arrayAt("items").objects().findFirst().orElseThrow(),
                "resources",
                name);
    }

    private static JsonObject step(Household.Answer plan, String name) {
        return named(plan.json(), "steps", name);
    }

    private static JsonObject named(JsonObject document, String list, String name) {
        return document.arrayAt(list)
                .objects()
                .filter(one -> one.stringAt("resource", "name").orElse("").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + document.toJson()));
    }

    private JsonObject live(String name) {
        return cluster.api()
                .store()
                .get(new GroupKind("", "ConfigMap"), "shop", name)
                .orElseThrow();
    }

    private String colour(String name) {
        return live(name).stringAt("data", "colour").orElse("");
    }
}
