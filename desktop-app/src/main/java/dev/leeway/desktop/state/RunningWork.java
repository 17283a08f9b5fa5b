package dev.leeway.desktop.state;

import java.time.Instant;
import java.util.Optional;

/**
 * Work under way, for the bottom line.
 *
 * @param id its identity, chosen by whoever started it
 * @param kind what it does
 * @param subject to what
 * @param done how much is done
 * @param total of how much; 0 when not known
 * @param since when it began
 * @param application the application that it is about, if it is about one
 */
public record RunningWork(
        String id,
        Kind kind,
        String subject,
        long done,
        long total,
        Instant since,
        Optional<String> application) {
    /** What is being done. */
    public enum Kind {
        /** A comparison. */
        COMPARE,
        /** A plan is made. */
        PLAN,
        /** A plan is carried out. */
        SYNC,
        /** A workspace is opened. */
        OPEN
    }

    /** Returns whether it can be stopped. */
    public boolean cancellable() {
        return kind != Kind.OPEN;
    }

    /** Returns it further on. */
    public RunningWork progressed(long done, long total) {
        return new RunningWork(id, kind, subject, done, total, since, application);
    }
}
