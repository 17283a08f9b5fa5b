package dev.leeway.engine.ownership;

import dev.leeway.engine.wording.Wording;
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
    public Wording said() {
        return ClaimPhrase.CHANGED_HANDS.of(
                Wording.quoted(path),
                Wording.count(changes),
                Wording.joined(
                        ClaimPhrase.MANAGERS, managers.stream().map(Wording::quoted).toList()),
                Wording.moment(last));
    }
}
