package dev.leeway.engine.compare;

import java.util.List;

/** Who is behind a field's live value. What is not known is said to be not known. */
public sealed interface Attribution {
    /**
     * Managed fields name the owners.
     *
     * @param owner the one who changed the object last among the owners
     * @param coOwners the others, newest first
     */
    record Known(FieldOwner owner, List<FieldOwner> coOwners) implements Attribution {
        public Known {
            coOwners = List.copyOf(coOwners);
        }
    }

    /**
     * Nobody is recorded.
     *
     * @param reason what that means
     */
    record Unknown(Reason reason) implements Attribution {
        /** What it means that nobody is recorded. */
        public enum Reason {
            /** The field is not there, and a removal is not recorded. */
            NOT_THERE(
                    "The field is not in the cluster, and the cluster does not record who removed"
                            + " it, or whether it was ever there."),
            /** The object was written without managed fields. */
            NOT_RECORDED("The object records no field managers."),
            /** A default of the server, or a field that was let go of. */
            UNOWNED(
                    "No manager owns the field: it is a default of the server, or whoever set it"
                            + " has let go of it."),
            /** Nothing live is looked at. */
            NOT_LIVE("two deploys are compared, not a cluster");

            private final String words;

            Reason(String words) {
                this.words = words;
            }
        }

        /** Returns what it means, in words. */
        public String why() {
            return reason.words;
        }
    }
}
