package dev.leeway.engine.source;

import java.util.List;

/**
 * Some commits of a log.
 *
 * @param commits the commits, newest first
 * @param looked how many commits were looked at since the log was opened
 * @param end whether there are no more
 */
public record LogPage(List<LogPage.Entry> commits, long looked, boolean end) {
    public LogPage {
        commits = List.copyOf(commits);
    }

    /**
     * One commit of a log.
     *
     * @param commit the commit
     * @param path the path that was searched for, as it is called in this commit; empty when none
     *     was
     */
    public record Entry(Commit commit, String path) {}
}
