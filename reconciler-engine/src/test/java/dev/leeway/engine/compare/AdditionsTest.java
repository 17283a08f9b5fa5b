package dev.leeway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.FieldManagers;
import dev.leeway.engine.resource.Manifest;
import java.time.Instant;
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
        return Additions.of(DESIRED, live, LeftAlone.NOTHING).stream()
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

        assertThat(Additions.of(desired, live, LeftAlone.NOTHING)).hasSize(1);
        assertThat(Additions.of(desired, live, LeftAlone.NOTHING).toString())
                .doesNotContain("Y2FuYXJ5");
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
                FieldMigration.of(
                                DESIRED,
                                live,
                                MigrationScope.of(Set.of("kubectl*")),
                                FieldManagers.LEEWAY)
                        .orElseThrow();

        assertThat(migration.removed())
                .extracting(change -> change.path().toString())
                .containsExactly(".data.extra");
        assertThat(migration.exact()).isTrue();
    }

    private static final Manifest TWICE_ADDED =
            live(
                    "\"note\":\"by hand\"",
                    ",\"extra\":\"1\",\"more\":\"2\"",
                    OURS,
                    entry("kubectl-edit", "Update", "{\"f:data\":{\"f:extra\":{},\"f:more\":{}}}"),
                    entry(
                            "kubectl-annotate",
                            "Update",
                            "{\"f:metadata\":{\"f:annotations\":{\".\":{},\"f:note\":{}}}}"));

    private static IgnoreRule rule(List<String> pointers, List<String> jq, List<String> managers) {
        return new IgnoreRule("", "ConfigMap", "", "", pointers, jq, managers, "leeway.yaml:1");
    }

    private static List<String> told(IgnoreRule rule, PathExpressions expressions)
            throws InterruptedException {
        return Additions.of(
                        DESIRED, TWICE_ADDED, LeftAlone.of(TWICE_ADDED, List.of(rule), expressions))
                .stream()
                .map(change -> change.path().toString())
                .toList();
    }

    private static final PathExpressions NONE =
            (expression, object) -> new PathExpressions.Selection.Failed("no jq here");

    @Test
    void aRuleOfEveryDialectLeavesAnAdditionAlone() throws InterruptedException {
        assertThat(told(rule(List.of("/data/more"), List.of(), List.of()), NONE))
                .containsExactly(".data.extra", ".metadata.annotations");
        assertThat(told(rule(List.of(), List.of(), List.of("kubectl-edit")), NONE))
                .containsExactly(".metadata.annotations");
        assertThat(
                        told(
                                rule(List.of(), List.of(".data.extra"), List.of()),
                                (expression, object) ->
                                        new PathExpressions.Selection.Fields(
                                                List.of("/data/extra"))))
                .containsExactly(".data.more", ".metadata.annotations");
    }

    @Test
    void aRuleThatFailsHidesNothingAndOneOfAnotherKindNeither() throws InterruptedException {
        List<String> all = List.of(".data.extra", ".data.more", ".metadata.annotations");
        assertThat(told(rule(List.of(), List.of(".data.extra"), List.of()), NONE)).isEqualTo(all);
        assertThat(
                        told(
                                new IgnoreRule(
                                        "",
                                        "Secret",
                                        "",
                                        "",
                                        List.of("/data"),
                                        List.of(),
                                        List.of(),
                                        "leeway.yaml:1"),
                                NONE))
                .isEqualTo(all);
    }

    @Test
    void oneFieldIsTakenInAndTheOthersStayWithWhoeverAddedThem() {
        MigrationScope scope =
                new MigrationScope(
                        Set.of("kubectl-edit", "kubectl-annotate"),
                        Set.of(FieldPath.of("data", "extra")),
                        Set.of());
        FieldMigration migration =
                FieldMigration.of(DESIRED, TWICE_ADDED, scope, FieldManagers.LEEWAY).orElseThrow();

        assertThat(migration.removed())
                .extracting(change -> change.path().toString())
                .containsExactly(".data.extra");
        assertThat(migration.from())
                .extracting(FieldOwner::manager)
                .containsExactly("kubectl-edit");
        String sent =
                FieldMigration.operations(
                                TWICE_ADDED,
                                scope,
                                FieldManagers.LEEWAY,
                                "v1",
                                Instant.parse("2026-11-30T03:00:00Z"))
                        .toJson();
        assertThat(sent)
                .contains("\"fieldsV1\":{\"f:data\":{\"f:more\":{}}}")
                .contains("\"f:extra\":{},\"f:level\":{}")
                .contains("\"manager\":\"kubectl-annotate\"");
    }

    @Test
    void whatARuleLeavesAloneIsNotTakenAway() {
        MigrationScope scope =
                new MigrationScope(
                        Set.of("kubectl*"), Set.of(), Set.of(FieldPath.of("data", "more")));
        assertThat(
                        FieldMigration.of(DESIRED, TWICE_ADDED, scope, FieldManagers.LEEWAY)
                                .orElseThrow()
                                .removed())
                .extracting(change -> change.path().toString())
                .contains(".data.extra")
                .doesNotContain(".data.more");
    }
}
