package dev.leeway.engine.run;

import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.apply.UnfinishedRun;
import dev.leeway.engine.wording.Wording;
import java.util.List;

/**
 * What became of a run whose process ended before it did.
 *
 * @param run the run, as it was noted
 * @param findings one for each of its steps, in their order
 */
public record CutOffRun(UnfinishedRun run, List<Finding> findings) {
    public CutOffRun {
        findings = List.copyOf(findings);
    }

    /**
     * What is known of a step.
     *
     * @param step the step
     * @param state what is known
     * @param said what that rests on, with what to do next
     * @param askAgain whether asking again may tell more, because the cluster could not be asked
     */
    public record Finding(RunStart.Planned step, State state, Wording said, boolean askAgain) {
        /** Makes a finding that will not change. */
        public Finding(RunStart.Planned step, State state, Wording said) {
            this(step, state, said, false);
        }

        /** Returns what that rests on, in English. */
        public String message() {
            return said.text();
        }
    }

    /**
     * Returns whether everything was found out that ever will be. What the cluster does not show
     * now it will show less after the next sync: then that one's writes would be taken for this
     * one's.
     */
    public boolean foundOut() {
        return findings.stream().noneMatch(Finding::askAgain);
    }

    /** Returns of how many steps this is known. */
    public long count(State state) {
        return findings.stream().filter(finding -> finding.state() == state).count();
    }

    /** What can be known of a step. */
    public enum State {
        /** It was carried out. */
        DONE,
        /** It was tried and refused, or certainly not carried out. */
        NOT_DONE,
        /** It was never sent. */
        NEVER_SENT,
        /** It may or may not have been carried out. */
        UNKNOWN
    }
}
