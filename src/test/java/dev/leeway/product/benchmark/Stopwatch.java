package dev.leeway.product.benchmark;

import java.util.Collections;
import java.util.List;

/** Takes times in milliseconds. */
final class Stopwatch {
    private Stopwatch() {}

    /** What is measured. */
    interface Work {
        void run() throws Exception;
    }

    static double millis(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e6;
    }

    static double median(List<Double> times) {
        List<Double> sorted = new java.util.ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
