package dev.leeway.engine.plan;

import java.util.Comparator;

/**
 * Where a step stands in the order of a plan. A sync finishes one place before it begins the next,
 * and waits for the objects of a stage and wave to be well before it begins the next wave.
 *
 * @param stage the stage
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
        PREPARE("Prepare"),
        /** Hooks before anything is applied, and what they need. */
        PRE_SYNC("PreSync"),
        /** Creating and changing, and the hooks beside it. */
        APPLY("Sync"),
        /** Deleting what is no longer desired. */
        PRUNE("Prune"),
        /** Deleting what asks to go only when everything else is well. */
        PRUNE_LAST("PruneLast"),
        /** Hooks after everything is applied and well. */
        POST_SYNC("PostSync"),
        /** Hooks after a failure. */
        SYNC_FAIL("SyncFail");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        /** Returns the stage as people read it; hooks' stages by Argo CD's words. */
        public String word() {
            return word;
        }
    }

    /** Returns whether two steps stand in the same stage and wave. */
    public boolean besides(StepPlace other) {
        return stage == other.stage && wave == other.wave;
    }

    @Override
    public int compareTo(StepPlace other) {
        return ORDER.compare(this, other);
    }
}
