package dev.leeway.engine.hold;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Something that reconciling must leave alone, by somebody's word.
 *
 * <p>A hold does not lift itself: after its end it still holds, and is shown as overdue, until
 * somebody decides.
 *
 * @param id its identity, lower-case letters, digits and dashes, 1 to 63 of them; a bypass' hold
 *     has the bypass' id
 * @param application the application whose reconciling it binds
 * @param scope what is left alone
 * @param owner who placed it, for colleagues to find; not blank
 * @param reason why; not blank, never a secret
 * @param start from when, to the second
 * @param end when it is to be over; after the start
 */
public record Hold(
        String id,
        String application,
        HoldScope scope,
        String owner,
        String reason,
        Instant start,
        Instant end) {
    public Hold {
        if (!id.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
            throw new IllegalArgumentException("'" + id + "' is not the id of a hold");
        }
        if (application.isBlank() || owner.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException(
                    "a hold names its application, its owner and its reason");
        }
        start = start.truncatedTo(ChronoUnit.SECONDS);
        end = end.truncatedTo(ChronoUnit.SECONDS);
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("a hold ends after it starts");
        }
    }

    /** Returns whether its time is over; it holds all the same. */
    public boolean overdue(Instant now) {
        return !now.isBefore(end);
    }

    /** Returns a copy that ends at another time. */
    public Hold until(Instant newEnd) {
        return new Hold(id, application, scope, owner, reason, start, newEnd);
    }
}
