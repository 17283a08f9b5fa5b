package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.bypass.LeaseView.Action;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ends of a lease are said to do is what they do. */
class LeaseOutlookTest {
    @TempDir Path folder;
    private BypassHousehold house;
    private Bypasses bypasses;
    private Lease lease;

    @BeforeEach
    void scale() throws Exception {
        house = new BypassHousehold(folder);
        bypasses = house.bypasses();
        house.sync();
        lease =
                bypasses.start(
                        bypasses.review("shop", BypassHousehold.API, new FixAction.Scale(6)),
                        BypassTerms.of("the queue is full", "maria"));
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private LeaseOutlook outlook() throws Exception {
        return LeaseOutlook.of(lease.bypass(), house.compare().resources()).orElseThrow();
    }

    private Optional<Action> right(Lease of) throws Exception {
        return LeaseView.of(of, house.now.get()).right(Optional.of(outlook()));
    }

    @Test
    void aFixThatGitDoesNotHaveIsSetBackByEitherEnd() throws Exception {
        assertThat(outlook()).isEqualTo(new LeaseOutlook(1, 1, 1, 0, 1, 0, 0, false));
        assertThat(right(lease)).contains(Action.PROPOSE);
    }

    @Test
    void aFixThatGitHasStaysAndASyncWouldBringItAgainAfterItsInverse() throws Exception {
        house.commit("api.yaml", BypassHousehold.deployment(6, "registry.example/api:1"));

        assertThat(outlook()).isEqualTo(new LeaseOutlook(1, 0, 0, 0, 1, 0, 1, false));
        assertThat(right(lease)).as("nothing to propose is left").contains(Action.RELEASE);
    }

    @Test
    void whatGitAddsOtherwiseIsCountedByItsOwnValue() throws Exception {
        house.commit("api.yaml", BypassHousehold.deployment(4, "registry.example/api:1"));

        assertThat(outlook()).isEqualTo(new LeaseOutlook(1, 1, 1, 0, 1, 0, 1, false));
    }

    @Test
    void noEndIsRightWhileOthersReviewTheProposal() throws Exception {
        assertThat(right(bypasses.propose(lease.id()))).isEmpty();

        house.merge("leeway/bypass/" + lease.id());
        assertThat(outlook().inGit()).isTrue();
        assertThat(right(Leases.merged(lease, true))).contains(Action.RELEASE);
    }

    @Test
    void nobodyButTheOperatorKnowsWhichOfTwoValuesIsRight() throws Exception {
        house.commit("api.yaml", BypassHousehold.deployment(4, "registry.example/api:1"));

        assertThat(right(Leases.merged(lease, false))).isEmpty();
    }

    @Test
    void whatNoComparisonSawIsNotKnown() {
        assertThat(LeaseOutlook.of(lease.bypass(), List.of())).isEmpty();
    }
}
