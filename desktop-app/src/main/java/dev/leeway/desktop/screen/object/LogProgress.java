package dev.leeway.desktop.screen.object;

import java.util.Map;

/**
 * How reading goes.
 *
 * @param following how many containers are followed
 * @param ended how many came to their end
 * @param trouble what went wrong, by container
 * @param dropped how many older lines were let go
 */
public record LogProgress(
        int following, int ended, Map<LogSources.Source, String> trouble, long dropped) {
    static final LogProgress NONE = new LogProgress(0, 0, Map.of(), 0);

    public LogProgress {
        trouble = Map.copyOf(trouble);
    }
}
