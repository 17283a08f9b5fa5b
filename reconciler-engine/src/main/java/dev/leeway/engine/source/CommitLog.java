package dev.leeway.engine.source;

import java.time.Duration;

/**
 * A log that is read on demand, newest first. What was read is never read again, so the thousandth
 * page costs as much as the first. For one thread at a time.
 */
public interface CommitLog extends AutoCloseable {
    /**
     * Returns the next commits.
     *
     * @param limit the most to return
     * @param patience how long to look; a rare find may be pages away, so the answer may be short
     *     or empty without being the last
     */
    LogPage next(int limit, Duration patience) throws SourceException, InterruptedException;

    @Override
    void close();
}
