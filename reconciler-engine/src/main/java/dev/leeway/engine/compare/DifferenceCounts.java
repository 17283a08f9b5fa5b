package dev.leeway.engine.compare;

import java.util.List;

/**
 * How many objects stand how.
 *
 * @param inSync in sync
 * @param missing desired and absent
 * @param changed present and different
 * @param extra applied earlier and no longer desired
 * @param undetermined not known
 * @param mutated rewritten by admission
 */
public record DifferenceCounts(
        int inSync, int missing, int changed, int extra, int undetermined, int mutated) {
    /** Counts. */
    public static DifferenceCounts of(List<ResourceComparison> resources) {
        int[] counts = new int[6];
        for (ResourceComparison resource : resources) {
            int at =
                    switch (resource.difference()) {
                        case Difference.InSync _ -> 0;
                        case Difference.Missing _ -> 1;
                        case Difference.Changed _ -> 2;
                        case Difference.Mutated _ -> 5;
                        case Difference.Extra _ -> 3;
                        case Difference.Undetermined _ -> 4;
                    };
            counts[at]++;
        }
        return new DifferenceCounts(
                counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }

    /** Returns how many objects there are. */
    public int total() {
        return inSync + different();
    }

    /** Returns how many objects are not known to be in sync. */
    public int different() {
        return missing + changed + extra + undetermined + mutated;
    }
}
