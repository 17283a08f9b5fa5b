package dev.leeway.engine.bypass;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.proposal.Landing;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.List;

/** Where a lease stands, with exactly what is certain there. */
public sealed interface BypassState {
    /** Returns when it came there. */
    Instant at();

    /** Returns the stage. */
    default Stage stage() {
        return switch (this) {
            case Draft _ -> Stage.DRAFT;
            case Guarded _ -> Stage.GUARDED;
            case Fixed _ -> Stage.FIXED;
            case Proposed _ -> Stage.PROPOSED;
            case Merged _ -> Stage.MERGED;
            case Converging _ -> Stage.CONVERGING;
            case Released _ -> Stage.RELEASED;
            case Eroded _ -> Stage.ERODED;
            case Expired _ -> Stage.EXPIRED;
            case Abandoned _ -> Stage.ABANDONED;
        };
    }

    /** The fix is described; nothing is sent. */
    record Draft(Instant at) implements BypassState {}

    /**
     * Every hold was placed and read back.
     *
     * @param proofs what each guard read, one for each
     */
    record Guarded(Instant at, List<Proof> proofs) implements BypassState {
        public Guarded {
            proofs = List.copyOf(proofs);
        }
    }

    /**
     * The fix is live.
     *
     * @param objects each object as the server stored it
     */
    record Fixed(Instant at, List<FixedObject> objects) implements BypassState {
        public Fixed {
            objects = List.copyOf(objects);
        }
    }

    /**
     * A proposal was handed in.
     *
     * @param proposal its id
     * @param branch the branch that carries it
     * @param commit the commit's full id
     */
    record Proposed(Instant at, String proposal, String branch, String commit)
            implements BypassState {}

    /**
     * The proposal is in the target branch, or something else is in its place.
     *
     * @param mergeCommit the full id of the commit that brought it in, or in which the branch was
     *     seen to have moved on
     * @param landing how what Git has stands to what is live
     */
    record Merged(Instant at, String mergeCommit, Landing landing) implements BypassState {
        /** Makes one that was merged for certain. */
        public Merged(Instant at, String mergeCommit, boolean asProposed) {
            this(at, mergeCommit, Landing.of(asProposed));
        }

        /** Returns whether Git says what is live. */
        public boolean asProposed() {
            return landing == Landing.AS_PROPOSED;
        }
    }

    /**
     * It waits until live is what Git asks for.
     *
     * @param goal what it waits for
     */
    record Converging(Instant at, Goal goal) implements BypassState {}

    /**
     * It is over: every mark is gone, and that was read back.
     *
     * @param goal what was reached
     * @param revision the full id of the commit in force
     */
    record Released(Instant at, Goal goal, String revision) implements BypassState {}

    /**
     * Something overwrote the fix.
     *
     * @param erosions what was overwritten and by whom
     * @param before the stage to return to when it is fixed anew
     */
    record Eroded(Instant at, List<Erosion> erosions, Stage before) implements BypassState {
        public Eroded {
            erosions = List.copyOf(erosions);
        }
    }

    /**
     * The time is up, and nothing was changed because of that.
     *
     * @param before the stage to return to when it is extended
     */
    record Expired(Instant at, Stage before) implements BypassState {}

    /**
     * It is over without Git.
     *
     * @param by who decided
     * @param inverted whether the inverse was applied; false when the fix was never live or the
     *     object is gone
     * @param note what was done, in words
     */
    record Abandoned(Instant at, String by, boolean inverted, String note) implements BypassState {}

    /**
     * What one guard read.
     *
     * @param engine whom it guards against
     * @param message what was read
     */
    record Proof(String engine, String message) {}

    /**
     * An object as it was stored with the fix on it.
     *
     * @param key the object
     * @param uid its uid
     * @param resourceVersion its version with the fix
     */
    record FixedObject(ResourceKey key, String uid, String resourceVersion) {}

    /**
     * A field that is no longer as it was fixed.
     *
     * @param key the object
     * @param path the field; the root when the object is gone
     * @param manager the field manager that the cluster names; in words where it names none
     */
    record Erosion(ResourceKey key, FieldPath path, String manager) {}

    /** What a lease waits for before it is released. */
    sealed interface Goal {
        /**
         * The merged commit is in the revision in force and live equals desired.
         *
         * @param commit the full id of the merge commit
         */
        record MergedCommit(String commit) implements Goal {}

        /**
         * The fix is given up for what Git says.
         *
         * @param by who decided
         */
        record GitState(String by) implements Goal {}
    }
}
