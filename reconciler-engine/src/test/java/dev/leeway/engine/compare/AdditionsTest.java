package dev.leeway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.FieldManagers;
import dev.leeway.engine.resource.Manifest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people added to an object, and what becomes of it when its fields are taken in. */
class AdditionsTest {
    private static final Manifest DESIRED =
            manifest(
                    """
                    {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings"},
                     "data":{"level":"info"}}""");

    private static Manifest manifest(String json) {
        return new Manifest(JsonReader.readObject(json));
    }

    /** A live object with data beside that of Git, and its owners. */
    private static Manifest live(String annotations, String data, String... entries) {
        return manifest(
                """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings","uid":"1",
                 "annotations":{%s},"managedFields":[%s]},"data":{"level":"info"%s}}"""
                        .formatted(annotations, String.join(",", entries), data));
    }

    private static String entry(String manager, String operation, String fields) {
        return """
        {"manager":"%s","operation":"%s","apiVersion":"v1","time":"2026-11-01T10:00:00Z",
         "fieldsType":"FieldsV1","fieldsV1":%s}"""
                .formatted(manager, operation, fields);
    }

    private static final String OURS =
            entry(FieldManagers.LEEWAY, "Apply", "{\"f:data\":{\"f:level\":{}}}");

    private static List<String> added(Manifest live) {
        return Additions.of(DESIRED, live).stream()
                .map(change -> change.path() + " = " + change.live().orElseThrow().toJson())
                .toList();
    }

    @Test
    void whatKubectlPutInBesideGitIsAnAddition() {
        Manifest live =
                live(
                        "\"note\":\"by hand\"",
                        ",\"extra\":\"1\"",
                        OURS,
                        entry("kubectl-patch", "Update", "{\"f:data\":{\"f:extra\":{}}}"),
                        entry(
                                "kubectl-annotate",
                                "Update",
                                "{\"f:metadata\":{\"f:annotations\":{\".\":{},\"f:note\":{}}}}"));

        assertThat(added(live))
                .containsExactly(
                        ".data.extra = \"1\"", ".metadata.annotations = {\"note\":\"by hand\"}");
    }

    @Test
    void aPartThatOthersShareIsNotTakenAsAWhole() {
        Manifest live =
                live(
                        "\"note\":\"by hand\",\"other\":\"x\"",
                        "",
                        OURS,
                        entry(
                                "operator",
                                "Update",
                                "{\"f:metadata\":{\"f:annotations\":{\".\":{},\"f:other\":{}}}}"),
                        entry(
                                "kubectl-annotate",
                                "Update",
                                "{\"f:metadata\":{\"f:annotations\":{\"f:note\":{}}}}"));

        assertThat(added(live)).containsExactly(".metadata.annotations.note = \"by hand\"");
    }

    @Test
    void ofClientSideApplyOnlyWhatItsRecordNamesIsCertain() {
        Manifest live =
                live(
                        "\"kubectl.kubernetes.io/last-applied-configuration\":"
                                + "\"{\\\"data\\\":{\\\"level\\\":\\\"info\\\",\\\"old\\\":\\\"1\\\"}}\"",
                        ",\"old\":\"1\",\"default\":\"set by the server\"",
                        OURS,
                        entry(
                                FieldMigration.CLIENT_SIDE_APPLY,
                                "Update",
                                """
                                {"f:data":{".":{},"f:level":{},"f:old":{},"f:default":{}},
                                 "f:metadata":{"f:annotations":{".":{},
                                 "f:kubectl.kubernetes.io/last-applied-configuration":{}}}}"""));

        assertThat(added(live)).containsExactly(".data.old = \"1\"");
    }

    @Test
    void kubectlsOwnRecordIsNoPartOfAnAddition() {
        Manifest live =
                live(
                        "\"note\":\"x\",\"kubectl.kubernetes.io/last-applied-configuration\":"
                                + "\"{\\\"metadata\\\":{\\\"annotations\\\":{\\\"note\\\":\\\"x\\\"}}}\"",
                        "",
                        OURS,
                        entry(
                                FieldMigration.CLIENT_SIDE_APPLY,
                                "Update",
                                """
                                {"f:metadata":{"f:annotations":{".":{},"f:note":{},
                                 "f:kubectl.kubernetes.io/last-applied-configuration":{}}}}"""));

        assertThat(added(live)).containsExactly(".metadata.annotations.note = \"x\"");
    }

    @Test
    void programsLeasesAndRestartsAddNothing() {
        Manifest live =
                live(
                        "\"kubectl.kubernetes.io/restartedAt\":\"2026-11-01T10:00:00Z\"",
                        ",\"a\":\"1\",\"b\":\"1\",\"c\":\"1\"",
                        OURS,
                        entry("some-operator", "Update", "{\"f:data\":{\"f:a\":{}}}"),
                        entry("leeway-bypass", "Apply", "{\"f:data\":{\"f:b\":{}}}"),
                        entry("kubectl-create", "Update", "{\"f:data\":{\"f:c\":{}}}"),
                        entry(
                                "kubectl-rollout",
                                "Update",
                                """
                                {"f:metadata":{"f:annotations":{
                                 "f:kubectl.kubernetes.io/restartedAt":{}}}}"""));

        assertThat(added(live)).isEmpty();
    }

    @Test
    void valuesOfSecretsAreMasked() {
        Manifest desired =
                manifest(
                        "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"s\"}}");
        Manifest live =
                manifest(
                        """
                        {"apiVersion":"v1","kind":"Secret","metadata":{"name":"s","managedFields":[%s]},
                         "data":{"token":"Y2FuYXJ5"}}"""
                                .formatted(
                                        entry(
                                                "kubectl-edit",
                                                "Update",
                                                "{\"f:data\":{\"f:token\":{}}}")));

        assertThat(Additions.of(desired, live)).hasSize(1);
        assertThat(Additions.of(desired, live).toString()).doesNotContain("Y2FuYXJ5");
    }

    @Test
    void takingInSaysThatWhatWasEditedGoesThoughApplyHasNoRecordOfIt() {
        Manifest live =
                live(
                        "\"kubectl.kubernetes.io/last-applied-configuration\":"
                                + "\"{\\\"data\\\":{\\\"level\\\":\\\"info\\\"}}\"",
                        ",\"extra\":\"1\"",
                        entry(
                                FieldMigration.CLIENT_SIDE_APPLY,
                                "Update",
                                "{\"f:data\":{\".\":{},\"f:level\":{}}}"),
                        entry("kubectl-patch", "Update", "{\"f:data\":{\"f:extra\":{}}}"));

        FieldMigration migration =
                FieldMigration.of(DESIRED, live, Set.of("kubectl*"), FieldManagers.LEEWAY)
                        .orElseThrow();

        assertThat(migration.removed())
                .extracting(change -> change.path().toString())
                .containsExactly(".data.extra");
        assertThat(migration.exact()).isTrue();
    }
}
