package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.proposal.Proposal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Ref;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fix that was given up is not proposed by itself hours later. */
class WithdrawalTest {
    private static final BypassTerms TERMS = BypassTerms.of("the queue is full", "maria");

    @TempDir Path folder;
    private BypassHousehold house;
    private Bypasses bypasses;
    private Lease lease;

    @BeforeEach
    void proposeWhileTheRepositoryIsAway() throws Exception {
        house = new BypassHousehold(folder);
        bypasses = house.bypasses();
        house.sync();
        lease =
                bypasses.start(
                        bypasses.review("shop", BypassHousehold.API, new FixAction.Scale(6)),
                        TERMS);
        Path away = folder.resolve("away");
        Files.move(house.repository, away);
        lease = bypasses.propose(lease.id());
        Files.move(away, house.repository);
        assertThat(proposal().isUnsent()).isTrue();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private Proposal proposal() throws Exception {
        return house.proposals.find(lease.id()).orElseThrow();
    }

    private List<String> branchesADayLater() throws Exception {
        house.now.updateAndGet(now -> now.plus(Duration.ofDays(1)));
        house.proposals.tend();
        try (Git git = Git.open(house.repository.toFile())) {
            return git.branchList().call().stream().map(Ref::getName).toList();
        }
    }

    @Test
    void anAbandonedFixIsNeverSent() throws Exception {
        Lease over = bypasses.abandon(lease.id(), "maria", "it did not help");

        assertThat(over.stage()).isEqualTo(Stage.ABANDONED);
        assertThat(LeaseView.of(over, house.now.get()).proof())
                .anySatisfy(line -> assertThat(line).contains("give up the unsent proposal"));
        assertThat(branchesADayLater()).containsExactly("refs/heads/main");
        assertThat(proposal().stage()).isInstanceOf(Proposal.Stage.Dropped.class);
    }

    @Test
    void aFixThatGaveInToGitIsNeverSent() throws Exception {
        assertThat(bypasses.release(lease.id(), true, "maria").lease().stage())
                .isEqualTo(Stage.RELEASED);

        assertThat(branchesADayLater()).containsExactly("refs/heads/main");
    }

    @Test
    void whatIsAtTheHostIsNamedSoThatSomebodyClosesIt() throws Exception {
        assertThat(branchesADayLater()).contains("refs/heads/leeway/bypass/" + lease.id());

        Lease over = bypasses.abandon(lease.id(), "maria", "it did not help");

        assertThat(LeaseView.of(over, house.now.get()).proof())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .contains("close at its host leeway/bypass/" + lease.id()));
        assertThat(proposal().stage()).isInstanceOf(Proposal.Stage.Dropped.class);
    }
}
