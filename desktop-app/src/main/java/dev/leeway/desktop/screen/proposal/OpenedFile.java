package dev.leeway.desktop.screen.proposal;

import dev.leeway.engine.edit.FileText;
import dev.leeway.engine.proposal.FileChange;
import java.util.Optional;

/**
 * A source file at the draft's base, as far as it may be edited here.
 *
 * @param path the file, from the repository's root
 * @param bytes what Git has; empty for a new file
 * @param text its text; empty when it may not or cannot be shown
 * @param whyNot the key of the words that say why there is no text; empty when there is one
 */
record OpenedFile(String path, Optional<byte[]> bytes, Optional<FileText> text, String whyNot) {
    /** A larger text is not edited here. */
    static final int LARGEST_TEXT = 1024 * 1024;

    /** Opens a file; empty bytes stand for one that Git does not have yet. */
    static OpenedFile of(String path, Optional<byte[]> bytes) {
        if (bytes.isPresent() && bytes.get().length > LARGEST_TEXT) {
            return new OpenedFile(path, bytes, Optional.empty(), "propose.hand-too-large");
        }
        Optional<FileText> text = FileText.of(bytes.orElse(new byte[0]));
        if (text.isEmpty()) {
            return new OpenedFile(path, bytes, text, "propose.hand-no-text");
        }
        return MaskedSource.hidesNothing(text.get().shown())
                ? new OpenedFile(path, bytes, text, "")
                : new OpenedFile(path, bytes, Optional.empty(), "propose.hand-secret");
    }

    /** Returns whether its text is this one, so that nothing would change. */
    boolean says(String other) {
        return text.filter(own -> own.shown().equals(other)).isPresent();
    }

    /** Returns what typing this text changes in Git; empty for a file that cannot be edited. */
    Optional<FileChange> typed(String now) {
        return text.map(
                own ->
                        FileChange.of(
                                path,
                                bytes,
                                bytes.isEmpty() && now.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(own.bytes(now))));
    }
}
