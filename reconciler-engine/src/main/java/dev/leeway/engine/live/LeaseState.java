package dev.leeway.engine.live;

import dev.leeway.engine.wording.Wording;
import java.time.Instant;

/** Who may sync an application at present. "Could not read" is never "free". */
public sealed interface LeaseState {
    /**
     * Nobody holds it.
     *
     * @param uid the lease object's uid; empty when there is none
     * @param resourceVersion its version; empty when there is none
     */
    record Free(String uid, String resourceVersion) implements LeaseState {}

    /**
     * Somebody holds it, or held it and never gave it back.
     *
     * @param holder who, as {@code USER@HOST#SESSION}
     * @param runId the run that it was taken for; empty when not recorded
     * @param renewed when the server last saw it renewed
     * @param until when it runs out unless it is renewed
     * @param uid the lease object's uid
     * @param resourceVersion its version
     */
    record Held(
            String holder,
            String runId,
            Instant renewed,
            Instant until,
            String uid,
            String resourceVersion)
            implements LeaseState {
        /** Returns whether it ran out, as far as two clocks can tell. */
        public boolean ranOut(Instant now) {
            return !now.isBefore(until);
        }
    }

    /**
     * It could not be read.
     *
     * @param reason why, in kind
     * @param said what the server or the network said
     */
    record Unreadable(LiveState.Unreadable.Reason reason, Wording said) implements LeaseState {}
}
