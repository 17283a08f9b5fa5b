package dev.leeway.desktop.screen.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.state.Store;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.Effect;
import dev.leeway.engine.proposal.FileChange;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.resource.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What does more than was asked for is handed in only after a word of the operator. */
class ConsentTest {
    private static final Candidate PROVED = way(Candidate.Way.OWN_FILES);
    private static final Candidate SPLITS = way(Candidate.Way.SPLIT_ANCHOR);

    @Test
    void aWayThatDoesMoreIsNotReadyBeforeTheOperatorSaysSo() throws Exception {
        Fx.call(
                () -> {
                    ProposalModel model = model();
                    model.choose(Optional.of(SPLITS));
                    assertThat(model.asksConsent()).isTrue();
                    assertThat(model.isReady()).as("preselected").isFalse();
                    model.consent(true);
                    assertThat(model.isReady()).isTrue();
                    return model;
                });
    }

    @Test
    void theWordCountsForOneWayAlone() throws Exception {
        Fx.call(
                () -> {
                    ProposalModel model = model();
                    model.choose(Optional.of(SPLITS));
                    model.consent(true);
                    model.choose(Optional.of(PROVED));
                    assertThat(model.asksConsent()).isFalse();
                    assertThat(model.isReady()).isTrue();
                    model.choose(Optional.of(SPLITS));
                    assertThat(model.isReady()).isFalse();
                    return model;
                });
    }

    @Test
    void aDraftThatTakesAConsentIsOfferedBeforeAnythingIsDoneByHand() throws Exception {
        Fx.call(
                () -> {
                    ProposalModel model = model();
                    model.finish("b-1", draft(SPLITS));
                    assertThat(model.byHandProperty().get()).isFalse();
                    assertThat(model.asksConsent()).isTrue();
                    assertThat(model.isReady()).isFalse();
                    return model;
                });
    }

    private static ProposalDraft draft(Candidate only) {
        return new ProposalDraft(
                "shop",
                "shop",
                new Revision("c0ffee", "main", "subject", "Ada", Instant.EPOCH),
                "main",
                List.of(),
                List.of(only));
    }

    private static ProposalModel model() {
        SampleWorkspace sample = new SampleWorkspace();
        return new ProposalModel(
                SampleDesk.of(
                        new Store(Fx.THREAD, sample.state()), sample.text(), SampleLedger.READINGS),
                "shop");
    }

    private static Candidate way(Candidate.Way way) {
        return new Candidate(
                way,
                List.of(),
                List.of(
                        FileChange.of(
                                "a.yaml",
                                Optional.empty(),
                                Optional.of("a: 1".getBytes(StandardCharsets.UTF_8)))),
                new Effect("shop", new Effect.Verdict.AsWanted()),
                List.of());
    }
}
