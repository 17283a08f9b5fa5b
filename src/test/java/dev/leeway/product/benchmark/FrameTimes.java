package dev.leeway.product.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;

/**
 * What the frames of a window cost while something is done in each of them.
 *
 * @param work what the window's threads worked for each
 * @param clock how long each took by the clock
 */
record FrameTimes(Times work, Times clock) {
    /**
     * Acts before every frame and measures the frames.
     *
     * @param action what is done, given the number of the frame; below zero while warming up
     */
    static FrameTimes of(IntConsumer action, int warmUp, int frames) throws Exception {
        CompletableFuture<FrameTimes> measured = new CompletableFuture<>();
        Platform.runLater(() -> new Measuring(action, warmUp, frames, measured).start());
        return measured.get(5, TimeUnit.MINUTES);
    }

    private static final class Measuring extends AnimationTimer {
        private final IntConsumer action;
        private final CompletableFuture<FrameTimes> measured;
        private final long[] clock;
        private final long[] work;
        private int frame;
        private long before;
        private long workBefore;

        Measuring(
                IntConsumer action,
                int warmUp,
                int frames,
                CompletableFuture<FrameTimes> measured) {
            this.action = action;
            this.measured = measured;
            this.clock = new long[frames];
            this.work = new long[frames];
            this.frame = -warmUp;
        }

        @Override
        public void handle(long now) {
            long here = System.nanoTime();
            long worked = processorTime();
            if (frame > 0) {
                clock[frame - 1] = here - before;
                work[frame - 1] = worked - workBefore;
            }
            before = here;
            workBefore = worked;
            if (frame == clock.length) {
                stop();
                measured.complete(new FrameTimes(Times.of(work), Times.of(clock)));
                return;
            }
            action.accept(frame);
            frame++;
        }
    }

    /**
     * Many times in two figures.
     *
     * @param median the median in milliseconds
     * @param high the 99th percentile in milliseconds
     */
    record Times(double median, double high) {
        private static Times of(long[] nanos) {
            Arrays.sort(nanos);
            return new Times(
                    nanos[nanos.length / 2] / 1e6,
                    nanos[Math.min(nanos.length - 1, nanos.length * 99 / 100)] / 1e6);
        }

        @Override
        public String toString() {
            return "median %.1f ms, 99th percentile %.1f ms".formatted(median, high);
        }
    }

    /** What the window's thread and the painting thread have worked so far. */
    static long processorTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            if (thread != null
                    && (thread.getThreadName().startsWith("QuantumRenderer")
                            || thread.getThreadName().startsWith("JavaFX Application"))) {
                sum += threads.getThreadCpuTime(id);
            }
        }
        return sum;
    }

    /** Drags the vertical scroll bars in a node to a share of their way. */
    static void drag(Node owner, double share) {
        for (Node node : owner.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                bar.setValue(bar.getMin() + share * (bar.getMax() - bar.getMin()));
            }
        }
    }
}
