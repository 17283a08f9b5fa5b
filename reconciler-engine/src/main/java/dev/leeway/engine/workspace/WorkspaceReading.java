package dev.leeway.engine.workspace;

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
    }
}
