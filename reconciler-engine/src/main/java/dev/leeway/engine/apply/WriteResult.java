package dev.leeway.engine.apply;

import dev.leeway.engine.live.FieldConflict;
import dev.leeway.engine.live.Prediction.Cause;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.List;

/** What became of one write. */
public sealed interface WriteResult {
    /** Returns why it was not done as it was asked; empty when it was. */
    default Wording trouble() {
        return switch (this) {
            case Written _ -> Wording.none();
            case AlreadyGone _ -> StepPhrase.VANISHED.of();
            case Conflicting conflicting -> Wording.quoted(conflicting.conflicts().toString());
            case Outdated outdated -> Wording.quoted(outdated.message());
            case Rejected rejected -> rejected.said();
            case NotSent notSent -> notSent.said();
            case Unknown unknown -> unknown.said();
        };
    }

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

        /** Returns what was done with what the server warns of. */
        Wording with(Wording done) {
            return warnings.isEmpty()
                    ? done
                    : StepPhrase.WARNED.of(done, Wording.quoted(String.join("; ", warnings)));
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
     * @param said the server's words, or what its answer means
     * @param causes the fields at fault; may be empty
     */
    record Rejected(int status, String reason, Wording said, List<Cause> causes)
            implements WriteResult {
        public Rejected {
            causes = List.copyOf(causes);
        }

        /** With the server's words. */
        public Rejected(int status, String reason, String message, List<Cause> causes) {
            this(status, reason, Wording.quoted(message), causes);
        }

        /** Returns what was said, in English. */
        public String message() {
            return said.text();
        }
    }

    /**
     * The request was certainly not carried out: it never left, or the server said to come back
     * later until the time was up.
     *
     * @param said what happened
     */
    record NotSent(Wording said) implements WriteResult {
        /** In words that stand as they are. */
        public NotSent(String message) {
            this(Wording.quoted(message));
        }
    }

    /**
     * The request left and no answer came: it may or may not have been carried out.
     *
     * @param said what happened
     */
    record Unknown(Wording said) implements WriteResult {
        /** In words that stand as they are. */
        public Unknown(String message) {
            this(Wording.quoted(message));
        }
    }
}
