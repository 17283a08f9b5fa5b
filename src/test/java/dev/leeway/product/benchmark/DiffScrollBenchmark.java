package dev.leeway.product.benchmark;

import dev.leeway.desktop.control.diff.DiffContent;
import dev.leeway.desktop.control.diff.DiffDocument;
import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.control.diff.LineNote;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.themes.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

/**
 * How long a whole frame of the diff pane takes (events, style, layout, painting, by real pulses of
 * a real window) while 20,000 lines are scrolled, as a share of a frame at 60 a second.
 *
 * <p>JavaFX is told not to wait for the next sixtieth of a second, so the time from pulse to pulse
 * is what the frame costs. Works on a display and on the headless platform.
 */
public final class DiffScrollBenchmark {
    private static final int LINES = 20_000;
    private static final int WARM_UP = 120;
    private static final int FRAMES = 400;
    private static final double FRAME_MS = 1000.0 / 60;

    private final DiffPane pane = new DiffPane(PlainDiffWords.words(), copied -> {});

    private DiffScrollBenchmark() {}

    /** Runs the benchmark and prints its figures. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("javafx.animation.fullspeed", "true");
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(true));
        started.get(30, TimeUnit.SECONDS);
        DiffContent content = content();
        CompletableFuture<DiffScrollBenchmark> made = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    DiffScrollBenchmark benchmark = new DiffScrollBenchmark();
                    benchmark.open(content);
                    made.complete(benchmark);
                });
        DiffScrollBenchmark benchmark = made.get(30, TimeUnit.SECONDS);
        measure("first frames after opening", i -> benchmark.reopen(content), 0, 20);
        measure("wheel, 3 rows a step", i -> benchmark.wheel(-60), WARM_UP, FRAMES);
        measure("page down", i -> benchmark.press(KeyCode.PAGE_DOWN), WARM_UP, FRAMES);
        measure(
                "dragging the bar",
                i -> FrameTimes.drag(benchmark.pane, (i % 400) / 400.0),
                WARM_UP,
                FRAMES);
        Platform.exit();
    }

    private void open(DiffContent content) {
        Scene scene = new Scene(pane, 1400, 820);
        Themes themes = new Themes();
        themes.loadFonts();
        themes.apply(scene, Theme.DARK);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        reopen(content);
    }

    private void reopen(DiffContent content) {
        pane.show(
                new DiffContent(DiffDocument.of(List.of(), List.of()), "", "", Map.of(), Map.of()));
        pane.show(content);
        pane.toggleFolds();
        pane.requestFocus();
    }

    private Node rows() {
        return pane.lookup(".diff-rows");
    }

    private void wheel(double pixels) {
        Event.fireEvent(
                rows(),
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        300,
                        300,
                        300,
                        300,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        pixels,
                        0,
                        pixels,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.LINES,
                        pixels / 20,
                        0,
                        null));
    }

    private void press(KeyCode code) {
        Event.fireEvent(
                rows(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static void measure(String what, IntConsumer action, int warmUp, int frames)
            throws Exception {
        FrameTimes times = FrameTimes.of(frame -> action.accept(frame + warmUp), warmUp, frames);
        System.out.printf(
                "%-26s %3d frames: %s; by the clock %s%n",
                what, frames, figures(times.work()), figures(times.clock()));
    }

    private static String figures(FrameTimes.Times times) {
        return times + " = %.2f of a frame".formatted(times.high() / FRAME_MS);
    }

    private static DiffContent content() {
        Random random = new Random(3);
        List<String> left = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            left.add(
                    "  ".repeat(1 + i % 5)
                            + "key-of-the-line-"
                            + i
                            + ": registry.example.com/shop/value:"
                            + random.nextInt(10_000));
        }
        List<String> right = new ArrayList<>(left);
        Map<Integer, LineNote> notes = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            int line = random.nextInt(right.size());
            right.set(line, right.get(line) + "-hotfix");
            if (i % 4 == 0) {
                notes.put(
                        line,
                        new LineNote(
                                "kubectl-edit 9 min", "kubectl-edit", "hint", "state-changed"));
            }
        }
        for (int i = 0; i < 200; i++) {
            right.remove(random.nextInt(right.size()));
            right.add(random.nextInt(right.size()), "    inserted: " + i);
        }
        return new DiffContent(
                DiffDocument.of(left, right), "Git 3f2c1ab", "Live, 12 s ago", Map.of(), notes);
    }
}
