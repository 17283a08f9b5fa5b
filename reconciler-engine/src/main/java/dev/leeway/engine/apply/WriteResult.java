package dev.leeway.engine.apply;

import dev.leeway.engine.live.FieldConflict;
import dev.leeway.engine.live.Prediction.Cause;
import dev.leeway.engine.resource.Manifest;
import java.util.List;

/** What became of one write. */
public sealed interface WriteResult {
    /**
     * The server did it.
     *
     * @param object the object as stored, or as it was when its deletion began
     * @param warnings what the server warns of, in its words
     */
    record Written(Manifest object, List<String> warnings) implements WriteResult {
        public Written {
            warnings = List.copyOf(warnings);
        }

        /** Without a warning. */
        public Written(Manifest object) {
            this(object, List.of());
        }

        /** Returns a message with what the server warns of. */
        String with(String message) {
            return warnings.isEmpty()
                    ? message
                    : message + "; the server warns: " + String.join("; ", warnings);
        }
    }

    /** The object to delete was not there any more. */
    record AlreadyGone() implements WriteResult {}

    /**
     * Other managers own fields that would change; nothing was written.
     *
     * @param conflicts each field with its manager
     */
    record Conflicting(List<FieldConflict> conflicts) implements WriteResult {
        public Conflicting {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * The live object is no longer the one that was seen; nothing was written.
     *
     * @param message the server's words
     */
    record Outdated(String message) implements WriteResult {}

    /**
     * The server refused; nothing was written.
     *
     * @param status the HTTP status
     * @param reason the machine-readable reason
     * @param message the server's words
     * @param causes the fields at fault; may be empty
     */
    record Rejected(int status, String reason, String message, List<Cause> causes)
            implements WriteResult {
        public Rejected {
            causes = List.copyOf(causes);
        }
    }

    /**
     * The request was certainly not carried out: it never left, or the server said to come back
     * later until the time was up.
     *
     * @param message what happened
     */
    record NotSent(String message) implements WriteResult {}

    /**
     * The request left and no answer came: it may or may not have been carried out.
     *
     * @param message what happened
     */
    record Unknown(String message) implements WriteResult {}
}
