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
     * @param why what that means, in words: a default of the server, a field that was removed, an
     *     object without managed fields
     */
    record Unknown(String why) implements Attribution {}
}
