package dev.leeway.desktop.screen.bypasses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.engine.bypass.Bypass;
import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.JournalEntry;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalReason;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** The page of a bypass that was merged with other values: both of them, and both ways on. */
class MergedOtherwiseTest {
    private static final String ID = "b-otherwise";
    private static final ResourceKey API = SampleFix.API;
    private static final String COMMIT = "5e0b6f1c2d3e4f506172839405a6b7c8d9e0f1a2";
    private static final Instant NOW = SampleObjects.NOW;

    private final SampleWorkspace sample = new SampleWorkspace();

    @Test
    void bothValuesOfTheFixedFieldAndBothWaysOnAreShown() throws Exception {
        assertThat(words(lease(false)))
                .contains("Merged, with other values than the fix", ".spec.replicas")
                .contains("Git:  3", "live: 5")
                .contains("Release into Git's state", "Propose to Git")
                .as("a field that the fix did not touch")
                .noneMatch(words -> words.contains("1.4.3-hotfix"));
    }

    @Test
    void whatWasMergedAsProposedLeavesNothingToChoose() throws Exception {
        assertThat(words(lease(true)))
                .contains("Release into Git's state")
                .doesNotContain("Git:  3", "live: 5", "Propose to Git");
    }

    private List<String> words(LeaseState lease) throws Exception {
        return Fx.call(
                () -> {
                    try (SampleFrame window =
                            SampleFrame.at(new Route.Bypass(ID), sample, 1440, 900, this::desk)) {
                        window.store().dispatch(new AppEvent.LeasesRead(List.of(lease), NOW));
                        Fx.settle(window.frame());
                        List<String> words = new ArrayList<>();
                        collect(window.frame(), words);
                        return words;
                    }
                });
    }

    private static void collect(Node node, List<String> words) {
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            words.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    private Desk desk(Store store) {
        return SampleDesk.of(store, sample.text(), SampleLedger.READINGS);
    }

    private static LeaseState lease(boolean asProposed) {
        Bypass bypass = SampleFix.ofReplicas(ID, 2, 5, NOW.minus(Duration.ofHours(1)));
        String branch = "leeway/bypass/" + ID;
        Lease lease =
                new Lease(
                        bypass,
                        List.of(
                                reached(new BypassState.Draft(NOW)),
                                reached(
                                        new BypassState.Fixed(
                                                NOW,
                                                List.of(
                                                        new BypassState.FixedObject(
                                                                API, "u-api", "42")))),
                                reached(new BypassState.Proposed(NOW, ID, branch, COMMIT)),
                                reached(new BypassState.Merged(NOW, COMMIT, asProposed))));
        Proposal proposal =
                new Proposal(
                        ID,
                        ProposalReason.Kind.BYPASS,
                        "checkout-prod",
                        "platform",
                        "main",
                        branch,
                        COMMIT,
                        COMMIT,
                        "the queue is full",
                        List.of("apps/checkout/base/api.yaml"),
                        NOW,
                        new Proposal.Stage.Merged(Optional.empty(), COMMIT, asProposed),
                        new Proposal.Delivery(0, NOW));
        return new LeaseState(lease, true, false, "", Optional.of(proposal), Optional.empty(), NOW);
    }

    private static JournalEntry reached(BypassState state) {
        return new JournalEntry.Reached(state);
    }
}
