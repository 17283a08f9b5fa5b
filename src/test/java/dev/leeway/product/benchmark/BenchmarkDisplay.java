package dev.leeway.product.benchmark;

import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Commands;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.themes.Theme;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * A window of the product without an engine behind it, for what is measured of the window alone.
 */
final class BenchmarkDisplay {
    private static final int WHOLE_FRAMES = 60;

    private final FxThread ui = new FxThread();
    private final Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
    private final Themes themes = new Themes();

    /** Starts JavaFX and loads the fonts. */
    static BenchmarkDisplay start() throws Exception {
        BenchmarkDisplay display = new BenchmarkDisplay();
        display.ui.startToolkit();
        display.onUi(
                () -> {
                    display.themes.loadFonts();
                    return true;
                });
        return display;
    }

    /** An open window over a store of its own. */
    record Window(Frame frame, Store store, Stage stage) {}

    FxThread ui() {
        return ui;
    }

    Themes themes() {
        return themes;
    }

    /** Opens a window on a page; on the window's thread. */
    Window open(AppState state, Route route) {
        Store store = new Store(ui, state);
        store.dispatch(new AppEvent.Navigated(route));
        Frame frame =
                new Frame(
                        new Desk(
                                store,
                                nothing(),
                                text,
                                new VirtualThreadWork(),
                                ui,
                                Readings.NONE));
        Scene scene = new Scene(frame, 1440, 900);
        themes.apply(scene, Theme.DARK);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return new Window(frame, store, stage);
    }

    /** Commands that do nothing: nothing is asked for in a benchmark. */
    static Commands nothing() {
        return (Commands)
                Proxy.newProxyInstance(
                        Commands.class.getClassLoader(),
                        new Class<?>[] {Commands.class},
                        (proxy, method, given) -> null);
    }

    void close(Window window) throws Exception {
        onUi(
                () -> {
                    window.frame.close();
                    window.stage.close();
                    return true;
                });
    }

    /** Waits until what was asked for is painted: for the pulse after the next one. */
    void pulse() throws Exception {
        CompletableFuture<Boolean> painted = new CompletableFuture<>();
        onUi(
                () -> {
                    new AnimationTimer() {
                        private int pulses;

                        @Override
                        public void handle(long now) {
                            if (++pulses == 2) {
                                stop();
                                painted.complete(true);
                            }
                        }
                    }.start();
                    return true;
                });
        painted.get(60, TimeUnit.SECONDS);
    }

    /**
     * Paints a window whole many times, as one in use was. Without a display each of its points is
     * copied by code that takes fifty milliseconds for all of them until it is compiled, which says
     * nothing of the window.
     */
    void paintedOften(Window window) throws Exception {
        for (int frame = 0; frame < WHOLE_FRAMES; frame++) {
            double opacity = frame % 2 == 0 ? 0.99 : 1;
            onUi(
                    () -> {
                        window.frame.setOpacity(opacity);
                        return true;
                    });
            pulse();
        }
    }

    /** Milliseconds since then. */
    static double since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toNanos() / 1e6;
    }

    /** The processor time of the calling thread in nanoseconds. */
    static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** What runs on the window's thread. */
    interface Body<T> {
        T run() throws Exception;
    }

    /** Runs something on the window's thread and waits for its answer. */
    <T> T onUi(Body<T> body) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        ui.post(
                () -> {
                    try {
                        answer.complete(body.run());
                    } catch (Exception failed) {
                        answer.completeExceptionally(failed);
                    }
                });
        return answer.get(180, TimeUnit.SECONDS);
    }
}
