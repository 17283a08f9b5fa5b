package dev.leeway.engine.edit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a list of edits: all of them proved, or the file left as it is. */
public sealed interface EditOutcome {
    /** Every edit is in and proved. Equal when bytes and changes are. */
    final class Edited implements EditOutcome {
        private final byte[] bytes;
        private final List<LineChange> changes;

        /**
         * Makes the outcome.
         *
         * @param bytes the whole new file
         * @param changes the lines that changed, top to bottom; empty when the file said so already
         */
        public Edited(byte[] bytes, List<LineChange> changes) {
            this.bytes = bytes.clone();
            this.changes = List.copyOf(changes);
        }

        /** Returns a copy of the whole new file. */
        public byte[] bytes() {
            return bytes.clone();
        }

        /** Returns the lines that changed, top to bottom. */
        public List<LineChange> changes() {
            return changes;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Edited that
                    && Arrays.equals(bytes, that.bytes)
                    && changes.equals(that.changes);
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.hashCode(bytes), changes);
        }

        @Override
        public String toString() {
            return "Edited[" + bytes.length + " bytes, " + changes + "]";
        }
    }

    /**
     * Nothing was changed.
     *
     * @param edit the edit that could not be made
     * @param reason why
     */
    record Refused(SourceEdit edit, EditRefusal reason) implements EditOutcome {}
}
