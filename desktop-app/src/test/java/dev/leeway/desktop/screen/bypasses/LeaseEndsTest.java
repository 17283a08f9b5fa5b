package dev.leeway.desktop.screen.bypasses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Automation;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.bypass.Bypass;
import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.JournalEntry;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.LeaseOutlook;
import dev.leeway.engine.bypass.LeaseView.Action;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalReason;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** Each end of a lease says before it is pressed what it will do, and one at most is blue. */
class LeaseEndsTest {
    private static final String ID = "b-ends";
    private static final ResourceKey API = SampleFix.API;
    private static final String COMMIT = "5e0b6f1c2d3e4f506172839405a6b7c8d9e0f1a2";
    private static final Instant NOW = SampleObjects.NOW;
    private static final Instant BEGUN = NOW.minus(Duration.ofHours(1));
    private static final Proposal.Stage OPEN =
            new Proposal.Stage.Open(new Proposal.RequestRef("42", "https://git.example.com/42"));

    /** Git says 3, the fix set 5, which is live. */
    private static final LeaseOutlook NOT_IN_GIT = new LeaseOutlook(1, 1, 1, 0, 1, 0, 0, false);

    private static final LeaseOutlook IN_GIT = new LeaseOutlook(1, 0, 0, 0, 1, 0, 1, false);

    private final SampleWorkspace sample = new SampleWorkspace();

    private String words(LeaseState lease, LeaseOutlook outlook, Action end) {
        return words(lease, outlook, end, Automation.NONE, false);
    }

    private String words(
            LeaseState lease, LeaseOutlook outlook, Action end, Automation automation, boolean c) {
        return new EndWords(sample.text(), lease, Optional.of(outlook), automation).of(end, c);
    }

    @Test
    void whileItsRequestIsOpenNoEndPassesOverThoseWhoReviewIt() {
        LeaseState lease = lease(Stage.PROPOSED, Optional.of(OPEN));

        assertThat(words(lease, NOT_IN_GIT, Action.RELEASE))
                .isEqualTo(
                        "Changes nothing yet: 1 field of the fix is not in Git as live; fix and"
                                + " hold stay. Pull request 42 stays open; its merge ends the lease"
                                + " by itself.");
        assertThat(words(lease, NOT_IN_GIT, Action.RELEASE_INTO_GIT))
                .isEqualTo(
                        "Sets 1 field to Git's state and gives the fix up. Pull request 42 stays"
                                + " open; a later merge brings the fix back. The hold goes; the next"
                                + " sync by hand changes nothing here.");
        assertThat(words(lease, NOT_IN_GIT, Action.ABANDON))
                .startsWith("Sets 1 field back as before the fix. Pull request 42 stays open");
        assertThat(words(lease, NOT_IN_GIT, Action.ABANDON, Automation.NONE, true))
                .contains("Pull request 42 is closed with it.")
                .doesNotContain("stays open");
    }

    @Test
    void whatGitHasStaysAndIsSetAgainByWhoeverSyncsAfterItWasTakenBack() {
        LeaseState lease = lease(Stage.MERGED, Optional.of(merged()));

        assertThat(words(lease, IN_GIT, Action.RELEASE))
                .startsWith("Leaves the cluster as it is: Git has the field of the fix as live.");
        assertThat(words(lease, IN_GIT, Action.RELEASE_INTO_GIT))
                .startsWith("Changes no field: live is Git's state already.");
        assertThat(words(lease, IN_GIT, Action.ABANDON, Automation.COMMITS_AND_DRIFT, false))
                .isEqualTo(
                        "Sets 1 field back as before the fix. Git keeps the fix, merged as 5e0b6f1."
                                + " The hold goes; the next automated sync, within moments, sets 1"
                                + " field to Git's state.");
    }

    @Test
    void whatIsNotKnownIsNotCounted() {
        LeaseState lease = lease(Stage.FIXED, Optional.empty());
        EndWords words = new EndWords(sample.text(), lease, Optional.empty(), Automation.COMMITS);
        for (Action end : List.of(Action.RELEASE, Action.RELEASE_INTO_GIT, Action.ABANDON)) {
            assertThat(words.of(end, false)).doesNotContainPattern("\\d");
        }
        assertThat(
                        new EndWords(
                                        new Text(Locale.GERMAN, ZoneOffset.UTC),
                                        lease,
                                        Optional.of(NOT_IN_GIT),
                                        Automation.NONE)
                                .of(Action.ABANDON, false))
                .startsWith("Setzt 1 Feld zurück wie vor der Korrektur.");
    }

