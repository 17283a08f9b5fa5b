package dev.leeway.engine.workspace;

import dev.leeway.engine.wording.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the mistakes of one file while it is read. */
final class Findings {
    private final Path file;
    private final List<WorkspaceProblem> problems = new ArrayList<>();

    Findings(Path file) {
        this.file = file;
    }

    /** Returns findings that nobody reads: for what hangs below something reported already. */
    static Findings unheard() {
        return new Findings(Path.of(""));
    }

    /** Adds a mistake at a node. */
    void add(Node node, String field, Wording what) {
        add(node.getStartMark(), field, what);
    }

    /** Adds a mistake at a mark; without one, at the file as a whole. */
    void add(Optional<Mark> mark, String field, Wording what) {
        int line = mark.map(at -> at.getLine() + 1).orElse(0);
        int column = mark.map(at -> at.getColumn() + 1).orElse(0);
        problems.add(new WorkspaceProblem(file, line, column, field, what));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** Returns the mistakes in the order of the file. */
    List<WorkspaceProblem> inOrder() {
        return problems.stream()
                .sorted(
                        Comparator.comparingInt(WorkspaceProblem::line)
                                .thenComparingInt(WorkspaceProblem::column))
                .toList();
    }
}
