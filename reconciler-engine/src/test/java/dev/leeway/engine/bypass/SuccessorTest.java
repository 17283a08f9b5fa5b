package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.gitops.ArgoStandIn;
import dev.leeway.engine.resource.NameHash;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which object Git has in the place of a fixed one whose name ends in a hash of its content. */
class SuccessorTest {
    private static final BypassTerms TERMS = BypassTerms.of("the queue is full", "maria");
    private static final Duration QUICK = Duration.ofMillis(20);
    private static final ResourceKey ARGO =
            new ResourceKey("argoproj.io", "Application", "default", "colours");

    @TempDir Path folder;
    private BypassHousehold house;
    private Bypasses bypasses;

    @BeforeEach
    void open() throws Exception {
        house = new BypassHousehold(folder, new ArgoStandIn(InstantSource.system(), QUICK, QUICK));
        bypasses = house.bypasses();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private static JsonObject configMap(String name, String colour) {
        return JsonObject.builder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put(
                        "metadata",
                        JsonObject.builder().put("name", name).put("namespace", "default").build())
                .put("data", JsonObject.of("colour", new JsonString(colour)))
                .build();
    }

    private static JsonObject generated(String colour) {
        return configMap("colours-" + NameHash.of(configMap("colours", colour)), colour);
    }

    private static ResourceKey key(JsonObject object) {
        return new ResourceKey(
                "",
                object.string("kind", ""),
                "default",
                object.objectAt("metadata").string("name", ""));
    }

    private Lease fixed(ResourceKey key) throws Exception {
        return bypasses.start(
                bypasses.review(
                        "shop", key, new FixAction.SetConfigKey("colour", Optional.of("red"))),
                TERMS);
    }

    private Lease fixedFromGit() throws Exception {
        house.commit("colours.yaml", generated("blue").toJson());
        house.sync();
        return fixed(key(generated("blue")));
    }

    private void refused(Lease lease, String... words) {
        assertThatThrownBy(() -> bypasses.release(lease.id(), false, "maria"))
                .isInstanceOf(NotInGitException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void aNameThatItsContentDoesNotProveIsNotTakenForIt() throws Exception {
        Lease lease = fixedFromGit();
        house.commit("colours.yaml", configMap("colours-57htbt4m9c", "red").toJson());

        refused(lease, "Git no longer names");
    }

    @Test
    void ofTwoNoneIsChosen() throws Exception {
        Lease lease = fixedFromGit();
        house.commit(
                "colours.yaml", generated("red").toJson() + "\n---\n" + generated("grey").toJson());

        refused(lease, "Git no longer names");
    }

    @Test
    void theOneThatIsProvedIsWaitedForAndThenTheLeaseIsOver() throws Exception {
        Lease lease = fixedFromGit();
        house.commit("colours.yaml", generated("red").toJson());

        Bypasses.Tended waiting = bypasses.release(lease.id(), false, "maria");

        assertThat(waiting.lease().stage()).isEqualTo(Stage.CONVERGING);
        assertThat(waiting.waitsFor())
                .contains(key(generated("blue")).toString(), key(generated("red")).toString());
        house.sync();
        assertThat(bypasses.tend(lease.id()).lease().stage()).isEqualTo(Stage.RELEASED);
        assertThat(house.live(key(generated("blue"))).root().toJson())
                .doesNotContain("leeway-bypass", "leeway.dev/bypass");
    }

    @Test
    void anOldObjectThatWasDeletedMeanwhileHoldsNothingUp() throws Exception {
        Lease lease = fixedFromGit();
        house.commit("colours.yaml", generated("red").toJson());
        bypasses.release(lease.id(), false, "maria");
        house.sync();
        house.practice
                .api()
                .handle(
                        ApiRequest.of(
                                "DELETE",
                                "/api/v1/namespaces/default/configmaps/"
                                        + key(generated("blue")).name()));
        await().until(
                        () ->
                                house.reader()
                                                .readNow(
                                                        key(generated("blue")),
                                                        house.kind(key(generated("blue"))),
                                                        BypassHousehold.WAIT)
                                        instanceof LiveState.Absent);

        assertThat(bypasses.tend(lease.id()).lease().stage()).isEqualTo(Stage.RELEASED);
    }

    @Test
    void anotherSecretValueIsNamedAndNotShown() throws Exception {
        house.commit("colours.yaml", secret("blue").toJson());
        house.sync();
        Lease lease =
                bypasses.start(
                        bypasses.review(
                                "shop",
                                key(secret("blue")),
                                new FixAction.SetSecretKey(
                                        "colour", SecretText.of("crimson".toCharArray()))),
                        TERMS);
        house.commit("colours.yaml", secret("grey").toJson());

        refused(lease, ".data.colour has another value there than live");
        assertThatThrownBy(() -> bypasses.release(lease.id(), false, "maria"))
                .hasMessageNotContainingAny("grey", base64("grey"), "crimson", base64("crimson"));

        house.commit("colours.yaml", secret("crimson").toJson());
        assertThat(bypasses.release(lease.id(), false, "maria").lease().stage())
                .isEqualTo(Stage.CONVERGING);
        house.sync();
        assertThat(bypasses.tend(lease.id()).lease().stage()).isEqualTo(Stage.RELEASED);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject secret(String colour) {
        JsonObject bare =
                configMap("colours", base64(colour))
                        .with("kind", new JsonString("Secret"))
                        .with("type", new JsonString("Opaque"));
        JsonObject metadata =
                bare.objectAt("metadata")
                        .with("name", new JsonString("colours-" + NameHash.of(bare)));
        return bare.with("metadata", metadata);
    }

    /** Argo CD cannot bring the new object while the lease holds all of its application. */
    @Test
    void aHoldOnEverythingIsLiftedOnceGitHasTheFix() throws Exception {
        argo(generated("blue"));
        house.apply(
                "ops",
                """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
                 "metadata":{"name":"colours","namespace":"default"},
                 "spec":{"source":{"path":"colours-source"},
                         "syncPolicy":{"automated":{"selfHeal":true,"prune":true}}}}
                """);
        await().ignoreExceptions().until(() -> house.live(key(generated("blue"))) != null);
        house.commit("colours.yaml", generated("blue").toJson());
        Lease lease = fixed(key(generated("blue")));
        assertThat(lease.bypass().guards())
                .anyMatch(ref -> ref.scope() instanceof HoldScope.WholeApplication);
        assertThat(automated()).isFalse();

        house.commit("colours.yaml", generated("red").toJson());
        Bypasses.Tended waiting = bypasses.release(lease.id(), false, "maria");
        argo(generated("red"));

        assertThat(waiting.lease().stage()).isEqualTo(Stage.CONVERGING);
        assertThat(automated()).as("Argo CD may sync again").isTrue();
        await().untilAsserted(
                        () -> {
                            Bypasses.Tended end = bypasses.tend(lease.id());
                            assertThat(end.lease().stage())
                                    .as(end.waitsFor())
                                    .isEqualTo(Stage.RELEASED);
                        });
    }

    private void argo(JsonObject manifest) throws Exception {
        await().ignoreExceptions().until(() -> house.kind(ARGO) != null);
        house.apply(
                "ci",
                configMap("colours-source", "")
                        .with(
                                "data",
                                JsonObject.of("colours.json", new JsonString(manifest.toJson())))
                        .toJson());
    }

    private boolean automated() throws Exception {
        return house.live(ARGO).root().objectAt("spec").objectAt("syncPolicy").has("automated");
    }
}
