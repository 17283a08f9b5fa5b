package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.apply.SyncEnd;
import dev.leeway.desktop.Fx;
import dev.leeway.desktop.control.ResourceTree;
import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleHistory;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.state.SyncState.Outcome;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The whole window with the sample workspace, worked by keys. */
class FrameTest {
    private final SampleWorkspace sample = new SampleWorkspace();
    private final RecordingCommands commands = new RecordingCommands();

    private record Window(SampleFrame shown) {
        Frame frame() {
            return shown.frame();
        }

        Store store() {
            return shown.store();
        }

        Route place() {
            return shown.store().state().navigation().current();
        }

        void press(KeyCode code, String text) {
            Fx.press(shown.frame(), code, text);
            Fx.settle(shown.frame());
        }

        Button button(String words) {
            return shown.frame().lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(button -> button.getText().equals(words))
                    .findFirst()
                    .orElseThrow();
        }

        void write(String character) {
            Fx.type(shown.frame(), character);
        }

        String filter() {
            return ((TextField) shown.frame().getScene().getFocusOwner()).getText();
        }

        Set<String> words() {
            return shown.words();
        }

        <T extends Node> T find(Class<T> type, String selector) {
            return type.cast(shown.frame().lookup(selector));
        }
    }

    private void inWindow(Consumer<Window> story) throws Exception {
        Fx.run(
                () -> {
                    try (SampleFrame window =
                            SampleFrame.at(new Route.Overview(), sample, commands, Readings.NONE)) {
                        story.accept(new Window(window));
                    }
                });
    }

    @Test
    void keysLeadFromPageToPage() throws Exception {
        inWindow(
                window -> {
                    assertThat(window.place()).isEqualTo(new Route.Overview());
                    window.press(KeyCode.G, "g");
                    window.press(KeyCode.A, "a");
                    assertThat(window.place()).isEqualTo(new Route.Applications());

                    window.press(KeyCode.DOWN, "");
                    window.press(KeyCode.DOWN, "");
                    TableView<?> table = window.find(TableView.class, ".applications-table");
                    table.getSelectionModel().clearAndSelect(2);
                    window.press(KeyCode.D, "d");
                    assertThat(window.place())
                            .isEqualTo(new Route.Application("checkout-prod", Route.Tab.DRIFT));
                    assertThat(window.words())
                            .contains("Change 1 of 2", ".spec.replicas", "changed by hand")
                            .as("who asked for the other value in Git")
                            .anyMatch(
                                    words ->
                                            words.startsWith(
                                                    "Git: apps/checkout/overlays/prod/replicas.yaml:6,"
                                                            + " by "));
                    assertThat(commands.explained)
                            .as("what is explained already is not asked for again")
                            .isEmpty();

                    window.press(KeyCode.N, "n");
                    assertThat(window.words())
                            .contains("Change 2 of 2", "likely still as of 77aa001")
                            .as("a screen reader hears the change and who made it")
                            .anyMatch(
                                    words ->
                                            words.startsWith("Desired image: ")
                                                    && words.contains("1.4.3-hotfix")
                                                    && words.endsWith("kubectl-edit 9 min"));
                    window.press(KeyCode.T, "t");
                    assertThat(window.words()).contains(".spec.replicas", "kubectl-scale");

                    window.press(KeyCode.M, "m");
                    assertThat(window.words()).contains("1 ticked", "2 fields");
                    window.press(KeyCode.M, "m");
                    assertThat(window.words()).doesNotContain("1 ticked");
                    window.press(KeyCode.D, "d");
                    assertThat(window.place())
                            .isEqualTo(new Route.Application("checkout-prod", Route.Tab.RESOURCES));
                    window.press(KeyCode.C, "c");
                    assertThat(commands.asked).containsExactly("compare checkout-prod");
                });
    }

    @Test
    void theTreeGoesDownToThePods() throws Exception {
        inWindow(
                window -> {
                    window.store()
                            .dispatch(
                                    new AppEvent.Navigated(
                                            new Route.Application(
                                                    "checkout-prod", Route.Tab.RESOURCES)));
                    Fx.settle(window.frame());
                    ResourceTree tree = window.find(ResourceTree.class, ".resource-tree");
                    var deployment = tree.getRoot().getChildren().getFirst();
                    assertThat(deployment.getValue().kind()).isEqualTo("Deployment");
                    var replicaSet = deployment.getChildren().getFirst();
                    assertThat(replicaSet.getChildren()).hasSize(5);
                    assertThat(window.words())
                            .anyMatch(words -> words.contains("ImagePullBackOff"));

                    deployment.setExpanded(false);
                    window.store()
                            .dispatch(
                                    new AppEvent.ComparisonArrived(
                                            "checkout-prod", sample.drifting()));
                    assertThat(tree.getRoot().getChildren().getFirst().isExpanded())
                            .as("an update opens nothing that was closed")
                            .isFalse();
                });
    }

