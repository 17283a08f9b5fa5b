package dev.leeway.engine.live;

import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;

/** What is known of one object in a cluster. "Could not read" is never "absent". */
public sealed interface LiveState {
    /**
     * It exists.
     *
     * @param manifest the object as the server gave it, managed fields included
     * @param asOf when the server confirmed it
     */
    record Present(Manifest manifest, Instant asOf) implements LiveState {}

    /**
     * The server said that it does not exist.
     *
     * @param asOf when the server said so
     */
    record Absent(Instant asOf) implements LiveState {}

    /**
     * It could not be read.
     *
     * @param reason why
     * @param said what the server or the network said, with the verb and resource where it was
     *     forbidden
     */
    record Unreadable(Reason reason, Wording said) implements LiveState {
        /** Returns what was said, in English. */
        public String message() {
            return said.text();
        }

        /** Why an object could not be read. */
        public enum Reason {
            /** The credentials are missing, wrong or expired (401). */
            NOT_AUTHENTICATED,
            /** Not permitted (403). */
            FORBIDDEN,
            /** The cluster does not answer. */
            UNREACHABLE,
            /** The cluster does not serve the kind. */
            UNKNOWN_KIND,
            /** The cluster answered with an error. */
            SERVER_ERROR
        }
    }
}
