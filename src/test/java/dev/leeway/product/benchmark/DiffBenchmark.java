package dev.leeway.product.benchmark;

import dev.leeway.desktop.control.diff.DiffContent;
import dev.leeway.desktop.control.diff.DiffDocument;
import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.control.diff.DiffRehearsal;
import dev.leeway.desktop.state.Route;
import dev.leeway.themes.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Differences of 20,000 and 200,000 lines, from two texts to what is on screen. */
final class DiffBenchmark {
    private final BenchmarkDisplay display;

    DiffBenchmark(BenchmarkDisplay display) {
        this.display = display;
    }

    /**
     * Cold is the first one that somebody opens; {@code -Drehearse=false} leaves out what the
     * window does beforehand.
     */
    void run() throws Exception {
        // As in the product: a difference is never the first thing that a window shows, and the
        // window is there already.
        BenchmarkDisplay.Window before =
                display.onUi(() -> display.open(ManyApplications.state(100), new Route.Overview()));
        display.pulse();
        if (!System.getProperty("rehearse", "").equals("false")) {
            rehearse();
        }
        for (int lines : new int[] {20_000, 200_000}) {
            List<String> left = new ArrayList<>();
            List<String> right = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                String line = "    key-" + i % 997 + ": value of line " + i;
                left.add(line);
                if (i % 50 == 7) {
                    right.add(line + " changed");
                } else if (i % 211 != 13) {
                    right.add(line);
                }
            }
            List<Double> worked = new ArrayList<>();
            List<Double> shown = new ArrayList<>();
            List<Double> ofThread = new ArrayList<>();
            for (int round = 0; round < 4; round++) {
                long begun = System.nanoTime();
                DiffDocument document = DiffDocument.of(left, right);
                worked.add(BenchmarkDisplay.since(begun));
                long[] first = new long[1];
                DiffPane pane =
                        display.onUi(
                                () -> {
                                    first[0] = BenchmarkDisplay.cpu();
                                    DiffPane made = pane();
                                    made.show(
                                            new DiffContent(
                                                    document, "left", "right", Map.of(), Map.of()));
                                    before.frame().getChildren().add(made);
                                    return made;
                                });
                display.pulse();
                shown.add(BenchmarkDisplay.since(begun));
                ofThread.add(display.onUi(() -> (BenchmarkDisplay.cpu() - first[0]) / 1e6));
                display.onUi(() -> before.frame().getChildren().remove(pane));
            }
            System.out.printf(
                    Locale.ROOT,
                    "difference of %d lines: worked out in %.0f ms cold, %.0f ms warm; on screen after"
                            + " %.0f ms cold, %.0f ms warm; the window's thread worked %.0f ms cold,"
                            + " %.0f ms warm%n",
                    lines,
                    worked.getFirst(),
                    worked.getLast(),
                    shown.getFirst(),
                    shown.getLast(),
                    ofThread.getFirst(),
                    ofThread.getLast());
        }
        display.close(before);
    }

    /** What the window does by itself once everything was compared, before anybody opens one. */
    private void rehearse() throws Exception {
        DiffRehearsal rehearsal =
                new DiffRehearsal(
                        PlainDiffWords.words(),
                        outside -> display.themes().apply(outside, Theme.DARK));
        long begun = System.nanoTime();
        DiffDocument document = rehearsal.workOut();
        List<Runnable> pieces = rehearsal.pieces(document);
        double beside = BenchmarkDisplay.since(begun);
        List<Double> each = new ArrayList<>();
        for (Runnable piece : pieces) {
            each.add(
                    display.onUi(
                            () -> {
                                long first = System.nanoTime();
                                piece.run();
                                return BenchmarkDisplay.since(first);
                            }));
        }
        System.out.printf(
                Locale.ROOT,
                "rehearsal of a difference: %.0f ms beside the window's thread, pieces of %s ms on"
                        + " it%n",
                beside,
                each.stream().map(time -> String.format(Locale.ROOT, "%.1f", time)).toList());
    }

    private static DiffPane pane() {
        return new DiffPane(PlainDiffWords.words(), copied -> {});
    }
}
