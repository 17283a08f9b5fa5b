package dev.leeway.desktop.screen.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ClusterState.Connection;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Sight;
import dev.leeway.desktop.state.Trouble;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import org.junit.jupiter.api.Test;

/** What needs attention: its order, and what news of one application leaves alone. */
class AttentionTest {
    private final SampleWorkspace sample = new SampleWorkspace();

    private static List<Attention> of(AppState state, List<Attention> before) {
        return Attention.of(state, List.of(), app -> Attention.of(app, "failed"), before);
    }

    @Test
    void theOrderIsTheSameWhateverWasSaidBefore() {
        AppState state = sample.state();
        List<Attention> fresh = of(state, List.of());
        assertThat(fresh)
                .extracting(Attention::subject)
                .containsExactly("storefront", "recommendations", "checkout-prod", "edge-us");
        List<Attention> said =
                Attention.of(state, List.of(), app -> find(fresh, app.name()), fresh);
        assertThat(said).isEqualTo(fresh);
        AppState later =
                state.after(
                        new AppEvent.ComparisonArrived(
                                "checkout-prod", sample.agreeing("checkout-prod", "checkout", 0)));
        assertThat(of(later, fresh)).isEqualTo(of(later, List.of())).isNotEqualTo(fresh);
        assertThat(of(state, fresh.reversed())).isEqualTo(fresh);
        List<Attention> kept =
                Attention.of(state, List.of(), app -> find(fresh, app.name()), fresh.reversed());
        assertThat(kept).isEqualTo(fresh);
    }

    @Test
    void aSilentClusterIsOneLineAndWhatItHidesIsCountedThere() {
        AppState silent =
                sample.state()
                        .after(
                                new AppEvent.ClusterSeen(
                                        "practice", Connection.UNREACHABLE, "timed out"));

        List<Attention> all = of(silent, List.of());

        assertThat(all).extracting(Attention::subject).doesNotContain("catalog", "payments");
        assertThat(find(all, "practice").unseen()).isEqualTo(4);
        assertThat(find(all, "practice").group()).isEqualTo(Attention.Group.UNREACHABLE);
    }

    @Test
    void whatAClusterThatAnswersKeepsFromUsIsALineOfItsOwnAndNotCalledFailing() {
        AppState refused =
                sample.state()
                        .after(
                                new AppEvent.ComparisonFailed(
                                        "catalog",
                                        Sight.Reading.NOT_READ,
                                        new Trouble("catalog could not be read", "forbidden", ""),
                                        SampleObjects.NOW));

        Attention catalog = find(of(refused, List.of()), "catalog");

        assertThat(catalog.group()).isEqualTo(Attention.Group.UNREACHABLE);
        assertThat(catalog.state().condition()).isEqualTo(Condition.UNREACHABLE);
        assertThat(catalog.words()).isEqualTo("catalog could not be read");
        assertThat(catalog.counted()).as("nobody knows its differences now").isEmpty();
    }

    private static Attention find(List<Attention> all, String subject) {
        return all.stream().filter(one -> one.subject().equals(subject)).findFirst().orElseThrow();
    }

    @Test
    void newsOfOneApplicationLeaveTheOtherLinesAndTheFrameAlone() throws Exception {
        Fx.run(
                () -> {
                    try (SampleFrame window =
                            SampleFrame.at(
                                    new Route.Overview(),
                                    sample,
                                    new RecordingCommands(),
                                    SampleLedger.READINGS)) {
                        Fx.settle(window.frame());
                        Set<Tooltip> hints = hints(window, "storefront");
                        Set<Node> icons = icons(window);
                        assertThat(hints).isNotEmpty();
                        window.store()
                                .dispatch(
                                        new AppEvent.ComparisonArrived(
                                                "checkout-prod",
                                                sample.agreeing("checkout-prod", "checkout", 0)));
                        Fx.settle(window.frame());
                        assertThat(hints(window, "checkout-prod")).isEmpty();
                        assertThat(hints(window, "storefront"))
                                .as("hints of the other line")
                                .isEqualTo(hints);
                        assertThat(icons(window)).as("icons of the frame").isEqualTo(icons);
                    }
                });
    }

    private static Set<Tooltip> hints(SampleFrame window, String subject) {
        Set<Tooltip> hints = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Node line : window.frame().lookupAll(".attention-line")) {
            boolean its =
                    line.lookupAll(".mono").stream()
                            .anyMatch(node -> ((Labeled) node).getText().equals(subject));
            if (its && line.getScene() != null) {
                line.lookupAll(".label").stream()
                        .map(node -> ((Label) node).getTooltip())
                        .filter(hint -> hint != null)
                        .forEach(hints::add);
            }
        }
        return hints;
    }

    private static Set<Node> icons(SampleFrame window) {
        Set<Node> icons = Collections.newSetFromMap(new IdentityHashMap<>());
        icons.addAll(window.frame().lookupAll(".rail .icon"));
        icons.addAll(window.frame().lookupAll(".top-bar .icon"));
        return icons;
    }
}
