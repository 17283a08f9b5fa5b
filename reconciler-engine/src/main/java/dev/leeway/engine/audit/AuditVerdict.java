package dev.leeway.engine.audit;

import dev.leeway.engine.wording.Wording;

/** What a check of the whole trail found. */
public sealed interface AuditVerdict {
    /**
     * Every record is where it was and as it was written, as far as the head that it was held
     * against reaches.
     *
     * @param records how many there are
     * @param head the last one; keep it elsewhere to hold a later trail against it
     */
    record Intact(long records, ChainHead head) implements AuditVerdict {}

    /**
     * The trail is not as it was written.
     *
     * @param sequence the first bad place
     * @param fault what is wrong there
     * @param said in words, with what it means
     */
    record Broken(long sequence, Fault fault, Wording said) implements AuditVerdict {
        /** Returns in English what is wrong, with what it means. */
        public String explanation() {
            return said.text();
        }
    }

    /** What can be wrong with a trail. */
    enum Fault {
        /** The record's content or hash was changed. */
        EDITED,
        /** A record was taken out. */
        MISSING,
        /** Records changed places. */
        REORDERED,
        /** Records at the end were taken away. */
        CUT_OFF,
        /** The trail was written anew: it is consistent, but not the one the head belongs to. */
        REWRITTEN,
        /** There are records, but the head kept apart from them is gone or cannot be read. */
        HEAD_MISSING
    }
}
