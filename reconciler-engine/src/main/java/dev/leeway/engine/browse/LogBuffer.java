package dev.leeway.engine.browse;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest lines of several logs, merged by their times, never more than a limit. Lines of one
 * log keep their order. Not safe for use from several threads.
 */
public final class LogBuffer {
    private final int limit;
    private final List<Entry> entries = new ArrayList<>();
    private long dropped;

    /**
     * A line and the log that it comes from.
     *
     * @param source the number of the log
     */
    public record Entry(int source, LogLine line) {}

    /** Makes an empty buffer of at most so many lines. */
    public LogBuffer(int limit) {
        this.limit = limit;
    }

    /**
     * Adds lines of one log.
     *
     * @return the first position that changed
     */
    public int add(int source, List<LogLine> lines) {
        int first = entries.size();
        for (LogLine line : lines) {
            int at = entries.size();
            while (at > 0 && later(entries.get(at - 1), source, line)) {
                at--;
            }
            entries.add(at, new Entry(source, line));
            first = Math.min(first, at);
        }
        // A tenth more than allowed goes at once, so that a full buffer does not move on every
        // line.
        if (entries.size() > limit + limit / 10) {
            int excess = entries.size() - limit;
            entries.subList(0, excess).clear();
            dropped += excess;
            return 0;
        }
        return first;
    }

    private static boolean later(Entry before, int source, LogLine line) {
        return before.source() != source && before.line().at().isAfter(line.at());
    }

    /** Returns the lines. The list changes with the buffer. */
    public List<Entry> entries() {
        return java.util.Collections.unmodifiableList(entries);
    }

    /** Returns how many older lines were let go. */
    public long dropped() {
        return dropped;
    }

    /** Empties it. */
    public void clear() {
        entries.clear();
        dropped = 0;
    }
}