    @Test
    void secretsNeverShowTheirValues() throws Exception {
        inWindow(
                window -> {
                    window.store()
                            .dispatch(
                                    new AppEvent.Navigated(
                                            new Route.Application(
                                                    "checkout-prod", Route.Tab.DRIFT)));
                    window.press(KeyCode.J, "j");
                    assertThat(window.words()).contains("Secret checkout/api-token");
                    DiffPane diff = window.find(DiffPane.class, ".diff-pane");
                    Set<String> texts = new HashSet<>();
                    for (boolean left : new boolean[] {true, false}) {
                        diff.selectLines(left, 0, Integer.MAX_VALUE);
                        texts.add(diff.selectedText());
                    }
                    assertThat(texts).anyMatch(text -> text.contains("••••"));
                    assertThat(texts)
                            .noneMatch(
                                    text -> text.contains("c2VjcmV0") || text.contains("b3RoZXI"));
                });
    }

    @Test
    void whatIsLookedAtIsExplainedOnce() throws Exception {
        inWindow(
                window -> {
                    Route drift = new Route.Application("storefront", Route.Tab.DRIFT);
                    window.store().dispatch(new AppEvent.Navigated(drift));
                    Fx.settle(window.frame());
                    window.press(KeyCode.J, "j");
                    window.press(KeyCode.K, "k");
                    assertThat(commands.explained).hasSize(2).doesNotHaveDuplicates();
                });
    }

    @Test
    void theHistoryTellsWhatBecameOfEachObjectAndComparesTwoSyncs() throws Exception {
        inWindow(
                window -> {
                    Route history = new Route.Application("checkout-prod", Route.Tab.HISTORY);
                    window.store().dispatch(new AppEvent.Navigated(history));
                    Fx.settle(window.frame());
                    assertThat(window.words())
                            .contains(
                                    "Sync 14  3f2c1ab",
                                    "Sync 13 by tester, 1 written, part of the application",
                                    "NetworkPolicy checkout/deny-egress",
                                    "admission webhook denied the request");

                    window.press(KeyCode.B, "b");
                    assertThat(commands.asked).containsExactly("deploys checkout-prod 13 14");
                    assertThat(window.words()).contains("Comparing sync 13 with sync 14");
                    window.store()
                            .dispatch(
                                    new AppEvent.DeploysCompared(
                                            "checkout-prod",
                                            SampleHistory.comparison(),
                                            SampleObjects.NOW));
                    Fx.settle(window.frame());
                    assertThat(window.words())
                            .contains("Sync 13 to sync 14: 1 differ, 0 the same")
                            .contains("changed   Deployment checkout/api   1 field");
                    DiffPane diff = window.find(DiffPane.class, ".history-details .diff-pane");
                    assertThat(diff.changes()).isEqualTo(1);
                });
    }

    @Test
    void anUnknownHistoryIsAskedForOnce() throws Exception {
        inWindow(
                window -> {
                    Route history = new Route.Application("storefront", Route.Tab.HISTORY);
                    window.store().dispatch(new AppEvent.Navigated(history));
                    Fx.settle(window.frame());
                    assertThat(commands.asked).containsExactly("history storefront");
                    window.store()
                            .dispatch(
                                    new AppEvent.HistoryArrived(
                                            "storefront", List.of(), SampleObjects.NOW));
                    Fx.settle(window.frame());
                    assertThat(window.words()).contains("Never synced from here");
                });
    }

    @Test
    void revertingAnObjectPlansItAloneAndShowsThePlan() throws Exception {
        inWindow(
                window -> {
                    window.store()
                            .dispatch(
                                    new AppEvent.Navigated(
                                            new Route.Application(
                                                    "checkout-prod", Route.Tab.DRIFT)));
                    Fx.settle(window.frame());
                    window.press(KeyCode.R, "r");
                    assertThat(window.place()).isEqualTo(new Route.PlanAndSync("checkout-prod"));
                    assertThat(commands.asked)
                            .as("one plan, of this object, hand edits included")
                            .singleElement()
                            .asString()
                            .startsWith("plan checkout-prod taking over of [")
                            .contains("Deployment");
                });
    }

