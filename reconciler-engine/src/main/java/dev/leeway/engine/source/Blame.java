package dev.leeway.engine.source;

import java.util.List;
import java.util.Map;

/**
 * Who brought in the lines of a file.
 *
 * @param lines the lines that are known, in the file's order
 * @param messages the whole messages of their commits, by the commits' full ids
 * @param whole whether those are all; else the time was up before the others were found
 */
public record Blame(List<BlamedLine> lines, Map<String, String> messages, boolean whole) {
    public Blame {
        lines = List.copyOf(lines);
        messages = Map.copyOf(messages);
    }
}
