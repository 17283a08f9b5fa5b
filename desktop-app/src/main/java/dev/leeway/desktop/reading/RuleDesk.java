package dev.leeway.desktop.reading;

import dev.leeway.engine.workspace.Workspace.IgnoreDifference;

import java.nio.file.Path;
import java.util.List;

/**
 * Writes rules about ignored differences into the workspace file. Every method waits; safe for use
 * from several threads.
 */
public interface RuleDesk {
    /**
     * What writing a rule would make of the workspace file.
     *
     * @param application the application whose rule it is
     * @param file the file
     * @param before its text now
     * @param after its text with the rule
     */
    record Preview(String application, Path file, String before, String after) {}

    /**
     * Works out what the file would be, and proves that it reads as before with this one rule more.
     * Writes nothing.
     *
     * @throws RefusedException when the file cannot be read or takes no such rule
     */
    Preview preview(String application, IgnoreDifference rule)
            throws RefusedException, InterruptedException;

    /**
     * Writes the file, lets the engine follow it, and compares the application again.
     *
     * @throws RefusedException when the file is not what was previewed any more, or cannot be
     *     written; nothing was changed then
     */
    void write(Preview preview) throws RefusedException, InterruptedException;

    /**
     * A rule of the workspace file.
     *
     * @param rule the rule, with where it stands
     * @param applications the names of those whose differences it leaves alone
     */
    record Standing(IgnoreDifference rule, List<String> applications) {
        public Standing {
            applications = List.copyOf(applications);
        }
    }

    /**
     * Reads the rules that stand in the file now, in its order.
     *
     * @throws RefusedException when the file cannot be read
     */
    List<Standing> standing() throws RefusedException, InterruptedException;

    /**
     * Takes a rule out of the file, which must read as before without this one, lets the engine
     * follow it, and compares its applications again.
     *
     * @throws RefusedException when the rule does not stand there any more, or the file cannot be
     *     written; nothing was changed then
     */
    void remove(Standing rule) throws RefusedException, InterruptedException;

    /** A rule was not written. */
    final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String nextStep;

        /** Makes one from what happened and what to do next. */
        public RefusedException(String message, String nextStep) {
            super(message);
            this.nextStep = nextStep;
        }

        /** Returns what the operator can do. */
        public String nextStep() {
            return nextStep;
        }
    }
}
