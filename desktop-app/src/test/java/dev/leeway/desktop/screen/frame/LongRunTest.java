package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.desktop.work.InlineWork;
import dev.leeway.themes.Theme;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What would pile up in a window that stays open for days; counted, not weighed. */
class LongRunTest {
    private static final int ROUNDS = 3;

    private final SampleWorkspace sample = new SampleWorkspace();

    private record Window(Store store, Frame frame, Stage stage) {
        void close() {
            frame.close();
            stage.close();
        }
    }

    private Window open() {
        Store store = new Store(Fx.THREAD, sample.state());
        Frame frame =
                new Frame(
                        new Desk(
                                store,
                                new RecordingCommands(),
                                sample.text(),
                                new InlineWork(),
                                AtOnce.THREAD,
                                SampleLedger.READINGS));
        Scene scene = new Scene(frame, 1440, 900);
        Themes themes = new Themes();
        themes.loadFonts();
        themes.apply(scene, Theme.DARK);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return new Window(store, frame, stage);
    }

    /**
     * JavaFX gives the picture of a cached node back only when the node's caching ends, not when
     * the node leaves the window: each visit of the page would leave one behind.
     */
    @Test
    void noPageKeepsPicturesOfItsNodes() throws Exception {
        Set<String> cached = new TreeSet<>();
        int[] seen = {0};
        Fx.run(
                () -> {
                    Window window = open();
                    List<Consumer<Frame>> overlays =
                            List.of(
                                    frame -> {},
                                    Frame::openPalette,
                                    Frame::openCheatSheet,
                                    Frame::openTasks,
                                    Frame::openNotices);
                    for (Route route : AccessibilityTest.routes()) {
                        window.store.dispatch(new AppEvent.Navigated(route));
                        for (Consumer<Frame> overlay :
                                route instanceof Route.Overview
                                        ? overlays
                                        : overlays.subList(0, 1)) {
                            overlay.accept(window.frame);
                            Fx.settle(window.frame);
                            walk(
                                    window.frame,
                                    node -> {
                                        seen[0]++;
                                        if (node.isCache()) {
                                            cached.add(route + ": " + node);
                                        }
                                    });
                            window.frame.closeOverlay();
                        }
                    }
                    window.close();
                });
        assertThat(seen[0]).isGreaterThan(1_000);
        assertThat(cached).as("use PlainViewport.of for what scrolls").isEmpty();
    }

    @Test
    void pagesThatWereLeftAreForgotten() throws Exception {
        List<WeakReference<Screen>> left = new ArrayList<>();
        Window window = Fx.call(this::open);
        for (int round = 0; round < ROUNDS; round++) {
            for (Route route : AccessibilityTest.routes()) {
                Fx.run(
                        () -> {
                            window.store.dispatch(new AppEvent.Navigated(route));
                            Fx.settle(window.frame);
                            left.add(new WeakReference<>(window.frame.screen().orElseThrow()));
                        });
            }
        }
        Fx.run(() -> window.store.dispatch(new AppEvent.Navigated(new Route.Overview())));
        assertThat(left).hasSizeGreaterThan(3 * ROUNDS);
        Awaitility.await("only the page that is shown is held")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> {
                            System.gc();
                            Fx.run(() -> Fx.settle(window.frame));
                            assertThat(
                                            left.stream()
                                                    .map(WeakReference::get)
                                                    .filter(java.util.Objects::nonNull)
                                                    .map(
                                                            screen ->
                                                                    screen.getClass()
                                                                            .getSimpleName())
                                                    .sorted()
                                                    .toList())
                                    .hasSizeLessThanOrEqualTo(1);
                        });
        Fx.run(window::close);
    }

    private static void walk(Node node, Consumer<Node> seen) {
        seen.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, seen));
        }
    }
}
