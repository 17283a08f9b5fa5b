package dev.leeway.engine.run;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.history.DeployDifference;
import java.util.Optional;

/**
 * What going from one revision to another would change of what an application asks for. Compares
 * what the two revisions render to and looks into no cluster: what runs there may be anything.
 *
 * @param application the application
 * @param cluster where it goes
 * @param follows the revision that it follows, as the workspace says
 * @param verdict what changes
 */
public record RevisionEffect(String application, String cluster, String follows, Verdict verdict) {
    /** What changes. */
    public sealed interface Verdict {
        /**
         * Both revisions ask for the same.
         *
         * @param objects how many objects that are
         */
        record Unchanged(int objects) implements Verdict {}

        /**
         * They ask for different things.
         *
         * @param difference the objects that differ, Secrets masked
         */
        record Changed(DeployDifference difference) implements Verdict {}

        /**
         * It cannot be told, because one of them cannot be rendered.
         *
         * @param from why the earlier one cannot; empty when it can
         * @param to why the later one cannot; empty when it can
         */
        record NotKnown(Optional<Unrendered> from, Optional<Unrendered> to) implements Verdict {}
    }

    /**
     * Why a revision cannot be rendered.
     *
     * @param said what is wrong
     * @param advice what the operator can do next; may be empty
     */
    public record Unrendered(Wording said, Wording advice) {
        /** Returns what is wrong, in English. */
        public String why() {
            return said.text();
        }

        /** Returns what the operator can do next, in English. */
        public String nextStep() {
            return advice.text();
        }
    }
}
