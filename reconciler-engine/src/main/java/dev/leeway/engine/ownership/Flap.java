package dev.leeway.engine.ownership;

import java.time.Instant;
import java.util.List;

/**
 * A field that goes to and fro between managers.
 *
 * @param path the field's path as the server writes it
 * @param managers the managers, in the order of their latest changes, the latest first
 * @param changes how often it changed hands in the time that counts
 * @param last when it last did
 */
public record Flap(String path, List<String> managers, int changes, Instant last) {
    public Flap {
        managers = List.copyOf(managers);
    }

    /** Returns it in a sentence without a full stop. */
    public String sentence() {
        return path
                + " changed hands "
                + changes
                + " times within ten minutes, between "
                + String.join(" and ", managers)
                + ", last at "
                + last;
    }
}
