package dev.leeway.desktop.screen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.engine.resource.ResourceKey;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What a step changes can be read in a small window. */
class StepCellTest {
    private static final String CHANGES =
            "Takes fields from other managers: .data.BANNER: Payments are slow, we are on it → \"\","
                    + " .data.PAGE_SIZE: \"12\" → \"24\"";

    private final SampleWorkspace sample = new SampleWorkspace();

    private Desk desk(Store store) {
        return SampleDesk.of(store, sample.text(), SampleLedger.READINGS);
    }

    private interface Look {
        void at(SampleFrame window) throws Exception;
    }

    /** Shows a plan of these steps in a small window. */
    private void withPlanOf(List<PlanState.Row> steps, Look look) throws Exception {
        PlanState plain = sample.plan();
        PlanState plan = new PlanState(plain.revision(), plain.digest(), plain.wish(), steps);
        Fx.run(
                () -> {
                    try (SampleFrame window =
                            SampleFrame.at(
                                    new Route.PlanAndSync("catalog"),
                                    sample,
                                    1024,
                                    700,
                                    this::desk)) {
                        window.store()
                                .dispatch(
                                        new AppEvent.PlanArrived(
                                                "catalog", plan, SampleObjects.NOW));
                        Fx.settle(window.frame());
                        look.at(window);
                    }
                });
    }

    @Test
    void wordsThatDoNotFitALineStandInTheNextOne() throws Exception {
        withPlanOf(
                List.of(
                        new PlanState.Row(
                                PlanState.Verb.PATCH,
                                new ResourceKey("", "ConfigMap", "shop", "storefront"),
                                CHANGES,
                                List.of())),
                window -> {
                    Label summary =
                            window.frame().lookupAll(".step-summary").stream()
                                    .map(node -> (Label) node)
                                    .filter(label -> label.getText().equals(CHANGES))
                                    .findFirst()
                                    .orElseThrow();
                    Text shown = (Text) summary.lookup(".text");
                    assertThat(shown.getText().replaceAll("\\s+", " ")).isEqualTo(CHANGES);
                    assertThat(summary.getHeight()).isGreaterThan(24);
                    ListCell<?> cell = cellOf(summary);
                    assertThat(
                                    cell.sceneToLocal(
                                                    summary.localToScene(
                                                            summary.getBoundsInLocal()))
                                            .getMaxY())
                            .as("inside its line")
                            .isLessThanOrEqualTo(cell.getHeight());
                });
    }

    @Test
    void headingsCountHooksAndWhatIsMadeAnewApart() throws Exception {
        withPlanOf(
                List.of(
                        row(PlanState.Verb.RECREATE, "Job"),
                        row(PlanState.Verb.PRUNE, "Secret"),
                        row(PlanState.Verb.PATCH, "ConfigMap"),
                        row(PlanState.Verb.HOOK, "Pod")),
                window ->
                        assertThat(window.words())
                                .contains(
                                        "1 object will be deleted, 1 object will be deleted and"
                                                + " made anew",
                                        "1 object will be written, 1 hook will run"));
    }

    private static PlanState.Row row(PlanState.Verb verb, String kind) {
        return new PlanState.Row(
                verb, new ResourceKey("", kind, "shop", "storefront"), "", List.of());
    }

    private static ListCell<?> cellOf(Node node) {
        return node instanceof ListCell<?> cell ? cell : cellOf(node.getParent());
    }
}
