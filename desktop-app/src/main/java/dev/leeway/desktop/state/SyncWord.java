package dev.leeway.desktop.state;

import java.time.Duration;
import java.util.Optional;

/**
 * What the operator says when a plan is approved.
 *
 * @param typed what was typed to confirm guarded deletions; empty when nothing was
 * @param reason why, where the plan rolls back: the hold at the target carries it
 * @param heldFor how long that hold is meant to stand; empty when that is left open
 */
public record SyncWord(String typed, String reason, Optional<Duration> heldFor) {
    /** Nothing is said. */
    public static final SyncWord NOTHING = new SyncWord("", "", Optional.empty());
}
