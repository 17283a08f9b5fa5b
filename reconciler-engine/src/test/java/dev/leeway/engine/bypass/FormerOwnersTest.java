package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fix that is taken back leaves every field to whom it belonged, whoever that was. */
class FormerOwnersTest {
    private static final ResourceKey API = BypassHousehold.API;
    private static final ResourceKey CONFIG = BypassHousehold.CONFIG;
    private static final BypassTerms TERMS = BypassTerms.of("the queue is full", "maria");

    @TempDir Path folder;
    private BypassHousehold house;
    private Bypasses bypasses;

    @BeforeEach
    void open() throws Exception {
        house = new BypassHousehold(folder);
        bypasses = house.bypasses();
        house.sync();
        patched(CONFIG, "/data/hand", JsonValue.of("made"), "kubectl-patch");
        patched(API, "/spec/paused", JsonValue.of(false), "kubectl-edit");
        house.apply(
                "queue-operator",
                """
                {"apiVersion":"apps/v1","kind":"Deployment",
                 "metadata":{"name":"api","namespace":"default"},
                 "spec":{"replicas":2,"template":{"spec":{"containers":[
                   {"name":"api","env":[{"name":"QUEUE","value":"long"}]}]}}}}
                """);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    /** Changes a value as a client without server-side apply does. */
    private void patched(ResourceKey key, String pointer, JsonValue value, String manager)
            throws Exception {
        Manifest live = house.live(key);
        WriteResult result =
                house.cluster
                        .writer()
                        .patch(
                                new PatchRequest(
                                        key,
                                        house.kind(key),
                                        live.uid(),
                                        live.resourceVersion(),
                                        JsonArray.of(FieldTree.operation("add", pointer, value)),
                                        manager,
                                        BypassHousehold.WAIT));
        assertThat(result).isInstanceOf(WriteResult.Written.class);
    }

    /** Who owns what since when; a roll-out's own notes are no fix. */
    private String owners(ResourceKey key) throws Exception {
        return house.live(key)
                .metadata()
                .arrayAt("managedFields")
                .objects()
                .filter(entry -> entry.string("subresource", "").isEmpty())
                .map(JsonObject::toJson)
                .filter(entry -> !entry.contains("deployment.kubernetes.io/revision"))
                .toList()
                .toString();
    }

    static Stream<Arguments> fixes() {
        return Stream.of(
                Arguments.of("patched by hand", CONFIG, setKey("hand", "fixed")),
                Arguments.of(
                        "unset by hand",
                        CONFIG,
                        new FixAction.SetConfigKey("hand", Optional.empty())),
                Arguments.of("Leeway's only field", CONFIG, setKey("level", "debug")),
                Arguments.of("nobody's", CONFIG, setKey("new", "1")),
                Arguments.of("two owners", API, new FixAction.Scale(7)),
                Arguments.of("another's value", API, env(Optional.of("short"))),
                Arguments.of("another's item", API, env(Optional.empty())),
                Arguments.of("whole", API, new FixAction.EditWhole(JsonObject.EMPTY)));
    }

    private static FixAction setKey(String name, String value) {
        return new FixAction.SetConfigKey(name, Optional.of(value));
    }

    private static FixAction env(Optional<String> value) {
        return new FixAction.SetEnv("api", "QUEUE", value);
    }

    private FixAction filled(FixAction action) throws Exception {
        return action instanceof FixAction.EditWhole
                ? new FixAction.EditWhole(
                        JsonReader.readObject(
                                house.live(API)
                                        .root()
                                        .toJson()
                                        .replace("\"paused\":false,", "")
                                        .replace("\"replicas\":2", "\"replicas\":3")
                                        .replace("long", "none")))
                : action;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixes")
    void abandoningGivesEachHisFieldsBack(String what, ResourceKey key, FixAction action)
            throws Exception {
        String before = owners(key);
        Lease lease = bypasses.start(bypasses.review("shop", key, filled(action)), TERMS);
        assertThat(owners(key)).as(what).isNotEqualTo(before).contains("leeway-bypass");
        house.restart();

        house.bypasses().abandon(lease.id(), "maria", "it did not help");

        assertThat(owners(key)).isEqualTo(before);
    }

    @Test
    void whatGitDoesNotNameGoesBackToWhomItBelongedWhenTheFixIsGivenUp() throws Exception {
        String before = owners(CONFIG);
        Lease lease =
                bypasses.start(bypasses.review("shop", CONFIG, setKey("hand", "fixed")), TERMS);

        bypasses.release(lease.id(), true, "maria");

        assertThat(owners(CONFIG)).contains("kubectl-patch").isEqualTo(before);
    }

    @Test
    void whatSomebodyChangedSinceStaysHis() throws Exception {
        Lease lease =
                bypasses.start(bypasses.review("shop", CONFIG, setKey("hand", "fixed")), TERMS);
        patched(CONFIG, "/data/hand", JsonValue.of("later"), "jon");

        bypasses.abandon(lease.id(), "maria", "it did not help");

        assertThat(owners(CONFIG)).contains("\"jon\"").doesNotContain("kubectl-patch");
        assertThat(house.live(CONFIG).root().objectAt("data").string("hand", ""))
                .isEqualTo("later");
    }

    @Test
    void whatGitNeverNamedIsReleasedAsItIs() throws Exception {
        ResourceKey stray = new ResourceKey("", "ConfigMap", "default", "stray");
        house.apply(
                "kubectl",
                """
                {"apiVersion":"v1","kind":"ConfigMap",
                 "metadata":{"name":"stray","namespace":"default"},"data":{"hand":"made"}}
                """);
        Lease lease =
                bypasses.start(bypasses.review("shop", stray, setKey("hand", "fixed")), TERMS);

        Bypasses.Tended end = bypasses.release(lease.id(), true, "maria");

        assertThat(end.lease().stage()).isEqualTo(Stage.RELEASED);
        assertThat(house.live(stray).root().objectAt("data").string("hand", "")).isEqualTo("fixed");
        assertThat(house.live(stray).root().toJson())
                .doesNotContain("leeway.dev/bypass", "leeway-bypass");
        assertThat(house.compare().inventory().holds()).isEmpty();
    }
}
