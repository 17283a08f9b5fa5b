package dev.leeway.engine.edit;

import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Changes fields of a YAML file and nothing else: every byte that no edit is about stays, with
 * comments, order, quoting, indentation and line breaks.
 *
 * <p>Each edit is proved before the next is made: the text reads, the field reads back as exactly
 * the wanted value under Kubernetes' reading, every other field of every document as before, and no
 * comment is gone but those of what was removed. What does not prove is refused. Pure, safe for use
 * from any thread.
 */
public final class SourceEditor {
    private SourceEditor() {}

    /** Makes the edits one after the other; text shared through anchors refuses the edit. */
    public static EditOutcome apply(byte[] bytes, List<SourceEdit> edits) {
        return apply(bytes, edits, SharedText.REFUSE);
    }

    /**
     * Makes the edits one after the other, each on the result of the one before, so that positions
     * in lists count what earlier edits left. All are made or none.
     */
    public static EditOutcome apply(byte[] bytes, List<SourceEdit> edits, SharedText shared) {
        if (edits.isEmpty()) {
            return new EditOutcome.Edited(bytes, List.of());
        }
        SourceEdit current = edits.getFirst();
        try {
            SourceText before = SourceText.of(bytes);
            refuseTemplate(before);
            SourceText text = before;
            for (SourceEdit edit : edits) {
                current = edit;
                text = new OneEdit(edit, shared).apply(text);
            }
            return new EditOutcome.Edited(
                    text.bytes(), LineComparison.between(before.text(), text.text()));
        } catch (RefusedEditException e) {
            return new EditOutcome.Refused(current, e.reason());
        } catch (CharacterCodingException e) {
            return new EditOutcome.Refused(
                    current, new EditRefusal.Unreadable("the bytes are not UTF-8 text", 1));
        }
    }

    private static void refuseTemplate(SourceText text) throws RefusedEditException {
        OptionalInt line = TemplateMarks.firstLine(text);
        if (line.isPresent()) {
            throw new RefusedEditException(new EditRefusal.Templated(line.getAsInt()));
        }
    }
}
