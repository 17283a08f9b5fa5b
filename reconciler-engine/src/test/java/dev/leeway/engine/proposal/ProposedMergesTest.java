package dev.leeway.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.proposal.Proposal.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is said to have become of a proposal: merged, merged with other values, closed, not known.
 */
class ProposedMergesTest {
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
    void withoutAHostMergesAreSeenByGitAlone() throws Exception {
        Proposals proposals = ground.proposals(false, ProposalGround.WEB);
        Proposal made = ProposalGround.handedIn(proposals, "merged", 5);
        assertThat(proposals.deliver("merged").stage()).isEqualTo(new Stage.BranchOnly(""));
        assertThat(proposals.watch("merged").stage()).isEqualTo(new Stage.BranchOnly(""));
        assertThat(ground.store.auditLog().list(AuditQuery.newest(10)))
                .extracting(record -> record.event().message())
                .as("nobody opened a request")
                .last()
                .isEqualTo(
                        "Pushed, to be merged with Git (no pull request): leeway/bypass/merged.");
        ground.team.merge("leeway/bypass/merged");
        assertThat(proposals.watch("merged").stage())
                .isEqualTo(new Stage.Merged(Optional.empty(), made.commit(), true));

        ProposalGround.handedIn(proposals, "squashed", 6);
        proposals.deliver("squashed");
        ground.team.commit("README.md", "Meanwhile\n");
        String squash = ground.team.squash("leeway/bypass/squashed");
        ground.team.commit("README.md", "Afterwards\n");
        assertThat(proposals.watch("squashed").stage())
                .isEqualTo(new Stage.Merged(Optional.empty(), squash, true));

        ProposalGround.handedIn(proposals, "by-hand", 7);
        proposals.deliver("by-hand");
        String hand =
                ground.team.commit(
                        "web/deployment.yaml",
                        ProposalGround.DEPLOYMENT
                                .replace("replicas: 2", "replicas: 7")
                                .replace("# Owned", "# x"));
        assertThat(proposals.watch("by-hand").stage())
                .isEqualTo(new Stage.Merged(Optional.empty(), hand, true));
    }

    @Test
    void aMergeWithOtherValuesIsSaidToBeOne() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        ProposalGround.handedIn(proposals, "fix-1", 5);
        proposals.deliver("fix-1");
        String other =
                ground.team.commit(
                        "web/deployment.yaml",
                        ProposalGround.DEPLOYMENT.replace("replicas: 2", "replicas: 4"));
        ground.host.set(PullRequestHost.State.MERGED, other);
        assertThat(proposals.watch("fix-1").stage())
                .isInstanceOfSatisfying(
                        Stage.Merged.class, merged -> assertThat(merged.asProposed()).isFalse());
    }

    @Test
    void withoutAHostACommitOnTopOfTheProposalIsSeenToChangeIt() throws Exception {
        Proposals proposals = ground.proposals(false, ProposalGround.WEB);
        ProposalGround.handedIn(proposals, "fix-1", 5);
        proposals.deliver("fix-1");
        ground.team.merge("leeway/bypass/fix-1");
        String other =
                ground.team.commit(
                        "web/deployment.yaml",
                        ProposalGround.DEPLOYMENT.replace("replicas: 2", "replicas: 4"));
        assertThat(proposals.watch("fix-1").stage())
                .isEqualTo(new Stage.Merged(Optional.empty(), other, false));
    }

    @Test
    void withoutAHostTheProposalsOwnLinesChangedInReviewAreSeenAndNotCalledAMerge()
            throws Exception {
        Proposals proposals = ground.proposals(false, ProposalGround.WEB);
        ProposalGround.handedIn(proposals, "fix-1", 5);
        proposals.deliver("fix-1");
        ground.team.commit(
                "web/deployment.yaml", ProposalGround.DEPLOYMENT.replace("web:1.0", "web:1.1"));
        assertThat(proposals.watch("fix-1").stage())
                .as("another field is nothing to it")
                .isEqualTo(new Stage.BranchOnly(""));

        String other =
                ground.team.commit(
                        "web/deployment.yaml",
                        ProposalGround.DEPLOYMENT.replace("replicas: 2", "replicas: 4"));

        assertThat(proposals.watch("fix-1").stage())
                .isEqualTo(new Stage.Merged(Optional.empty(), other, Landing.MOVED_ON));
        assertThat(proposals.find("fix-1").orElseThrow().stage())
                .as("as it is kept")
                .isEqualTo(new Stage.Merged(Optional.empty(), other, Landing.MOVED_ON));
    }

    @Test
    void aLookThatFailedIsNotedAndIsTakenAnewWhenAskedFor() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        ProposalGround.handedIn(proposals, "fix-1", 5);
        proposals.deliver("fix-1");
        assertThatThrownBy(() -> proposals.retry("fix-1"))
                .as("it is seen there")
                .isInstanceOf(ProposalException.class);
        ground.host.set(PullRequestHost.State.CLOSED, "");
        ground.host.goDown(true);
        Proposal unseen = proposals.watch("fix-1");
        assertThat(unseen.stage()).isInstanceOf(Stage.Open.class);
        assertThat(unseen.delivery().lastError().text()).contains("does not answer");

        ground.host.goDown(false);
        assertThat(proposals.watch("fix-1").stage())
                .as("the host is left alone for a while")
                .isInstanceOf(Stage.Open.class);
        assertThat(proposals.retry("fix-1").delivery().lastError().isEmpty()).isTrue();
        assertThat(proposals.watch("fix-1").stage()).isInstanceOf(Stage.Closed.class);
    }

    @Test
    void aClosedRequestIsSaidToBeOne() throws Exception {
        Proposals proposals = ground.proposals(true, ProposalGround.WEB);
        ProposalGround.handedIn(proposals, "fix-1", 5);
        proposals.deliver("fix-1");
        ground.host.set(PullRequestHost.State.CLOSED, "");
        assertThat(proposals.watch("fix-1").stage()).isInstanceOf(Stage.Closed.class);
        assertThatThrownBy(() -> proposals.retry("fix-1")).isInstanceOf(ProposalException.class);
    }
}
