package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.RunningWork;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.Undo;
import dev.leeway.desktop.work.InlineWork;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What pops up lies over nothing that can be operated, and moves nothing. */
class ToastTest {
    private static final Trouble LONG =
            new Trouble(
                    "The rule about differences of checkout-prod was written into the workspace"
                            + " file, and the application is compared anew",
                    "",
                    "");

    private final SampleWorkspace sample = new SampleWorkspace();
    private final RecordingCommands commands = new RecordingCommands();

    /** Every page where room is scarce, and those with buttons at the bottom where it is not. */
    private static final List<Size> SIZES =
            List.of(
                    new Size(
                            1024,
                            700,
                            List.of(
                                    new Route.Overview(),
                                    new Route.Applications(),
                                    new Route.Application("checkout-prod", Route.Tab.RESOURCES),
                                    new Route.Application("checkout-prod", Route.Tab.DRIFT),
                                    new Route.PlanAndSync("checkout-prod"),
                                    new Route.Repositories(),
                                    new Route.Clusters(),
                                    new Route.Bypass("b-7f3a"),
                                    new Route.BypassWizard("storefront", Optional.empty()),
                                    new Route.Activity(),
                                    new Route.Settings())),
                    new Size(
                            1440,
                            900,
                            List.of(
                                    new Route.Application("checkout-prod", Route.Tab.DRIFT),
                                    new Route.PlanAndSync("checkout-prod"))));

    private record Size(int width, int height, List<Route> routes) {}

    private int told;

    /** What can be operated, and the part of it that is in sight. */
    private record Operable(Node node, Bounds bounds) {}

    private interface Look {
        void at(Frame frame, Store store) throws Exception;
    }

    private Desk desk(Store store) {
        return new Desk(
                store,
                commands,
                sample.text(),
                new InlineWork(),
                AtOnce.THREAD,
                SampleLedger.READINGS);
    }

    private void on(int width, int height, Look look) throws Exception {
        Fx.run(
                () -> {
                    try (SampleFrame window =
                            SampleFrame.at(
                                    new Route.Overview(), sample, width, height, this::desk)) {
                        look.at(window.frame(), window.store());
                    }
                });
    }

    private void tell(Store store, Optional<Undo> undo) {
        told++;
        store.dispatch(
                new AppEvent.WorkStarted(
                        new RunningWork(
                                "sync checkout-prod",
                                RunningWork.Kind.SYNC,
                                "checkout-prod",
                                14,
                                32,
                                sample.state().now(),
                                Optional.of("checkout-prod"))));
        store.dispatch(
                new AppEvent.NoticePosted(
                        new Notice(
                                true,
                                LONG,
                                sample.state().now().plusSeconds(told),
                                new Route.Overview(),
                                undo)));
    }

    @Test
    void aToastMeetsNoControlOnAnyScreen() throws Exception {
        Set<String> covered = new TreeSet<>();
        Set<String> moved = new TreeSet<>();
        int[] seen = {0};
        for (Size size : SIZES) {
            on(
                    size.width(),
                    size.height(),
                    (frame, store) -> {
                        for (Route route : size.routes()) {
                            store.dispatch(new AppEvent.Navigated(route));
                            Fx.settle(frame);
                            Fx.settle(frame);
                            Map<Node, Bounds> before = new HashMap<>();
                            operables(page(frame))
                                    .forEach(one -> before.put(one.node(), inScene(one.node())));
                            tell(store, Optional.of(new Undo.ReleaseHold("checkout-prod", "h")));
                            Fx.settle(frame);
                            Node toast = frame.lookup(".toast");
                            Bounds here = inScene(toast);
                            assertThat(toast.isVisible()).isTrue();
                            assertThat(here.getWidth()).as("room for words").isGreaterThan(240);
                            assertThat(inScene(frame).contains(here)).as("in sight").isTrue();
                            for (Operable one : operables(frame)) {
                                seen[0]++;
                                if (!within(one.node(), toast) && meet(one.bounds(), here)) {
                                    covered.add(route + " " + one.node());
                                }
                            }
                            before.forEach(
                                    (node, place) -> {
                                        if (node.getScene() != null
                                                && !inScene(node).equals(place)) {
                                            moved.add(route + " " + node);
                                        }
                                    });
                            button(toast, "Close").fire();
                        }
                    });
        }
        assertThat(seen[0]).isGreaterThan(250);
        assertThat(covered).isEmpty();
        assertThat(moved).isEmpty();
    }

    @Test
    void aToastIsReadAgainBehindTheBellAndTakesBackWhatItTells() throws Exception {
        on(
                1440,
                900,
                (frame, store) -> {
                    Undo undo = new Undo.ReleaseHold("checkout-prod", "h-1");
                    tell(store, Optional.of(undo));
                    Fx.settle(frame);
                    button(frame.lookup(".toast"), "Undo").fire();
                    assertThat(commands.asked).contains("undo " + undo);
                    assertThat(frame.lookup(".toast").isVisible()).isFalse();

                    tell(store, Optional.empty());
                    Fx.settle(frame);
                    button(frame.lookup(".toast"), "Close").fire();
                    frame.openNotices();
                    Fx.settle(frame);
                    assertThat(
                                    frame.lookupAll(".notice-list .label").stream()
                                            .map(node -> node instanceof Label l ? l.getText() : "")
                                            .filter(LONG.what()::equals))
                            .hasSize(2);
                });
    }

    private static Parent page(Frame frame) {
        return (Parent) frame.screen().orElseThrow().node();
    }

    private static ButtonBase button(Node under, String words) {
        return operables(under).stream()
                .map(Operable::node)
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(one -> words.equals(one.getText()) || words.equals(one.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    /** Everything that is clicked or typed into, where it is. */
    private static List<Operable> operables(Node root) {
        List<Operable> found = new ArrayList<>();
        collect(root, inScene(root), found);
        return found;
    }

    /** What is scrolled out of sight can be neither seen nor clicked where it would be. */
    private static void collect(Node node, Bounds sight, List<Operable> found) {
        Bounds here = inScene(node);
        if (!node.isVisible() || !here.intersects(sight)) {
            return;
        }
        if (node instanceof Control
                && !(node instanceof Label)
                && (node.isFocusTraversable() || node instanceof ButtonBase)
                && here.getWidth() > 0) {
            found.add(new Operable(node, common(here, sight)));
        }
        if (node instanceof Parent parent && !(node instanceof Labeled)) {
            Bounds inside =
                    node instanceof ScrollPane || node.getStyleClass().contains("virtual-flow")
                            ? common(here, sight)
                            : sight;
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, inside, found));
        }
    }

    private static Bounds common(Bounds one, Bounds other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - left),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - top));
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static boolean meet(Bounds one, Bounds other) {
        return Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX())
                        > 0.5
                && Math.min(one.getMaxY(), other.getMaxY())
                                - Math.max(one.getMinY(), other.getMinY())
                        > 0.5;
    }

    private static boolean within(Node node, Node whole) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.equals(whole)) {
                return true;
            }
        }
        return false;
    }
}
