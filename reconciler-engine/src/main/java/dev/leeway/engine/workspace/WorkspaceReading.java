package dev.leeway.engine.workspace;

import dev.leeway.engine.wording.Wording;
import java.util.List;

/** What became of reading a workspace file. */
public sealed interface WorkspaceReading {
    /** It is without fault. */
    record Read(Workspace workspace) implements WorkspaceReading {}

    /**
     * It has mistakes; nothing of it is used.
     *
     * @param problems all of them, in the order of the file; never empty
     */
    record Refused(List<WorkspaceProblem> problems) implements WorkspaceReading {
        public Refused {
            problems = List.copyOf(problems);
        }

        /** Returns all of them in a list, each in a line of its own. */
        public Wording said() {
            return WorkspacePhrase.HAS_MISTAKES.of(
                    Wording.joined(
                            WorkspacePhrase.LINES,
                            problems.stream().map(WorkspaceProblem::said).toList()));
        }
    }
}