    @Test
    void theBlueButtonIsTheOneThatIsRightNow() throws Exception {
        assertThat(primaries(lease(Stage.FIXED, Optional.empty())))
                .containsExactly("Propose to Git");
        assertThat(primaries(lease(Stage.PROPOSED, Optional.of(OPEN)))).isEmpty();
        assertThat(primaries(lease(Stage.MERGED, Optional.of(merged()))))
                .as("nobody has seen yet that Git and live agree")
                .isEmpty();
        assertThat(primaries(lease(Stage.EXPIRED, Optional.of(OPEN)))).containsExactly("Extend");
    }

    @Test
    void theConfirmationSaysTheSameAndHasTheOneBlueButton() throws Exception {
        Fx.run(
                () -> {
                    try (SampleFrame window = open(lease(Stage.PROPOSED, Optional.of(OPEN)))) {
                        String beside =
                                window.words().stream()
                                        .filter(one -> one.startsWith("Sets 1 field back"))
                                        .findFirst()
                                        .orElseThrow();
                        press(window, "Take back");
                        List<String> told = told(window);
                        assertThat(told).containsExactly(beside, beside);
                        assertThat(shownPrimaries(window)).containsExactly("Take back");

                        ((CheckBox) window.frame().lookup(".lease-form .check-box")).fire();
                        Fx.settle(window.frame());
                        assertThat(told(window))
                                .anyMatch(
                                        one -> one.contains("Pull request 42 is closed with it."));
                    }
                });
    }

    private static List<String> told(SampleFrame window) {
        return window.frame().lookupAll(".lease-pane .label").stream()
                .map(one -> ((Label) one).getText())
                .filter(one -> one != null && one.startsWith("Sets 1 field back"))
                .toList();
    }

    private static void press(SampleFrame window, String words) {
        window.frame().lookupAll(".lease-ends .button").stream()
                .map(Button.class::cast)
                .filter(one -> words.equals(one.getText()))
                .findFirst()
                .orElseThrow()
                .fire();
        Fx.settle(window.frame());
    }

    private List<String> primaries(LeaseState lease) throws Exception {
        return Fx.call(
                () -> {
                    try (SampleFrame window = open(lease)) {
                        return shownPrimaries(window);
                    }
                });
    }

    private static List<String> shownPrimaries(SampleFrame window) {
        List<String> found = new ArrayList<>();
        for (Node node : window.frame().lookupAll(".button." + Buttons.PRIMARY)) {
            boolean shown = true;
            for (Node at = node; at != null; at = at.getParent()) {
                shown &= at.isVisible();
            }
            if (shown) {
                found.add(((Button) node).getText());
            }
        }
        return found;
    }

    private SampleFrame open(LeaseState lease) {
        SampleFrame window =
                SampleFrame.at(
                        new Route.Bypass(ID),
                        sample,
                        1440,
                        900,
                        store -> SampleDesk.of(store, sample.text(), SampleLedger.READINGS));
        window.store().dispatch(new AppEvent.LeasesRead(List.of(lease), NOW));
        Fx.settle(window.frame());
        return window;
    }

    private static Proposal.Stage merged() {
        return new Proposal.Stage.Merged(Optional.empty(), COMMIT, true);
    }

    private static LeaseState lease(Stage stage, Optional<Proposal.Stage> proposal) {
        Bypass bypass = SampleFix.ofReplicas(ID, 3, 5, BEGUN);
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(reached(new BypassState.Draft(BEGUN)));
        entries.add(
                reached(
                        new BypassState.Fixed(
                                BEGUN, List.of(new BypassState.FixedObject(API, "u-api", "42")))));
        String branch = "leeway/bypass/" + ID;
        if (proposal.isPresent()) {
            entries.add(reached(new BypassState.Proposed(BEGUN, ID, branch, COMMIT)));
        }
        if (stage == Stage.MERGED) {
            entries.add(reached(new BypassState.Merged(NOW, COMMIT, true)));
        } else if (stage == Stage.EXPIRED) {
            entries.add(reached(new BypassState.Expired(BEGUN, Stage.PROPOSED)));
        }
        return new LeaseState(
                new Lease(bypass, entries),
                true,
                false,
                "",
                proposal.map(
                        one ->
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
                                        BEGUN,
                                        one,
                                        new Proposal.Delivery(0, BEGUN))),
                Optional.empty(),
                NOW);
    }

    private static JournalEntry reached(BypassState state) {
        return new JournalEntry.Reached(state);
    }
}
