package dev.leeway.engine.bypass;

import static dev.leeway.engine.bypass.BypassHousehold.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.FileChange;
import dev.leeway.engine.proposal.ProposalDraft;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A fix on its way to Git by hand: every text is proved, and only a proved one is handed in. */
@Timeout(120)
class LeaseProposalTest {
    @TempDir Path folder;
    private BypassHousehold house;
    private Bypasses bypasses;
    private Lease lease;

    @BeforeEach
    void open() throws Exception {
        house = new BypassHousehold(folder);
        house.sync();
        bypasses = house.bypasses();
        lease =
                bypasses.start(
                        bypasses.review("shop", API, new FixAction.Scale(6)),
                        BypassTerms.of("the queue is full", "maria").approvedBy("  Jon "));
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private Candidate proved(ProposalDraft draft, String text) throws Exception {
        return house.proposals.prove(
                draft,
                List.of(
                        FileChange.of(
                                "api.yaml",
                                house.proposals.read(draft, "api.yaml"),
                                Optional.of(text.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void aDraftShowsTheWaysAndTheFilesAndWritesNothing() throws Exception {
        ProposalDraft draft = bypasses.draft(lease.id());

        assertThat(draft.complete()).isPresent();
        assertThat(house.proposals.files(draft)).contains("api.yaml", "settings.yaml");
        assertThat(house.proposals.read(draft, "api.yaml")).isPresent();
        assertThat(house.proposals.read(draft, "none.yaml")).isEmpty();
        assertThat(house.proposals.all()).isEmpty();
        assertThat(bypasses.show(lease.id()).pending()).isEmpty();
    }

    @Test
    void whatIsTypedIsProvedAgainAndAgain() throws Exception {
        ProposalDraft draft = bypasses.draft(lease.id());
        String right = BypassHousehold.deployment(6, "registry.example/api:1");

        assertThat(proved(draft, BypassHousehold.deployment(5, "registry.example/api:1")))
                .satisfies(
                        one -> {
                            assertThat(one.isComplete()).isFalse();
                            assertThat(one.own().residue())
                                    .singleElement()
                                    .isInstanceOf(Mismatch.NotAsWanted.class);
                        });
        assertThat(proved(draft, BypassHousehold.deployment(6, "registry.example/api:2")))
                .satisfies(
                        one ->
                                assertThat(one.own().residue())
                                        .singleElement()
                                        .isInstanceOf(Mismatch.AlsoChanged.class));
        assertThat(proved(draft, right.replace("replicas: 6", "replicas: [6")).own().isBroken())
                .isTrue();
        assertThat(proved(draft, "").own().residue())
                .anyMatch(one -> one instanceof Mismatch.Disappears);
        assertThat(proved(draft, right.replace("6", "6 # five was too few")).isComplete()).isTrue();
    }

    @Test
    void onlyAProvedTextIsHandedInAndItIsTheOneThatWasTyped() throws Exception {
        ProposalDraft draft = bypasses.draft(lease.id());
        Candidate wrong = proved(draft, BypassHousehold.deployment(5, "registry.example/api:1"));
        assertThatThrownBy(() -> bypasses.propose(lease.id(), draft, wrong))
                .isInstanceOf(BypassException.class)
                .hasMessageContaining("not proved");
        assertThat(bypasses.show(lease.id()).pending()).isEmpty();

        String text =
                BypassHousehold.deployment(6, "registry.example/api:1")
                        .replace("6", "6 # five was too few");
        Lease proposed = bypasses.propose(lease.id(), draft, proved(draft, text));

        assertThat(proposed.stage()).isEqualTo(Stage.PROPOSED);
        String patch = new String(house.proposals.patch(lease.id()), StandardCharsets.UTF_8);
        assertThat(patch)
                .contains("+  replicas: 6 # five was too few")
                .contains("Bypass-Id: " + lease.id())
                .contains("Approved-by: Jon");
    }

    @Test
    void whoApprovedIsOnTheAuditTrail() throws Exception {
        assertThat(house.store.auditLog().list(AuditQuery.newest(50)))
                .anySatisfy(record -> assertThat(record.toString()).contains("approved by Jon"));
    }

    @Test
    void nobodyApprovesHisOwnFixHoweverHeWritesHisName() throws Exception {
        house.guarded = true;
        bypasses = house.bypasses();
        bypasses.abandon(lease.id(), "maria", "again with a second person");
        BypassTerms terms = BypassTerms.of("the queue is full", "Maria  Lopez").typing("shop");
        for (String same : List.of("Maria  Lopez", "maria lopez", " MARIA LOPEZ ", " ")) {
            assertThatThrownBy(
                            () ->
                                    bypasses.start(
                                            bypasses.review("shop", API, new FixAction.Scale(7)),
                                            terms.approvedBy(same)))
                    .hasMessageContaining("second person");
        }
        assertThat(bypasses.list(false)).isEmpty();
    }
}
