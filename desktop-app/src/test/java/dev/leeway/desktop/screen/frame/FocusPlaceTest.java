package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import org.junit.jupiter.api.Test;

/** Where the keyboard is after going somewhere, and which way Tab takes it. */
class FocusPlaceTest {
    private final SampleWorkspace sample = new SampleWorkspace();

    private SampleFrame open() {
        return SampleFrame.at(new Route.Overview(), sample, new RecordingCommands(), Readings.NONE);
    }

    private static boolean within(Node part, Node whole) {
        for (Node node = part; node != null; node = node.getParent()) {
            if (node == whole) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aPageThatIsGoneToHasTheKeyboardAtOnce() throws Exception {
        List<Route> astray = new ArrayList<>();
        List<Route> places =
                List.of(
                        new Route.Applications(),
                        new Route.Application("checkout-prod", Route.Tab.RESOURCES),
                        new Route.Application("checkout-prod", Route.Tab.DRIFT),
                        new Route.Application("checkout-prod", Route.Tab.HISTORY),
                        new Route.PlanAndSync("checkout-prod"),
                        new Route.Repositories(Optional.empty()),
                        new Route.Clusters(Optional.empty()),
                        new Route.Bypasses(),
                        new Route.Activity(),
                        new Route.Insights(),
                        new Route.Settings(),
                        new Route.Overview());
        Fx.run(
                () -> {
                    try (SampleFrame shown = open()) {
                        Scene scene = shown.frame().getScene();
                        for (Route place : places) {
                            // As a click on the rail leaves it.
                            shown.frame().lookup(".rail-button").requestFocus();
                            shown.store().dispatch(new AppEvent.Navigated(place));
                            Node page = shown.frame().screen().orElseThrow().node();
                            if (!within(scene.getFocusOwner(), page)) {
                                astray.add(place);
                            }
                            Fx.settle(shown.frame());
                        }
                    }
                });
        assertThat(astray).isEmpty();
    }

    @Test
    void whatIsDisabledLeavesTheKeyboardToItsPage() throws Exception {
        SampleFrame shown = Fx.call(this::open);
        Fx.run(
                () -> {
                    shown.store().dispatch(new AppEvent.Navigated(new Route.Settings()));
                    Fx.settle(shown.frame());
                    shown.frame().getScene().getFocusOwner().setDisable(true);
                    // As JavaFX does where nothing after it can have the focus.
                    shown.frame().lookup(".rail-button").requestFocus();
                });
        Fx.run(
                () -> {
                    Node page = shown.frame().screen().orElseThrow().node();
                    assertThat(within(shown.frame().getScene().getFocusOwner(), page)).isTrue();
                    shown.close();
                });
    }

    @Test
    void tabGoesFromTheRailThroughTheBarAndThePageToTheBottomLine() throws Exception {
        List<String> parts = new ArrayList<>();
        Fx.run(
                () -> {
                    try (SampleFrame shown = open()) {
                        shown.store().dispatch(new AppEvent.Navigated(new Route.Settings()));
                        Fx.settle(shown.frame());
                        Node node = shown.frame().lookup(".rail-button");
                        node.requestFocus();
                        for (int step = 0; step < 40; step++) {
                            String part = part(shown, node);
                            if (parts.isEmpty() || !parts.getLast().equals(part)) {
                                parts.add(part);
                            }
                            node.requestFocusTraversal(TraversalDirection.NEXT);
                            node = shown.frame().getScene().getFocusOwner();
                        }
                    }
                });
        assertThat(parts).startsWith("rail", "bar", "page");
    }

    private static String part(SampleFrame shown, Node node) {
        if (within(node, shown.frame().screen().orElseThrow().node())) {
            return "page";
        }
        return within(node, shown.frame().lookup(".rail")) ? "rail" : "bar";
    }
}
