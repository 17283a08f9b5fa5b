package dev.leeway.engine.apply;

import dev.leeway.engine.live.FieldConflict;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.wording.Wording;
import java.util.List;

/** What became of one step. Every step of a plan has exactly one. */
public sealed interface StepResult {
    /** Returns the step. */
    Step step();

    /** Returns what happened. */
    Wording said();

    /** Returns what happened, in English. */
    default String message() {
        return said().text();
    }

    /**
     * It was done, and the server said so.
     *
     * @param step the step
     * @param said what happened
     * @param versionBefore the resource version before, empty when the object was not there
     * @param versionAfter the resource version after, empty when the object is gone
     * @param uid the object's uid, empty when not known
     */
    record Done(Step step, Wording said, String versionBefore, String versionAfter, String uid)
            implements StepResult {}

    /**
     * The server refused; nothing was written.
     *
     * @param step the step
     * @param status the HTTP status, 0 when there was none
     * @param reason the machine-readable reason; may be empty
     * @param said the server's words, and what to do next
     * @param causes the fields at fault; may be empty
     */
    record Failed(Step step, int status, String reason, Wording said, List<Prediction.Cause> causes)
            implements StepResult {
        public Failed {
            causes = List.copyOf(causes);
        }
    }

    /**
     * Leeway refused, because a condition of the approval is not met; nothing was written.
     *
     * @param step the step
     * @param refusal the condition
     * @param said what is the case, and what to do next
     */
    record Refused(Step step, Refusal refusal, Wording said) implements StepResult {
        /** Returns whether the plan itself said so, and nobody asked for anything else. */
        public boolean isHeld() {
            return refusal instanceof Refusal.Held;
        }
    }

    /**
     * Its turn never came; nothing was sent.
     *
     * @param step the step
     * @param said why not
     */
    record NotAttempted(Step step, Wording said) implements StepResult {}

    /**
     * It was sent and it could not be found out whether it was carried out.
     *
     * @param step the step
     * @param said what is known
     */
    record Unknown(Step step, Wording said) implements StepResult {}

    /**
     * It was left out with leave: Git asks for that, the operator said so, or the case it is for
     * did not come. A sync is whole without it.
     *
     * @param step the step
     * @param said by whose leave
     */
    record Waived(Step step, Wording said) implements StepResult {}

    /** The condition that is not met. */
    sealed interface Refusal {
        /** The cluster holds a newer state than the one that was approved. */
        record Stale() implements Refusal {}

        /**
         * Other managers own fields that would change.
         *
         * @param conflicts each field with its manager
         */
        record Conflicting(List<FieldConflict> conflicts) implements Refusal {
            public Conflicting {
                conflicts = List.copyOf(conflicts);
            }
        }

        /** The deletion needs a confirmation that nobody typed. */
        record Unconfirmed() implements Refusal {}

        /** The plan itself leaves the object alone. */
        record Held() implements Refusal {}
    }
}
