package dev.leeway.engine.history;

import dev.leeway.engine.audit.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One sync as its application's history keeps it. It carries no manifest bodies and no secrets.
 *
 * @param number its number, which grows with every sync of this user and is never given twice
 * @param start what was noted before its first request
 * @param ended when it ended; empty while it is at work, or when it was cut off and not settled yet
 * @param outcome what became of it; {@code BEGUN} while it has no end
 * @param message in words
 * @param results what became of each object, as far as it is known, in the plan's order
 * @param kept how many rendered manifests are kept of it; empty when they are not kept (any more)
 * @param pinned whether it is kept whatever the retention says
 */
public record SyncRecord(
        long number,
        SyncStart start,
        Optional<Instant> ended,
        Outcome outcome,
        String message,
        List<ObjectResult> results,
        OptionalInt kept,
        boolean pinned) {
    public SyncRecord {
        results = List.copyOf(results);
    }

    /** Returns how long it took; empty while it has no end. */
    public Optional<Duration> took() {
        return ended.map(end -> Duration.between(start.started(), end));
    }

    /** Returns what it did change: the objects that were written or deleted. */
    public List<ObjectResult> changed() {
        return results.stream().filter(result -> result.outcome() == Outcome.DONE).toList();
    }
}
