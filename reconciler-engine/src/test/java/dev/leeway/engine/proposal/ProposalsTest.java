package dev.leeway.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.source.git.GitIdentity;
import dev.leeway.engine.source.git.GitSource;
import dev.leeway.engine.source.git.HelperLogins;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.workspace.Workspace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Proposals from the draft to the merge, over real repositories and the real store. */
class ProposalsTest {
    private static final String DEPLOYMENT =
            """
            # Owned by the shop team.
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 2   # enough for a weekday
              template:
                spec:
                  containers:
                    - name: web
                      image: registry.example.com/web:1.0
            """;
    private static final String BASE = "resources:\n  - deployment.yaml\n";
    private static final String OVERLAY = "resources:\n  - ../../base\n";

    @TempDir Path folder;
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-03-02T03:00:00Z"));
    private final MemoryHost host = new MemoryHost();
    private Team team;
    private LeewayStore store;
    private GitSource sources;
    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        team = new Team(folder);
        team.commit(
                "web/deployment.yaml", DEPLOYMENT,
                "base/deployment.yaml", DEPLOYMENT,
                "base/kustomization.yaml", BASE,
                "overlays/prod/kustomization.yaml", OVERLAY,
                "overlays/test/kustomization.yaml", OVERLAY);
        store = LeewayStore.open(folder.resolve("data"), folder.resolve("state"), clock());
        sources =
                new GitSource(
                        folder.resolve("mirrors"),
                        new HelperLogins(List.of("no-such-git")),
                        folder,
                        clock());
        bench = new Bench();
    }

    @AfterEach
    void close() {
        bench.close();
        sources.close();
        store.close();
        team.close();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Objects.requireNonNull(now.get());
            }
        };
    }

    private void wait(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private Proposals proposals(boolean withHost, Workspace.Application... applications)
            throws Exception {
        Path config = folder.resolve("gitconfig");
        Files.writeString(config, "[user]\n\tname = Ada L\n\temail = ada@example.com\n");
        Workspace workspace = Bench.workspace(team.url(), Optional.empty(), applications);
        return new WorkspaceProposals(
                workspace,
                new ProposalParts(
                        sources,
                        sources,
                        sources.writer(new GitIdentity(List.of(config), Map.of())),
                        bench.renderer(),
                        DestinationFacts.UNKNOWN,
                        store.proposalOutbox(),
                        _ -> withHost ? Optional.of(host) : Optional.empty(),
                        store.auditLog(),
                        "ada",
                        clock()));
    }

    private static final Workspace.Application WEB = Bench.application("web", "web");
    private static final Workspace.Application PROD = Bench.application("prod", "overlays/prod");
    private static final Workspace.Application TEST = Bench.application("test", "overlays/test");

    private static final ResourceKey KEY = new ResourceKey("apps", "Deployment", "shop", "web");
    private static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");

    private static TouchedObject replicas(long count) {
        JsonObject live = JsonObject.of("spec", JsonObject.of("replicas", JsonValue.of(count)));
        return new TouchedObject(KEY, List.of(REPLICAS), live);
    }

    private static ProposalReason reason(String id) {
        return new ProposalReason(
                ProposalReason.Kind.BYPASS,
                id,
                "The queue grows faster than two can take it.",
                "INC-42",
                "ada",
                List.of("bob"),
                Optional.of(Instant.parse("2026-03-02T07:00:00Z")));
    }

    private static Proposal handedIn(Proposals proposals, String id, long count) throws Exception {
        ProposalDraft draft = proposals.draft(DraftRequest.of("web", List.of(replicas(count))));
        return proposals.submit(draft, draft.complete().orElseThrow(), reason(id));
    }

    @Test
    void aFixBecomesABranchAndARequestAndIsSeenMerged() throws Exception {
        Proposals proposals = proposals(true, WEB);

        Proposal made = handedIn(proposals, "fix-1", 5);
        assertThat(made.stage()).isEqualTo(new Stage.Waiting());
        assertThat(team.branches("leeway/")).as("nothing is sent yet").isZero();

        Proposal sent = proposals.deliver("fix-1");
        assertThat(sent.stage()).isInstanceOf(Stage.Open.class);
        assertThat(team.tip("leeway/bypass/fix-1")).isEqualTo(made.commit());
        assertThat(proposals.deliver("fix-1")).isEqualTo(sent);
        assertThat(host.opened()).hasSize(1);
        assertThat(host.opened().getFirst().body())
                .contains("INC-42", ".spec.replicas", "web/deployment.yaml", "every other field");
        String message = team.read(made.commit()).getFullMessage();
        assertThat(message)
                .contains("Bypass-Id: fix-1", "Incident: INC-42", "Approved-by: bob")
                .doesNotContain("5");
        assertThat(team.read(made.commit()).getAuthorIdent().getName()).isEqualTo("Ada L");

        assertThat(proposals.watch("fix-1").stage()).isInstanceOf(Stage.Open.class);
        String merge = team.merge("leeway/bypass/fix-1");
        host.set(PullRequestHost.State.MERGED, merge);
        Proposal merged = proposals.watch("fix-1");
        assertThat(merged.stage()).isEqualTo(new Stage.Merged(sent.request(), merge, true));
        assertThat(team.file("web/deployment.yaml"))
                .isEqualTo(DEPLOYMENT.replace("replicas: 2   # enough", "replicas: 5   # enough"));
        assertThat(proposals.contains("web", "main", merge)).isTrue();
        assertThat(proposals.contains("web", made.base(), merge)).isFalse();
        assertThat(
                        store.auditLog()
                                .list(
                                        new AuditQuery(
                                                Optional.empty(),
                                                Optional.of("web"),
                                                Optional.empty(),
                                                10)))
                .extracting(record -> record.event().kind())
                .containsExactly(
                        AuditKind.PULL_REQUEST_CHANGED,
                        AuditKind.REPOSITORY_PUSHED,
                        AuditKind.PULL_REQUEST_CHANGED,
                        AuditKind.PULL_REQUEST_CHANGED);
    }

    @Test
    void withTheHostDownItWaitsAndFollowsExactlyOnce() throws Exception {
        Proposals proposals = proposals(true, WEB);
        handedIn(proposals, "fix-1", 5);
        host.goDown(true);

        Proposal waiting = proposals.deliver("fix-1");
        assertThat(waiting.stage()).isEqualTo(new Stage.Pushed());
        assertThat(waiting.delivery().attempts()).isEqualTo(1);
        assertThat(waiting.delivery().lastError().text()).contains("does not answer");
        assertThat(waiting.delivery().nextTry()).isAfter(Objects.requireNonNull(now.get()));
        assertThat(proposals.tend()).as("not due yet").isEmpty();

        host.goDown(false);
        host.loseNextAnswer();
        wait(Duration.ofMinutes(1));
        assertThat(proposals.tend())
                .extracting(Proposal::stage)
                .containsExactly(new Stage.Pushed());
        wait(Duration.ofMinutes(1));
        assertThat(proposals(true, WEB).tend())
                .extracting(Proposal::stage)
                .hasOnlyElementsOfType(Stage.Open.class);
        assertThat(host.opened()).as("the lost answer's request was found").hasSize(1);
        assertThat(team.branches("leeway/")).isEqualTo(1);
    }

    @Test
    void aCrashAfterThePushMakesNoSecondBranch() throws Exception {
        Proposals proposals = proposals(true, WEB);
        Proposal made = handedIn(proposals, "fix-1", 5);
        proposals.deliver("fix-1");
        // As if the process had ended before it could note the push.
        store.proposalOutbox().update(made);

        assertThat(proposals.deliver("fix-1").stage()).isInstanceOf(Stage.Open.class);
        assertThat(team.branches("leeway/")).isEqualTo(1);
        assertThat(host.opened()).hasSize(1);
        assertThat(handedIn(proposals, "fix-1", 9).commit()).isEqualTo(made.commit());
    }

    @Test
    void withTheRepositoryOutOfReachItWaits() throws Exception {
        Proposals proposals = proposals(true, WEB);
        handedIn(proposals, "fix-1", 5);
        Path away = folder.resolve("away.git");
        Files.move(team.origin(), away);

        Proposal waiting = proposals.deliver("fix-1");
        assertThat(waiting.stage()).isEqualTo(new Stage.Waiting());
        assertThat(waiting.delivery().lastError().text()).contains("no such folder");

        Files.move(away, team.origin());
        wait(Duration.ofMinutes(1));
        assertThat(proposals.deliver("fix-1").stage()).isInstanceOf(Stage.Open.class);
    }

    @Test
    void aMovedBaseIsEditedAgain() throws Exception {
        Proposals proposals = proposals(true, WEB);
        Proposal made = handedIn(proposals, "fix-1", 5);
        String moved =
                team.commit(
                        "web/deployment.yaml",
                        DEPLOYMENT.replace("web:1.0", "web:1.1").replace("# Owned", "# Kept"));

        Proposal sent = proposals.deliver("fix-1");
        assertThat(sent.stage()).isInstanceOf(Stage.Open.class);
        assertThat(sent.base()).isEqualTo(moved);
        assertThat(sent.commit()).isNotEqualTo(made.commit());
        team.merge("leeway/bypass/fix-1");
        assertThat(team.file("web/deployment.yaml")).contains("web:1.1", "replicas: 5", "# Kept");
    }

    @Test
    void aBaseThatSaysItAlreadyNeedsNoRequest() throws Exception {
        Proposals proposals = proposals(true, WEB);
        handedIn(proposals, "fix-1", 5);
        String done =
                team.commit(
                        "web/deployment.yaml", DEPLOYMENT.replace("replicas: 2", "replicas: 5"));

        assertThat(proposals.deliver("fix-1").stage())
                .isEqualTo(new Stage.Merged(Optional.empty(), done, true));
        assertThat(team.branches("leeway/")).isZero();
    }

    @Test
    void aBaseOnWhichNothingProvesIsStuck() throws Exception {
        Proposals proposals = proposals(true, WEB);
        handedIn(proposals, "fix-1", 5);
        team.commit("web/deployment.yaml", DEPLOYMENT.replace("name: web", "name: other"));

        assertThat(proposals.deliver("fix-1").stage())
                .isInstanceOfSatisfying(
                        Stage.Stuck.class,
                        stuck -> assertThat(stuck.why().text()).contains("moved on"));
        assertThat(team.branches("leeway/")).isZero();
        assertThat(proposals.drop("fix-1", "not needed").stage())
                .isEqualTo(new Stage.Dropped("not needed"));
    }

    @Test
    void aForeignBranchIsLeftAlone() throws Exception {
        Proposals proposals = proposals(true, WEB);
        handedIn(proposals, "fix-1", 5);
        team.branch("leeway/bypass/fix-1");
        String foreign = team.tip("leeway/bypass/fix-1");

        assertThat(proposals.deliver("fix-1").stage()).isInstanceOf(Stage.Stuck.class);
        assertThat(team.tip("leeway/bypass/fix-1")).isEqualTo(foreign);
    }

    @Test
    void withoutAHostMergesAreSeenByGitAlone() throws Exception {
        Proposals proposals = proposals(false, WEB);
        Proposal made = handedIn(proposals, "merged", 5);
        assertThat(proposals.deliver("merged").stage()).isEqualTo(new Stage.BranchOnly(""));
        assertThat(proposals.watch("merged").stage()).isEqualTo(new Stage.BranchOnly(""));
        team.merge("leeway/bypass/merged");
        assertThat(proposals.watch("merged").stage())
                .isEqualTo(new Stage.Merged(Optional.empty(), made.commit(), true));

        handedIn(proposals, "squashed", 6);
        proposals.deliver("squashed");
        team.commit("README.md", "Meanwhile\n");
        String squash = team.squash("leeway/bypass/squashed");
        team.commit("README.md", "Afterwards\n");
        assertThat(proposals.watch("squashed").stage())
                .isEqualTo(new Stage.Merged(Optional.empty(), squash, true));

        handedIn(proposals, "by-hand", 7);
        proposals.deliver("by-hand");
        String hand =
                team.commit(
                        "web/deployment.yaml",
                        DEPLOYMENT.replace("replicas: 2", "replicas: 7").replace("# Owned", "# x"));
        assertThat(proposals.watch("by-hand").stage())
                .isEqualTo(new Stage.Merged(Optional.empty(), hand, true));
    }

    @Test
    void aMergeWithOtherValuesIsSaidToBeOne() throws Exception {
        Proposals proposals = proposals(true, WEB);
        handedIn(proposals, "fix-1", 5);
        proposals.deliver("fix-1");
        String other =
                team.commit(
                        "web/deployment.yaml", DEPLOYMENT.replace("replicas: 2", "replicas: 4"));
        host.set(PullRequestHost.State.MERGED, other);
        assertThat(proposals.watch("fix-1").stage())
                .isInstanceOfSatisfying(
                        Stage.Merged.class, merged -> assertThat(merged.asProposed()).isFalse());
    }

    @Test
    void withoutAHostACommitOnTopOfTheProposalIsSeenToChangeIt() throws Exception {
        Proposals proposals = proposals(false, WEB);
        handedIn(proposals, "fix-1", 5);
        proposals.deliver("fix-1");
        team.merge("leeway/bypass/fix-1");
        String other =
                team.commit(
                        "web/deployment.yaml", DEPLOYMENT.replace("replicas: 2", "replicas: 4"));
        assertThat(proposals.watch("fix-1").stage())
                .isEqualTo(new Stage.Merged(Optional.empty(), other, false));
    }

    @Test
    void aLookThatFailedIsNotedAndIsTakenAnewWhenAskedFor() throws Exception {
        Proposals proposals = proposals(true, WEB);
        handedIn(proposals, "fix-1", 5);
        proposals.deliver("fix-1");
        assertThatThrownBy(() -> proposals.retry("fix-1"))
                .as("it is seen there")
                .isInstanceOf(ProposalException.class);
        host.set(PullRequestHost.State.CLOSED, "");
        host.goDown(true);
        Proposal unseen = proposals.watch("fix-1");
        assertThat(unseen.stage()).isInstanceOf(Stage.Open.class);
        assertThat(unseen.delivery().lastError().text()).contains("does not answer");

        host.goDown(false);
        assertThat(proposals.watch("fix-1").stage())
                .as("the host is left alone for a while")
                .isInstanceOf(Stage.Open.class);
        assertThat(proposals.retry("fix-1").delivery().lastError().isEmpty()).isTrue();
        assertThat(proposals.watch("fix-1").stage()).isInstanceOf(Stage.Closed.class);
    }

    @Test
    void aClosedRequestIsSaidToBeOne() throws Exception {
        Proposals proposals = proposals(true, WEB);
        handedIn(proposals, "fix-1", 5);
        proposals.deliver("fix-1");
        host.set(PullRequestHost.State.CLOSED, "");
        assertThat(proposals.watch("fix-1").stage()).isInstanceOf(Stage.Closed.class);
        assertThatThrownBy(() -> proposals.retry("fix-1")).isInstanceOf(ProposalException.class);
    }

    @Test
    void aSharedBaseIsTouchedOnlyWhenPicked() throws Exception {
        Proposals proposals = proposals(true, PROD, TEST);
        ProposalDraft draft = proposals.draft(DraftRequest.of("prod", List.of(replicas(5))));

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

        proposals.submit(draft, shared, reason("shared"));
        proposals.deliver("shared");
        assertThat(host.opened().getFirst().body()).contains("This also changes `test`");
    }

    @Test
    void whatDoesNotProveIsNotHandedIn() throws Exception {
        Proposals proposals = proposals(true, WEB);
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
                                        draft, draft.candidates().getFirst(), reason("wrong")))
                .isInstanceOf(ProposalException.class)
                .hasMessageContaining("does not prove");
    }

    @Test
    void filesFinishedByHandAreProvedAsTheyStand() throws Exception {
        Proposals proposals = proposals(true, WEB);
        ProposalDraft draft = proposals.draft(DraftRequest.of("web", List.of(replicas(5))));
        byte[] before = DEPLOYMENT.getBytes(StandardCharsets.UTF_8);
        String wrong = DEPLOYMENT.replace("replicas: 2", "replicas: 5").replace("1.0", "1.1");
        assertThat(proposals.prove(draft, List.of(change(before, wrong))).isComplete()).isFalse();

        String right = DEPLOYMENT.replace("replicas: 2   # enough", "replicas: 5 # was not enough");
        Candidate byHand = proposals.prove(draft, List.of(change(before, right)));
        assertThat(byHand.isComplete()).isTrue();
        proposals.submit(draft, byHand, reason("by-hand"));
        team.commit("README.md", "Moved on\n");
        assertThat(proposals.deliver("by-hand").stage()).isInstanceOf(Stage.Open.class);
        team.merge("leeway/bypass/by-hand");
        assertThat(team.file("web/deployment.yaml")).isEqualTo(right);
    }

    private static FileChange change(byte[] before, String after) {
        return FileChange.of(
                "web/deployment.yaml",
                Optional.of(before),
                Optional.of(after.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aRollbackBringsTheFolderBack() throws Exception {
        Proposals proposals = proposals(true, WEB, PROD);
        String good = team.tip("main");
        team.commit(
                "web/deployment.yaml", DEPLOYMENT.replace("web:1.0", "web:2.0-broken"),
                "web/extra.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: extra\n",
                "base/deployment.yaml", DEPLOYMENT.replace("web:1.0", "web:1.5"));

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
        team.commit("README.md", "Moved on\n");
        assertThat(proposals.deliver("back").stage()).isInstanceOf(Stage.Open.class);
        team.merge("leeway/revert/back");
        assertThat(team.file("web/deployment.yaml")).isEqualTo(DEPLOYMENT);
        assertThat(Files.exists(folder.resolve("clone/web/extra.yaml"))).isFalse();

        ProposalDraft base =
                proposals.revert(new RevertRequest("prod", good, Duration.ofMinutes(1)));
        assertThat(base.candidates().getFirst().files())
                .extracting(FileChange::path)
                .containsExactly("base/deployment.yaml");
    }

    @Test
    void theValuesOfASecretAreNeverWritten() throws Exception {
        team.commit(
                "web/secret.yaml",
                """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: login
                stringData:
                  key: old
                """);
        Proposals proposals = proposals(true, WEB);
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
        Proposals proposals = proposals(false, WEB);
        handedIn(proposals, "fix-1", 5);
        String patch = new String(proposals.patch("fix-1"), StandardCharsets.UTF_8);
        assertThat(patch)
                .startsWith("From ")
                .contains(
                        "Subject: [PATCH] web: keep the emergency fix of Deployment web",
                        "diff --git a/web/deployment.yaml b/web/deployment.yaml",
                        "-  replicas: 2   # enough for a weekday",
                        "+  replicas: 5   # enough for a weekday");
    }

    @Test
    void aTagTakesNoRequest() throws Exception {
        String commit = team.tip("main");
        Workspace.Application pinned =
                new Workspace.Application(
                        "web",
                        new Workspace.Source("shop", "web", commit, WEB.source().rendering()),
                        "prod",
                        "shop",
                        WEB.sync(),
                        List.of());
        assertThatThrownBy(
                        () ->
                                proposals(true, pinned)
                                        .draft(DraftRequest.of("web", List.of(replicas(5)))))
                .isInstanceOf(ProposalException.class)
                .hasMessageContaining("not a branch");
    }
}
