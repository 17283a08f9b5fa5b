package dev.leeway.product.benchmark;

import java.util.Arrays;
import java.util.List;
import javafx.application.Platform;

/**
 * How the window bears much: 10,000 applications, a difference of 200,000 lines, a burst of events,
 * and hours of running in minutes. Prints figures; judges nothing. Works on a display and on the
 * headless platform.
 */
public final class ConsoleBenchmark {
    private ConsoleBenchmark() {}

    /** Runs all benchmarks, or those that are named: paint diff burst hours. */
    public static void main(String[] arguments) throws Exception {
        List<String> chosen =
                arguments.length == 0
                        ? List.of("paint", "diff", "burst", "hours")
                        : Arrays.asList(arguments);
        try {
            BenchmarkDisplay display = BenchmarkDisplay.start();
            for (String one : chosen) {
                switch (one) {
                    case "paint" -> new PaintBenchmark(display).run();
                    case "diff" -> new DiffBenchmark(display).run();
                    case "burst" -> new BurstBenchmark(display).run();
                    case "hours" -> new HoursBenchmark(display).run();
                    default -> System.err.println("no benchmark is called " + one);
                }
            }
            Platform.exit();
            System.exit(0);
        } catch (Exception failed) {
            // JavaFX's thread would keep the process alive for ever.
            failed.printStackTrace();
            System.exit(1);
        }
    }
}
