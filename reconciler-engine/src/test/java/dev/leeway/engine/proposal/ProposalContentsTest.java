package dev.leeway.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.resource.ResourceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a proposal contains, and what it never does. */
class ProposalContentsTest {
    @TempDir Path folder;
    private ProposalGround ground;

    @BeforeEach
    void open() throws Exception {
        ground = new ProposalGround(folder);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void aSharedBaseIsTouchedOnlyWhenPicked() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.PROD, ProposalGround.TEST);
        ProposalDraft draft =
                proposals.draft(DraftRequest.of("prod", List.of(ProposalGround.replicas(5))));

        Candidate own = draft.candidates().getFirst();
        assertThat(own.isComplete()).isTrue();
        assertThat(own.files())
                .extracting(FileChange::path)
                .containsExactly("overlays/prod/kustomization.yaml");
        Candidate shared = draft.candidates().get(1);
        assertThat(shared.isComplete()).isFalse();
        assertThat(shared.needsConsent()).isTrue();
        assertThat(shared.files())
                .extracting(FileChange::path)
                .containsExactly("base/deployment.yaml");
        assertThat(shared.hit()).extracting(Effect::application).containsExactly("test");

        proposals.submit(draft, shared, ProposalGround.reason("shared"));
        proposals.deliver("shared");
        assertThat(ground.host.opened().getFirst().body()).contains("This also changes `test`");
    }

    @Test
    void whatDoesNotProveIsNotHandedIn() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        JsonObject live = JsonObject.of("spec", JsonObject.of("paused", JsonValue.of(true)));
        ResourceKey unknown = new ResourceKey("apps", "Deployment", "shop", "other");
        ProposalDraft draft =
                proposals.draft(
                        DraftRequest.of(
                                "web",
                                List.of(
                                        new TouchedObject(
                                                unknown,
                                                List.of(FieldPath.of("spec", "paused")),
                                                live))));
        assertThat(draft.complete()).isEmpty();
        assertThat(draft.candidates().getFirst().own().residue()).isNotEmpty();
        assertThatThrownBy(
                        () ->
                                proposals.submit(
                                        draft,
                                        draft.candidates().getFirst(),
                                        ProposalGround.reason("wrong")))
                .isInstanceOf(ProposalException.class)
                .hasMessageContaining("does not prove");
    }

    @Test
    void filesFinishedByHandAreProvedAsTheyStand() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        ProposalDraft draft =
                proposals.draft(DraftRequest.of("web", List.of(ProposalGround.replicas(5))));
        byte[] before = ProposalGround.DEPLOYMENT.getBytes(StandardCharsets.UTF_8);
        String wrong =
                ProposalGround.DEPLOYMENT
                        .replace("replicas: 2", "replicas: 5")
                        .replace("1.0", "1.1");
        assertThat(proposals.prove(draft, List.of(change(before, wrong))).isComplete()).isFalse();

        String right =
                ProposalGround.DEPLOYMENT.replace(
                        "replicas: 2   # enough", "replicas: 5 # was not enough");
        Candidate byHand = proposals.prove(draft, List.of(change(before, right)));
        assertThat(byHand.isComplete()).isTrue();
        proposals.submit(draft, byHand, ProposalGround.reason("by-hand"));
        ground.team.commit("README.md", "Moved on\n");
        assertThat(proposals.deliver("by-hand").stage()).isInstanceOf(Stage.Open.class);
        ground.team.merge("leeway/bypass/by-hand");
        assertThat(ground.team.file("web/deployment.yaml")).isEqualTo(right);
    }

    private static FileChange change(byte[] before, String after) {
        return FileChange.of(
                "web/deployment.yaml",
                Optional.of(before),
                Optional.of(after.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aRollbackBringsTheFolderBack() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB, ProposalGround.PROD);
        String good = ground.team.tip("main");
        ground.team.commit(
                "web/deployment.yaml",
                        ProposalGround.DEPLOYMENT.replace("web:1.0", "web:2.0-broken"),
                "web/extra.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: extra\n",
                "base/deployment.yaml", ProposalGround.DEPLOYMENT.replace("web:1.0", "web:1.5"));

        ProposalDraft draft =
                proposals.revert(new RevertRequest("web", good, Duration.ofMinutes(1)));
        Candidate back = draft.complete().orElseThrow();
        assertThat(back.files())
                .extracting(FileChange::path)
                .containsExactly("web/deployment.yaml", "web/extra.yaml");
        proposals.submit(
                draft,
                back,
                new ProposalReason(
                        ProposalReason.Kind.REVERT,
                        "back",
                        "1.0, the last good one",
                        "",
                        "ada",
                        List.of(),
                        Optional.empty()));
        ground.team.commit("README.md", "Moved on\n");
        assertThat(proposals.deliver("back").stage()).isInstanceOf(Stage.Open.class);
        ground.team.merge("leeway/revert/back");
        assertThat(ground.team.file("web/deployment.yaml")).isEqualTo(ProposalGround.DEPLOYMENT);
        assertThat(Files.exists(folder.resolve("clone/web/extra.yaml"))).isFalse();

        ProposalDraft base =
                proposals.revert(new RevertRequest("prod", good, Duration.ofMinutes(1)));
        assertThat(base.candidates().getFirst().files())
                .extracting(FileChange::path)
                .containsExactly("base/deployment.yaml");
    }

    @Test
    void theValuesOfASecretAreNeverWritten() throws Exception {
        ground.team.commit(
                "web/secret.yaml",
                """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: login
                stringData:
                  key: old
                """);
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        JsonObject live =
                JsonObject.of("stringData", JsonObject.of("key", new JsonString("canary-8d3")));
        TouchedObject touched =
                new TouchedObject(
                        new ResourceKey("", "Secret", "shop", "login"),
                        List.of(FieldPath.of("stringData").then(PathElement.name("key"))),
                        live);
        ProposalDraft draft = proposals.draft(DraftRequest.of("web", List.of(touched)));
        assertThat(draft.complete()).isEmpty();
        assertThat(draft.candidates().getFirst().notes())
                .anySatisfy(note -> assertThat(note.text()).contains("never written"));
        assertThat(draft.toString()).doesNotContain("canary");
    }

    @Test
    void thePatchIsOneThatGitTakes() throws Exception {
        Proposals proposals = ground.proposals(false, ProposalGround.WEB);
        ProposalGround.handedIn(proposals, "fix-1", 5);
        String patch = new String(proposals.patch("fix-1"), StandardCharsets.UTF_8);
        assertThat(patch)
                .startsWith("From ")
                .contains(
                        "Subject: [PATCH] web: keep the emergency fix of Deployment web",
                        "diff --git a/web/deployment.yaml b/web/deployment.yaml",
                        "-  replicas: 2   # enough for a weekday",
                        "+  replicas: 5   # enough for a weekday");
    }
}
