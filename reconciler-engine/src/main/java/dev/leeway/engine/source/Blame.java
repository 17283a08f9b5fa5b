package dev.leeway.engine.source;

import java.util.List;

/**
 * Who brought in the lines of a file.
 *
 * @param lines the lines that are known, in the file's order
 * @param whole whether those are all; else the time was up before the others were found
 */
public record Blame(List<BlamedLine> lines, boolean whole) {
    public Blame {
        lines = List.copyOf(lines);
    }
}
