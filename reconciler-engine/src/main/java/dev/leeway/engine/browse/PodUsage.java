package dev.leeway.engine.browse;

import java.time.Instant;
import java.util.Map;

/** What pods use of processors and memory, as the cluster's metrics say. */
public sealed interface PodUsage {
    /** The kind under which a cluster serves it. */
    String GROUP = "metrics.k8s.io";

    /** The cluster does not serve {@code metrics.k8s.io}: nothing is known, which is not zero. */
    record NotOffered() implements PodUsage {}

    /**
     * What was measured last.
     *
     * @param byPod the amounts by {@code namespace/name}; a pod that has not been measured yet is
     *     not among them
     * @param at when it was read
     */
    record Measured(Map<String, Amount> byPod, Instant at) implements PodUsage {
        public Measured {
            byPod = Map.copyOf(byPod);
        }
    }

    /**
     * What one pod uses, all its containers together.
     *
     * @param nanocores processor time, in billionths of one processor
     * @param bytes memory
     */
    record Amount(long nanocores, long bytes) {
        private static final long NANO_IN_MILLI = 1_000_000;
        private static final long MEBI = 1L << 20;

        /** Returns the processor time as {@code kubectl top} prints it: {@code 12m}. */
        public String cpu() {
            return Math.ceilDiv(nanocores, NANO_IN_MILLI) + "m";
        }

        /** Returns the memory as {@code kubectl top} prints it: {@code 34Mi}. */
        public String memory() {
            return bytes / MEBI + "Mi";
        }
    }
}
