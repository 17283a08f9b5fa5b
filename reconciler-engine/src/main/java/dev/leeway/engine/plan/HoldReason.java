package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Doubt;
import dev.leeway.engine.live.FieldConflict;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldMarkPhrase;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.ownership.ClaimPhrase;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** Why a plan leaves an object alone that is not in sync. */
public sealed interface HoldReason {
    /** Returns why, and what to do next, for the operator. */
    Wording said();

    /** Returns that in English. */
    default String message() {
        return said().text();
    }

    /** Returns whether Git itself asks for it, so that a sync is whole without the object. */
    default boolean wanted() {
        return this instanceof AskedFor;
    }

    /**
     * It is not known whether it differs.
     *
     * @param doubt why
     */
    record Undetermined(Doubt doubt) implements HoldReason {
        @Override
        public Wording said() {
            return doubt.said();
        }
    }

    /**
     * Other field managers own fields that would change.
     *
     * @param conflicts each field with its manager
     */
    record Conflicting(List<FieldConflict> conflicts) implements HoldReason {
        public Conflicting {
            conflicts = List.copyOf(conflicts);
        }

        @Override
        public Wording said() {
            return HoldPhrase.CONFLICTING.of(
                    Wording.joined(
                            HoldPhrase.AND,
                            conflicts.stream()
                                    .map(one -> HoldPhrase.BELONGS.of(one.path(), one.manager()))
                                    .toList()));
        }
    }

    /**
     * The server refuses the desired object.
     *
     * @param rejected the server's words
     */
    record Rejected(Doubt.Rejected rejected) implements HoldReason {
        @Override
        public Wording said() {
            return rejected.said();
        }
    }

    /**
     * It is not the application's own.
     *
     * @param ownership whose it is
     */
    record NotOurs(Ownership ownership) implements HoldReason {
        @Override
        public Wording said() {
            return ownership.next().isEmpty()
                    ? ownership.said()
                    : ClaimPhrase.THEN.of(ownership.said(), ownership.next());
        }
    }

    /**
     * It is no longer desired, and deleting was not asked for.
     *
     * @param said the explanation
     */
    record PruneNotAsked(Wording said) implements HoldReason {}

    /**
     * It is no longer desired, and may not be deleted.
     *
     * @param said why not
     */
    record PruneRefused(Wording said) implements HoldReason {}

    /**
     * Somebody placed a hold on it.
     *
     * @param hold the hold
     */
    record Held(HoldMark hold) implements HoldReason {
        @Override
        public Wording said() {
            return HoldMarkPhrase.MARK_STAYS.of(hold.said());
        }
    }

    /**
     * The object itself asks to be left alone.
     *
     * @param said the option, and what it means
     */
    record AskedFor(Wording said) implements HoldReason {}

    /**
     * It belongs to somebody else too, and asks not to be shared.
     *
     * @param said to whom, and what to do next
     */
    record Shared(Wording said) implements HoldReason {}

    /**
     * It changes only in fields that the server lets nobody change.
     *
     * @param rejected the server's words
     */
    record Immutable(Doubt.Rejected rejected) implements HoldReason {
        @Override
        public Wording said() {
            return HoldPhrase.IMMUTABLE.of(
                    rejected.causes().stream()
                            .map(Prediction.Cause::field)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
    }
}
