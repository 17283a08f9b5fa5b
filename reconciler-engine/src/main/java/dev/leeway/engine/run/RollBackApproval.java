package dev.leeway.engine.run;

import java.time.Instant;
import java.util.Optional;

/**
 * The operator's word for a roll back.
 *
 * @param operator who approved the preview
 * @param reason why, for the hold that keeps the application at the target
 * @param end when that hold is meant to end; empty when that is left open
 * @param typed what was typed to confirm guarded deletions; empty when nothing was, so that they
 *     are refused
 */
public record RollBackApproval(
        String operator, String reason, Optional<Instant> end, String typed) {
    /** Returns an approval whose hold has no end, and which confirms no guarded deletion. */
    public static RollBackApproval of(String operator, String reason) {
        return new RollBackApproval(operator, reason, Optional.empty(), "");
    }
}
