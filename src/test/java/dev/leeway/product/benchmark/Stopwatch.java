package dev.leeway.product.benchmark;

import java.util.Collections;
import java.util.List;

/** Takes times in milliseconds. */
public final class Stopwatch {
    private Stopwatch() {}

    /** What is measured. */
    public interface Work {
        /** Does it. */
        void run() throws Exception;
    }

    /** Returns how long the work took. */
    public static double millis(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e6;
    }

    /** Returns the time in the middle. */
    public static double median(List<Double> times) {
        List<Double> sorted = new java.util.ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
