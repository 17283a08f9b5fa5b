package dev.leeway.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Proposals from the draft to the request and its merge, over real repositories and a real store.
 */
class ProposalsTest {
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
    void aFixBecomesABranchAndARequestAndIsSeenMerged() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);

        Proposal made = ProposalGround.handedIn(proposals, "fix-1", 5);
        assertThat(made.stage()).isEqualTo(new Stage.Waiting());
        assertThat(ground.team.branches("leeway/")).as("nothing is sent yet").isZero();

        Proposal sent = proposals.deliver("fix-1");
        assertThat(sent.stage()).isInstanceOf(Stage.Open.class);
        assertThat(ground.team.tip("leeway/bypass/fix-1")).isEqualTo(made.commit());
        assertThat(proposals.deliver("fix-1")).isEqualTo(sent);
        assertThat(ground.host.opened()).hasSize(1);
        assertThat(ground.host.opened().getFirst().body())
                .contains("INC-42", ".spec.replicas", "web/deployment.yaml", "every other field");
        String message = ground.team.read(made.commit()).getFullMessage();
        assertThat(message)
                .contains("Bypass-Id: fix-1", "Incident: INC-42", "Approved-by: bob")
                .doesNotContain("5");
        assertThat(ground.team.read(made.commit()).getAuthorIdent().getName()).isEqualTo("Ada L");

        assertThat(proposals.watch("fix-1").stage()).isInstanceOf(Stage.Open.class);
        String merge = ground.team.merge("leeway/bypass/fix-1");
        ground.host.set(PullRequestHost.State.MERGED, merge);
        Proposal merged = proposals.watch("fix-1");
        assertThat(merged.stage()).isEqualTo(new Stage.Merged(sent.request(), merge, true));
        assertThat(ground.team.file("web/deployment.yaml"))
                .isEqualTo(
                        ProposalGround.DEPLOYMENT.replace(
                                "replicas: 2   # enough", "replicas: 5   # enough"));
        assertThat(proposals.contains("web", "main", merge)).isTrue();
        assertThat(proposals.contains("web", made.base(), merge)).isFalse();
        assertThat(
                        ground.store
                                .auditLog()
                                .list(
                                        new AuditQuery(
                                                Optional.empty(),
                                                Optional.of("web"),
                                                Optional.empty(),
                                                10)))
                .as("with a host the request follows")
                .anySatisfy(
                        record ->
                                assertThat(record.event().message())
                                        .isEqualTo("Pushed the branch leeway/bypass/fix-1."))
                .extracting(record -> record.event().kind())
                .containsExactly(
                        AuditKind.PULL_REQUEST_CHANGED,
                        AuditKind.REPOSITORY_PUSHED,
                        AuditKind.PULL_REQUEST_CHANGED,
                        AuditKind.PULL_REQUEST_CHANGED);
    }

    @Test
    void withTheHostDownItWaitsAndFollowsExactlyOnce() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        ProposalGround.handedIn(proposals, "fix-1", 5);
        ground.host.goDown(true);

        Proposal waiting = proposals.deliver("fix-1");
        assertThat(waiting.stage()).isEqualTo(new Stage.Pushed());
        assertThat(waiting.delivery().attempts()).isEqualTo(1);
        assertThat(waiting.delivery().lastError().text()).contains("does not answer");
        assertThat(waiting.delivery().nextTry()).isAfter(ground.now());
        assertThat(proposals.tend()).as("not due yet").isEmpty();

        ground.host.goDown(false);
        ground.host.loseNextAnswer();
        ground.pass(Duration.ofMinutes(1));
        assertThat(proposals.tend())
                .extracting(Proposal::stage)
                .containsExactly(new Stage.Pushed());
        ground.pass(Duration.ofMinutes(1));
        assertThat(ground.proposals(true, ProposalGround.WEB).tend())
                .extracting(Proposal::stage)
                .hasOnlyElementsOfType(Stage.Open.class);
        assertThat(ground.host.opened()).as("the lost answer's request was found").hasSize(1);
        assertThat(ground.team.branches("leeway/")).isEqualTo(1);
    }

    @Test
    void aCrashAfterThePushMakesNoSecondBranch() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        Proposal made = ProposalGround.handedIn(proposals, "fix-1", 5);
        proposals.deliver("fix-1");
        // As if the process had ended before it could note the push.
        ground.store.proposalOutbox().update(made);

        assertThat(proposals.deliver("fix-1").stage()).isInstanceOf(Stage.Open.class);
        assertThat(ground.team.branches("leeway/")).isEqualTo(1);
        assertThat(ground.host.opened()).hasSize(1);
        assertThat(ProposalGround.handedIn(proposals, "fix-1", 9).commit())
                .isEqualTo(made.commit());
    }

    @Test
    void withTheRepositoryOutOfReachItWaits() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        ProposalGround.handedIn(proposals, "fix-1", 5);
        Path away = folder.resolve("away.git");
        Files.move(ground.team.origin(), away);

        Proposal waiting = proposals.deliver("fix-1");
        assertThat(waiting.stage()).isEqualTo(new Stage.Waiting());
        assertThat(waiting.delivery().lastError().text()).contains("no such folder");

        Files.move(away, ground.team.origin());
        ground.pass(Duration.ofMinutes(1));
        assertThat(proposals.deliver("fix-1").stage()).isInstanceOf(Stage.Open.class);
    }

    @Test
    void aMovedBaseIsEditedAgain() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        Proposal made = ProposalGround.handedIn(proposals, "fix-1", 5);
        String moved =
                ground.team.commit(
                        "web/deployment.yaml",
                        ProposalGround.DEPLOYMENT
                                .replace("web:1.0", "web:1.1")
                                .replace("# Owned", "# Kept"));

        Proposal sent = proposals.deliver("fix-1");
        assertThat(sent.stage()).isInstanceOf(Stage.Open.class);
        assertThat(sent.base()).isEqualTo(moved);
        assertThat(sent.commit()).isNotEqualTo(made.commit());
        ground.team.merge("leeway/bypass/fix-1");
        assertThat(ground.team.file("web/deployment.yaml"))
                .contains("web:1.1", "replicas: 5", "# Kept");
    }

    @Test
    void aBaseThatSaysItAlreadyNeedsNoRequest() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        ProposalGround.handedIn(proposals, "fix-1", 5);
        String done =
                ground.team.commit(
                        "web/deployment.yaml",
                        ProposalGround.DEPLOYMENT.replace("replicas: 2", "replicas: 5"));

        assertThat(proposals.deliver("fix-1").stage())
                .isEqualTo(new Stage.Merged(Optional.empty(), done, true));
        assertThat(ground.team.branches("leeway/")).isZero();
    }

    @Test
    void aBaseOnWhichNothingProvesIsStuck() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        ProposalGround.handedIn(proposals, "fix-1", 5);
        ground.team.commit(
                "web/deployment.yaml",
                ProposalGround.DEPLOYMENT.replace("name: web", "name: other"));

        assertThat(proposals.deliver("fix-1").stage())
                .isInstanceOfSatisfying(
                        Stage.Stuck.class,
                        stuck -> assertThat(stuck.why().text()).contains("moved on"));
        assertThat(ground.team.branches("leeway/")).isZero();
        assertThat(proposals.drop("fix-1", "not needed").stage())
                .isEqualTo(new Stage.Dropped("not needed"));
    }

    @Test
    void aForeignBranchIsLeftAlone() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        ProposalGround.handedIn(proposals, "fix-1", 5);
        ground.team.branch("leeway/bypass/fix-1");
        String foreign = ground.team.tip("leeway/bypass/fix-1");

        assertThat(proposals.deliver("fix-1").stage()).isInstanceOf(Stage.Stuck.class);
        assertThat(ground.team.tip("leeway/bypass/fix-1")).isEqualTo(foreign);
    }

    @Test
    void aTagTakesNoRequest() throws Exception {
        String commit = ground.team.tip("main");
        Workspace.Application pinned =
                new Workspace.Application(
                        "web",
                        new Workspace.Source(
                                "shop", "web", commit, ProposalGround.WEB.source().rendering()),
                        "prod",
                        "shop",
                        ProposalGround.WEB.sync(),
                        List.of());
        assertThatThrownBy(
                        () ->
                                ground.proposals(true, pinned)
                                        .draft(
                                                DraftRequest.of(
                                                        "web",
                                                        List.of(ProposalGround.replicas(5)))))
                .isInstanceOf(ProposalException.class)
                .hasMessageContaining("not a branch");
    }
}
