package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.schema.FieldSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FixesTest {
    private static final FieldSchema ANY = new FieldSchema.Unknown();
    private static final Manifest DEPLOYMENT =
            new Manifest(
                    JsonReader.readObject(
                            """
                            {"apiVersion":"apps/v1","kind":"Deployment",
                             "metadata":{"name":"api","namespace":"shop","uid":"u","resourceVersion":"7"},
                             "spec":{"replicas":2,"template":{"metadata":{"labels":{"app":"api"}},
                              "spec":{"containers":[
                               {"name":"api","image":"api:1","env":[{"name":"MODE","value":"fast"},
                                {"name":"KEY","valueFrom":{"secretKeyRef":{"name":"s","key":"k"}}}]},
                               {"name":"side","image":"side:1"}],
                              "initContainers":[{"name":"init","image":"init:1"}]}}}}
                            """));

    static Stream<FixAction> actions() {
        JsonObject edited =
                DEPLOYMENT
                        .root()
                        .withAt(
                                List.of("metadata", "labels", "team/owner~x"),
                                new JsonString("blue"))
                        .withoutAt(List.of("spec", "replicas"));
        return Stream.of(
                new FixAction.Scale(0),
                new FixAction.SetImage("side", "side:2"),
                new FixAction.SetImage("init", "init:2"),
                new FixAction.SetEnv("api", "MODE", Optional.of("safe")),
                new FixAction.SetEnv("api", "MODE", Optional.empty()),
                new FixAction.SetEnv("api", "KEY", Optional.of("plain")),
                new FixAction.SetEnv("api", "NEW", Optional.of("1")),
                new FixAction.SetEnv("side", "FIRST", Optional.of("1")),
                new FixAction.Restart(Instant.parse("2026-05-04T10:00:00.123Z")),
                new FixAction.EditWhole(edited));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void theInverseGivesTheObjectBack(FixAction action) throws Exception {
        ObjectFix fix = Fixes.of(DEPLOYMENT, action, ANY);

        Manifest fixed = new Manifest(FixOperations.edited(DEPLOYMENT, fix.edits()));
        assertThat(fixed.root()).isNotEqualTo(DEPLOYMENT.root());
        for (FieldEdit edit : fix.edits()) {
            assertThat(FixOperations.value(DEPLOYMENT, edit.path())).isEqualTo(edit.before());
            assertThat(FixOperations.value(fixed, edit.path())).isEqualTo(edit.after());
        }
        Manifest back = new Manifest(FixOperations.edited(fixed, fix.inverse().edits()));
        for (FieldEdit edit : fix.edits()) {
            assertThat(FixOperations.value(back, edit.path())).isEqualTo(edit.before());
        }
        assertThat(Fixes.of(DEPLOYMENT, new FixAction.Scale(5), ANY).basedOn()).isEqualTo("7");
    }

    @Test
    void aRestartIsNotToEndInGitAndEverythingElseIs() throws Exception {
        assertThat(Fixes.of(DEPLOYMENT, new FixAction.Restart(Instant.EPOCH), ANY).lasting())
                .isEmpty();
        assertThat(Fixes.of(DEPLOYMENT, new FixAction.Scale(5), ANY).lasting()).hasSize(1);
    }

    @Test
    void whatDoesNotFitIsRefusedWithANextStep() {
        List<FixAction> unfit =
                List.of(
                        new FixAction.Scale(2),
                        new FixAction.Scale(-1),
                        new FixAction.SetImage("nobody", "x"),
                        new FixAction.Suspend(true),
                        new FixAction.SetConfigKey("a", Optional.of("b")),
                        new FixAction.EditWhole(DEPLOYMENT.root()),
                        new FixAction.EditWhole(
                                DEPLOYMENT
                                        .root()
                                        .withAt(
                                                List.of("metadata", "name"),
                                                new JsonString("other"))));
        for (FixAction action : unfit) {
            assertThatThrownBy(() -> Fixes.of(DEPLOYMENT, action, ANY))
                    .as("%s", action)
                    .isInstanceOfSatisfying(
                            FixException.class,
                            refusal -> assertThat(refusal.nextStep()).isNotBlank());
        }
    }

    @Test
    void whatIsTypedIsNeverPrinted() throws Exception {
        Manifest secret =
                new Manifest(
                        JsonReader.readObject(
                                """
                                {"apiVersion":"v1","kind":"Secret",
                                 "metadata":{"name":"db","namespace":"shop","uid":"u","resourceVersion":"1"},
                                 "data":{"password":"b2xk"}}
                                """));
        FixAction action =
                new FixAction.SetSecretKey("password", SecretText.of("canary".toCharArray()));
        ObjectFix fix = Fixes.of(secret, action, ANY);

        assertThat(action + " " + fix + " " + fix.edits())
                .doesNotContain("canary", "Y2FuYXJ5", "b2xk");
        assertThat(LeaseJson.fix(fix.forKeeping()).toJson()).doesNotContain("Y2FuYXJ5", "b2xk");
        assertThat(fix.lasting()).isEmpty();
    }
}
