package dev.leeway.engine.bypass;

import static dev.leeway.engine.bypass.Stage.ABANDONED;
import static dev.leeway.engine.bypass.Stage.CONVERGING;
import static dev.leeway.engine.bypass.Stage.DRAFT;
import static dev.leeway.engine.bypass.Stage.ERODED;
import static dev.leeway.engine.bypass.Stage.EXPIRED;
import static dev.leeway.engine.bypass.Stage.FIXED;
import static dev.leeway.engine.bypass.Stage.GUARDED;
import static dev.leeway.engine.bypass.Stage.MERGED;
import static dev.leeway.engine.bypass.Stage.PROPOSED;
import static dev.leeway.engine.bypass.Stage.RELEASED;

import java.util.Map;
import java.util.Set;

/**
 * The one table of what may follow what. The journal refuses everything else, so that no code path
 * can skip a guard or release without convergence.
 */
public final class Transitions {
    /** What may follow each stage. */
    public static final Map<Stage, Set<Stage>> LEGAL =
            Map.of(
                    DRAFT, Set.of(GUARDED, ABANDONED),
                    GUARDED, Set.of(FIXED, EXPIRED, ABANDONED),
                    FIXED, Set.of(PROPOSED, CONVERGING, ERODED, EXPIRED, ABANDONED),
                    // A request that was closed without a merge leads back to the bare fix.
                    PROPOSED, Set.of(FIXED, MERGED, CONVERGING, ERODED, EXPIRED, ABANDONED),
                    // Git merged other values than the fix: it is proposed again.
                    MERGED, Set.of(PROPOSED, CONVERGING, ERODED, EXPIRED, ABANDONED),
                    // Another goal: Git came to say something else, and that is accepted.
                    CONVERGING, Set.of(CONVERGING, RELEASED, ERODED, EXPIRED, ABANDONED),
                    RELEASED, Set.of(),
                    // Fixing anew leads back to where it was; giving in to Git converges.
                    ERODED, Set.of(FIXED, PROPOSED, MERGED, CONVERGING, EXPIRED, ABANDONED),
                    // Extending leads back to where it was.
                    EXPIRED,
                            Set.of(GUARDED, FIXED, PROPOSED, MERGED, CONVERGING, ERODED, ABANDONED),
                    ABANDONED, Set.of());

    private Transitions() {}

    /** Returns whether one stage may follow another. */
    public static boolean legal(Stage from, Stage to) {
        return LEGAL.getOrDefault(from, Set.of()).contains(to);
    }
}
