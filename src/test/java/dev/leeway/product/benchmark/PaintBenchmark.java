package dev.leeway.product.benchmark;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TextField;

/** The first paint of 10,000 applications, and their filter. */
final class PaintBenchmark {
    private static final int APPLICATIONS = 10_000;
    private static final List<String> TYPED =
            List.of("s", "se", "service-7", "service-77", "team-19", "nothing", "", "9");

    private final BenchmarkDisplay display;

    PaintBenchmark(BenchmarkDisplay display) {
        this.display = display;
    }

    void run() throws Exception {
        AppState state = ManyApplications.state(APPLICATIONS);
        for (Route route : List.of(new Route.Applications(), new Route.Overview())) {
            List<Double> times = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                long begun = System.nanoTime();
                BenchmarkDisplay.Window window = display.onUi(() -> display.open(state, route));
                display.pulse();
                times.add(BenchmarkDisplay.since(begun));
                if (round == 2 && route instanceof Route.Applications) {
                    filter(window);
                }
                display.close(window);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d applications, %s: first paint %.0f ms cold, %.0f ms warm%n",
                    APPLICATIONS,
                    route.getClass().getSimpleName(),
                    times.getFirst(),
                    times.getLast());
        }
    }

    /**
     * From a typed letter to the painted rows, for the first letters of a day and for later ones.
     * Painted is known when the frame after begins, so that up to a whole frame of waiting is
     * counted, too: with {@code -Djavafx.animation.pulse=240} that is four milliseconds. Beside the
     * clock stands the time that the window's own thread worked, which a busy machine blurs less.
     */
    private void filter(BenchmarkDisplay.Window window) throws Exception {
        TextField field = (TextField) window.frame().lookup(".filter");
        // The very first round finds code that never ran, the page itself among it.
        typing(window, field, 1);
        typing(window, field, 2).print("the first letters");
        typing(window, field, 30);
        typing(window, field, 5).print("later");
    }

    private Typed typing(BenchmarkDisplay.Window window, TextField field, int rounds)
            throws Exception {
        Typed typed = new Typed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < rounds; round++) {
            for (String text : TYPED) {
                long begun = System.nanoTime();
                display.onUi(
                        () -> {
                            long first = BenchmarkDisplay.cpu();
                            field.setText(text);
                            long second = BenchmarkDisplay.cpu();
                            window.frame().layout();
                            typed.chosen.add((second - first) / 1e6);
                            typed.laidOut.add((BenchmarkDisplay.cpu() - second) / 1e6);
                            return true;
                        });
                display.pulse();
                typed.painted.add(BenchmarkDisplay.since(begun));
            }
        }
        return typed;
    }

    /** Milliseconds, one of each for every text that was typed. */
    private record Typed(List<Double> chosen, List<Double> laidOut, List<Double> painted) {
        void print(String when) {
            System.out.printf(
                    Locale.ROOT,
                    "%d applications, filter, %s: worked %.0f ms (at most %.0f) to choose the rows"
                            + " and %.0f ms (at most %.0f) to lay them out; painted after %.0f ms"
                            + " (at most %.0f), of that up to %.0f ms waiting for a frame%n",
                    APPLICATIONS,
                    when,
                    median(chosen),
                    most(chosen),
                    median(laidOut),
                    most(laidOut),
                    median(painted),
                    most(painted),
                    1000.0 / Integer.getInteger("javafx.animation.pulse", 60));
        }

        private static double median(List<Double> times) {
            return times.stream().sorted().toList().get(times.size() / 2);
        }

        private static double most(List<Double> times) {
            return times.stream().mapToDouble(time -> time).max().orElse(0);
        }
    }
}
