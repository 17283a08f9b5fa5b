package dev.leeway.engine.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which records to list.
 *
 * @param since only records of this time or later
 * @param application only records of this application
 * @param cluster only records of this cluster
 * @param limit the most records, the newest ones; at least 1
 */
public record AuditQuery(
        Optional<Instant> since,
        Optional<String> application,
        Optional<String> cluster,
        int limit) {
    public AuditQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is less than 1");
        }
    }

    /** Returns the newest records of everything. */
    public static AuditQuery newest(int limit) {
        return new AuditQuery(Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }
}
