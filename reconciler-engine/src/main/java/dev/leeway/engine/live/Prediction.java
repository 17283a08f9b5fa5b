package dev.leeway.engine.live;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.resource.Manifest;
import java.util.List;

/** The server's answer to a dry-run of a server-side apply. */
public sealed interface Prediction {
    /**
     * What the server would store.
     *
     * @param object the object as it would be, managed fields included
     * @param basedOn the resource version of the live object that it was computed on; empty when it
     *     would be created
     * @param warnings what the server warns of, in its words
     */
    record Predicted(Manifest object, String basedOn, List<String> warnings) implements Prediction {
        public Predicted {
            warnings = List.copyOf(warnings);
        }

        /** Without a warning. */
        public Predicted(Manifest object, String basedOn) {
            this(object, basedOn, List.of());
        }
    }

    /**
     * Other field managers own fields that the apply would change.
     *
     * @param conflicts each field with its manager
     */
    record Conflicting(List<FieldConflict> conflicts) implements Prediction {
        public Conflicting {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * The server refuses the object: invalid, refused by a policy or by a webhook.
     *
     * @param status the HTTP status
     * @param reason the machine-readable reason, for example {@code Invalid}
     * @param message the server's words
     * @param causes the fields at fault; may be empty
     */
    record Rejected(int status, String reason, String message, List<Cause> causes)
            implements Prediction {
        public Rejected {
            causes = List.copyOf(causes);
        }

        /**
         * Returns whether a webhook is the reason that does not declare itself free of side
         * effects, so that the object can be applied but not tried.
         */
        public boolean refusesDryRun() {
            return status == 400 && message.contains("does not support dry run");
        }
    }

    /**
     * The operator may not do a dry-run: it needs the right to write.
     *
     * @param message the server's words, naming verb and resource
     */
    record NotAllowed(String message) implements Prediction {}

    /**
     * The live object is no longer the one that the question was about.
     *
     * @param message the server's words
     */
    record Outdated(String message) implements Prediction {}

    /**
     * No answer: the cluster is unreachable, too busy or failed.
     *
     * @param said what happened
     */
    record Unanswered(Wording said) implements Prediction {
        /** Makes it of words that stand as they are. */
        public Unanswered(String message) {
            this(Wording.quoted(message));
        }

        /** Returns why not, in English. */
        public String message() {
            return said.text();
        }
    }

    /**
     * One cause in a refusal.
     *
     * @param field the field's path as the server writes it
     * @param reason the machine-readable reason, for example {@code FieldValueRequired}
     * @param message the server's words
     */
    record Cause(String field, String reason, String message) {}
}