    @Test
    void aDeletionInAProtectedClusterWantsItsNameTyped() throws Exception {
        inWindow(
                window -> {
                    window.store()
                            .dispatch(
                                    new AppEvent.Navigated(new Route.PlanAndSync("checkout-prod")));
                    Fx.settle(window.frame());
                    Button run = window.find(Button.class, ".primary");
                    assertThat(run.getText()).isEqualTo("Sync 3 objects, delete 1");
                    assertThat(run.isDisabled()).isTrue();
                    assertThat(window.words()).contains("1 object will be deleted", "protected");

                    TextField typed = window.find(TextField.class, ".confirmation .text-field");
                    typed.setText("prod");
                    assertThat(run.isDisabled()).isTrue();
                    typed.setText("prod-eu");
                    assertThat(run.isDisabled()).isFalse();
                    run.fire();
                    assertThat(commands.asked).containsExactly("sync checkout-prod digest-1");
                });
    }

    @Test
    void eachStepTurnsIntoItsResult() throws Exception {
        inWindow(
                window -> {
                    window.store()
                            .dispatch(new AppEvent.Navigated(new Route.PlanAndSync("storefront")));
                    Fx.settle(window.frame());
                    assertThat(window.words())
                            .contains("Syncing storefront: 2 of 5", "done in 180 ms", "running")
                            .anyMatch(words -> words.contains("is invalid"));

                    window.store()
                            .dispatch(
                                    new AppEvent.StepChanged(
                                            "storefront",
                                            2,
                                            new Outcome.Unknown("no answer after 30 s")));
                    window.store()
                            .dispatch(
                                    new AppEvent.SyncEnded(
                                            "storefront",
                                            SampleObjects.NOW,
                                            SyncEnd.PARTLY,
                                            Optional.empty()));
                    Fx.settle(window.frame());
                    assertThat(window.words())
                            .contains("The sync of storefront did not do everything", "unknown")
                            .contains("no answer after 30 s");
                });
    }

    @Test
    void thePaletteFindsAnApplicationByTyping() throws Exception {
        inWindow(
                window -> {
                    Fx.press(window.frame(), KeyCode.K, "k", true);
                    assertThat(window.frame().hasOverlay()).isTrue();
                    TextField field = window.find(TextField.class, ".palette-field");
                    field.setText("drift payments");
                    field.requestFocus();
                    window.press(KeyCode.ENTER, "");
                    assertThat(window.frame().hasOverlay()).isFalse();
                    assertThat(window.place())
                            .isEqualTo(new Route.Application("payments", Route.Tab.DRIFT));

                    window.press(KeyCode.SLASH, "?");
                    assertThat(window.words()).contains("Next change");
                    window.press(KeyCode.ESCAPE, "");
                    assertThat(window.frame().hasOverlay()).isFalse();
                });
    }

    @Test
    void theKeyThatLeadsToAFieldIsNotTypedIntoIt() throws Exception {
        inWindow(
                window -> {
                    window.press(KeyCode.G, "g");
                    window.press(KeyCode.A, "a");
                    window.press(KeyCode.SLASH, "/");
                    assertThat(window.filter()).isEmpty();
                    window.press(KeyCode.S, "s");
                    assertThat(window.filter()).isEqualTo("s");
                    window.write("ß");
                    assertThat(window.filter()).as("from an input method").isEqualTo("sß");
                });
    }

    @Test
    void aFailedComparisonSaysWhatWhyAndWhatNext() throws Exception {
        inWindow(
                window -> {
                    window.store()
                            .dispatch(
                                    new AppEvent.Navigated(
                                            new Route.Application(
                                                    "recommendations", Route.Tab.RESOURCES)));
                    Fx.settle(window.frame());
                    assertThat(window.words())
                            .contains(
                                    "The files of recommendations do not render",
                                    "apps/recommendations/deployment.yaml:14: mapping values are"
                                            + " not allowed here",
                                    "Correct the file and push, then compare again.",
                                    "Copy details");
                    window.button("Open the file").fire();
                    assertThat(window.place())
                            .as("the line that is wrong")
                            .isEqualTo(
                                    new Route.Repositories(
                                            Optional.of(
                                                    new RepositoryPlace(
                                                            "platform",
                                                            "main",
                                                            new RepositoryPlace.View.Files(
                                                                    "apps/recommendations/deployment.yaml",
                                                                    14)))));
                });
    }

    @Test
    void thePracticeClusterSaysSoEverywhere() throws Exception {
        inWindow(
                window -> {
                    ApplicationState app =
                            window.store().state().applications().find("catalog").orElseThrow();
                    assertThat(app.practice()).isTrue();
                    for (Route route :
                            List.of(
                                    new Route.Overview(),
                                    new Route.Applications(),
                                    new Route.Application("catalog", Route.Tab.RESOURCES),
                                    new Route.PlanAndSync("catalog"),
                                    new Route.Settings())) {
                        window.store().dispatch(new AppEvent.Navigated(route));
                        Fx.settle(window.frame());
                        assertThat(window.words()).as(route.toString()).contains("practice");
                    }
                });
    }
}
