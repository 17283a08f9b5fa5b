package dev.leeway.engine.practice.rules;

import java.time.Instant;

/**
 * What a write request says besides its body.
 *
 * @param manager the field manager; never empty (the server derives it from the user agent when the
 *     client names none)
 * @param force whether a server-side apply takes fields from other managers
 * @param fieldValidation what happens to unknown and repeated fields
 * @param subresource the subresource written, empty for the object itself
 * @param now the server's time, used for managed fields and creation
 */
public record WriteOptions(
        String manager,
        boolean force,
        FieldValidation fieldValidation,
        String subresource,
        Instant now) {
    /** What happens to unknown fields, as the API's query parameter has it. */
    public enum FieldValidation {
        /** Refused. */
        STRICT,
        /** Dropped, with a warning header. */
        WARN,
        /** Dropped. */
        IGNORE
    }
}
