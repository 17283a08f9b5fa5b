package dev.leeway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.schema.FieldSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One field of a config map, and everything that can have made it differ. */
class OriginReadingTest {
    private static final Revision FIRST = revision("1");
    private static final Revision SECOND = revision("2");

    private static Revision revision(String digit) {
        return new Revision(
                digit.repeat(40),
                "main",
                "change " + digit,
                "ada",
                Instant.parse("2026-10-0" + digit + "T08:00:00Z"));
    }

    private static Manifest map(String data, String managedFields) {
        return new Manifest(
                JsonReader.readObject(
                        """
                        {"apiVersion": "v1", "kind": "ConfigMap",
                         "metadata": {"name": "a", "namespace": "shop", "managedFields": [%s]},
                         "data": %s}
                        """
                                .formatted(managedFields, data)));
    }

    private static String owner(String manager, String operation, String subresource) {
        return """
        {"manager": "%s", "operation": "%s", "subresource": "%s", "apiVersion": "v1",
         "time": "2026-11-01T02:00:00Z", "fieldsV1": {"f:data": {"f:k": {}}}}\
        """
                .formatted(manager, operation, subresource);
    }

    private static PastBody past(Revision revision, String data) {
        return new PastBody(revision, Optional.of(map(data, "").root()));
    }

    private OriginVerdict verdict(
            String desired,
            Manifest live,
            String predicted,
            Optional<PastBody> lastSynced,
            List<PastBody> older)
            throws Exception {
        Manifest answer = map(predicted, "");
        FieldChange change =
                FieldChanges.between(
                                live.key(),
                                answer,
                                live,
                                new FieldSchema.Unknown(),
                                List.of(),
                                (_, _) -> new PathExpressions.Selection.Failed("not asked"))
                        .counting()
                        .getFirst();
        return new OriginReading(
                        map(desired, ""),
                        live,
                        answer,
                        Optional.empty(),
                        "leeway",
                        lastSynced,
                        older)
                .of(change);
    }

    private OriginVerdict byOwner(String entry) throws Exception {
        return verdict(
                "{\"k\": \"git\"}",
                map("{\"k\": \"live\"}", entry),
                "{\"k\": \"git\"}",
                Optional.empty(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "kubectl-edit, Update, '', HandEdit, false",
        "kubectl-client-side-apply, Update, '', HandEdit, false",
        "kubectl, Apply, '', HandEdit, false",
        "kubectl, Update, scale, HandEdit, false",
        "leeway-bypass, Apply, '', HandEdit, false",
        "Mozilla, Update, '', HandEdit, true",
        "helm, Update, '', HandEdit, true",
        "kube-controller-manager, Update, scale, ControllerField, false",
        "argocd-controller, Apply, '', ControllerField, false",
        "my-operator, Update, '', ControllerField, false",
        "something, Update, '', ControllerField, true",
        "before-first-apply, Update, '', NotKnown, false",
    })
    void anOwnerIsAHandOrAProgram(
            String manager, String operation, String subresource, String origin, boolean guess)
            throws Exception {
        OriginVerdict verdict = byOwner(owner(manager, operation, subresource));

        assertThat(verdict.origin().getClass().getSimpleName()).isEqualTo(origin);
        assertThat(verdict.guess()).isEqualTo(guess);
    }

    @Test
    void whatLeewayAppliedIsOfTheLastSyncOrOlderOrOfNoKnownRevision() throws Exception {
        Manifest live = map("{\"k\": \"live\"}", owner("leeway", "Apply", ""));
        String git = "{\"k\": \"git\"}";

        assertThat(
                        verdict(
                                        git,
                                        live,
                                        git,
                                        Optional.of(past(SECOND, "{\"k\": \"live\"}")),
                                        List.of(past(FIRST, "{\"k\": \"live\"}")))
                                .origin())
                .isEqualTo(new FieldOrigin.GitMovedOn(SECOND));
        assertThat(
                        verdict(
                                        git,
                                        live,
                                        git,
                                        Optional.of(past(SECOND, git)),
                                        List.of(past(FIRST, "{\"k\": \"live\"}")))
                                .origin())
                .isEqualTo(new FieldOrigin.StaleSync(FIRST));
        assertThat(verdict(git, live, git, Optional.of(past(SECOND, git)), List.of()).origin())
                .isEqualTo(new FieldOrigin.NotKnown());
    }

    @Test
    void admissionsWordGoesBeforeEveryOwner() throws Exception {
        OriginVerdict verdict =
                verdict(
                        "{\"k\": \"git\"}",
                        map("{\"k\": \"live\"}", owner("kubectl-edit", "Update", "")),
                        "{\"k\": \"rewritten\"}",
                        Optional.empty(),
                        List.of());

        assertThat(verdict.origin()).isEqualTo(new FieldOrigin.MutatingWebhook());
        assertThat(verdict.guess()).isFalse();
    }

    @Test
    void aFieldThatNobodyOwnsIsADefaultUnlessGitAskedForItBefore() throws Exception {
        Manifest live = map("{\"k\": \"live\"}", "");
        String git = "{\"k\": \"git\"}";

        OriginVerdict never = verdict(git, live, git, Optional.empty(), List.of());
        assertThat(never.origin()).isEqualTo(new FieldOrigin.ServerDefault());
        assertThat(never.guess()).isTrue();
        assertThat(verdict(git, live, git, Optional.of(past(FIRST, "{}")), List.of()).origin())
                .isEqualTo(new FieldOrigin.GitMovedOn(FIRST));
        assertThat(verdict(git, live, git, Optional.of(past(FIRST, git)), List.of()).origin())
                .isEqualTo(new FieldOrigin.NotKnown());
    }

    @Test
    void aFieldThatIsGoneIsNewInGitOrWasTakenAwayByWhoeverCameLast() throws Exception {
        String git = "{\"k\": \"git\"}";
        Manifest live = map("{}", owner("kubectl-edit", "Update", ""));

        assertThat(verdict(git, live, git, Optional.of(past(FIRST, "{}")), List.of()).origin())
                .isEqualTo(new FieldOrigin.GitMovedOn(FIRST));
        OriginVerdict removed = verdict(git, live, git, Optional.of(past(FIRST, git)), List.of());
        assertThat(removed.origin()).isInstanceOf(FieldOrigin.HandEdit.class);
        assertThat(removed.guess()).isTrue();
        assertThat(verdict(git, map("{}", ""), git, Optional.empty(), List.of()).origin())
                .isEqualTo(new FieldOrigin.NotKnown());
    }

    @Test
    void aFieldThatGitDroppedIsOfTheLastSync() throws Exception {
        JsonObject body = map("{\"k\": \"live\"}", "").root();
        OriginVerdict verdict =
                verdict(
                        "{}",
                        map("{\"k\": \"live\"}", owner("leeway", "Apply", "")),
                        "{}",
                        Optional.of(new PastBody(FIRST, Optional.of(body))),
                        List.of());

        assertThat(verdict.origin()).isEqualTo(new FieldOrigin.GitMovedOn(FIRST));
    }
}
