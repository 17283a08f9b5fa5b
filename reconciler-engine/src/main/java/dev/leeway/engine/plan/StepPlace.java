package dev.leeway.engine.plan;

import java.util.Comparator;

/**
 * Where a step stands in the order of a plan. A sync finishes one place before it begins the next.
 *
 * @param stage applying comes before deleting
 * @param wave the wave, lowest first; for deletions mirrored
 * @param rank the kind's rank within a wave, lowest first; for deletions mirrored
 */
public record StepPlace(Stage stage, int wave, int rank) implements Comparable<StepPlace> {
    private static final Comparator<StepPlace> ORDER =
            Comparator.comparing(StepPlace::stage)
                    .thenComparingInt(StepPlace::wave)
                    .thenComparingInt(StepPlace::rank);

    /** The parts of a sync, in their order. */
    public enum Stage {
        /** What everything else stands in: the destination namespace. */
        PREPARE,
        /** Creating and changing. */
        APPLY,
        /** Deleting what is no longer desired. */
        PRUNE
    }

    @Override
    public int compareTo(StepPlace other) {
        return ORDER.compare(this, other);
    }
}
