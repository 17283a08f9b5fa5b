package dev.leeway.engine.compare;

import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Optional;

/** How one object stands between Git and the cluster. */
public sealed interface Difference {
    /**
     * A sync would change nothing that counts.
     *
     * @param ignored the fields that do differ and that a rule says to leave alone
     */
    record InSync(List<FieldChange> ignored) implements Difference {
        /** In sync with nothing ignored. */
        public static final InSync WHOLLY = new InSync(List.of());

        public InSync {
            ignored = List.copyOf(ignored);
        }
    }

    /** Desired, and the server said that it does not exist. */
    record Missing() implements Difference {}

    /**
     * A sync would change these fields.
     *
     * @param fields the fields, in the order of the object; never empty
     * @param ignored the fields that differ too and that a rule says to leave alone
     */
    record Changed(List<FieldChange> fields, List<FieldChange> ignored) implements Difference {
        public Changed {
            fields = List.copyOf(fields);
            ignored = List.copyOf(ignored);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("an object without a change is not changed");
            }
        }
    }

    /**
     * Admission in the cluster (a mutating webhook or policy) rewrites what Git asks for: no sync
     * can bring Git's values about.
     *
     * @param admission what is rewritten; never empty
     * @param fields the fields that a sync would change all the same; may be empty
     * @param ignored the fields that differ too and that a rule says to leave alone
     */
    record Mutated(
            List<AdmissionChange> admission, List<FieldChange> fields, List<FieldChange> ignored)
            implements Difference {
        public Mutated {
            admission = List.copyOf(admission);
            fields = List.copyOf(fields);
            ignored = List.copyOf(ignored);
            if (admission.isEmpty()) {
                throw new IllegalArgumentException("nothing was rewritten");
            }
        }
    }

    /**
     * Applied by Leeway earlier, and no longer desired.
     *
     * @param uid the live object's uid
     * @param resourceVersion the live object's version
     * @param kept why it may not be pruned; empty when both keys to its deletion are there
     */
    record Extra(String uid, String resourceVersion, Optional<Wording> kept)
            implements Difference {}

    /**
     * Not known, and therefore left alone.
     *
     * @param doubt why
     * @param estimate what the difference probably is, where that could be worked out
     */
    record Undetermined(Doubt doubt, Optional<Estimate> estimate) implements Difference {}
}
