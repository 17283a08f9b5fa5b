package dev.leeway.engine.edit;

import dev.leeway.engine.yaml.YamlPhrase;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern LONE_RETURN = Pattern.compile("\\r(?!\\n)");

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
            refuseLoneReturn(before);
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
                    current, new EditRefusal.Unreadable(YamlPhrase.NOT_UTF8.of(), 1));
        }
    }

    private static void refuseTemplate(SourceText text) throws RefusedEditException {
        OptionalInt line = TemplateMarks.firstLine(text);
        if (line.isPresent()) {
            throw new RefusedEditException(new EditRefusal.Templated(line.getAsInt()));
        }
    }

    /** YAML breaks a line at a carriage return alone, which no editor of today shows as a line. */
    private static void refuseLoneReturn(SourceText text) throws RefusedEditException {
        Matcher alone = LONE_RETURN.matcher(text.text());
        if (alone.find()) {
            long before =
                    text.text().substring(0, alone.start()).chars().filter(c -> c == '\n').count();
            throw new RefusedEditException(
                    new EditRefusal.Unreadable(YamlPhrase.CARRIAGE_RETURN.of(), (int) before + 1));
        }
    }
}
