package dev.leeway.desktop.control.editor;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * Which line of a base each line of a text stands for. Pure.
 *
 * @param edits what lies between the two, from top to bottom
 */
record PairedLines(EditList edits) {
    static final PairedLines SAME = new PairedLines(new EditList());

    static PairedLines of(String base, String text) {
        return new PairedLines(
                new HistogramDiff()
                        .diff(
                                RawTextComparator.DEFAULT,
                                new RawText(base.getBytes(StandardCharsets.UTF_8)),
                                new RawText(text.getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * Returns the base's line for a line of the text, from 0; for a new line the one that it was
     * put before or in place of.
     */
    int inBase(int line) {
        int shift = 0;
        for (Edit edit : edits) {
            if (line < edit.getBeginB()) {
                break;
            }
            if (line < edit.getEndB()) {
                int into = Math.min(line - edit.getBeginB(), edit.getLengthA() - 1);
                return edit.getBeginA() + Math.max(0, into);
            }
            shift = edit.getEndA() - edit.getEndB();
        }
        return line + shift;
    }
}
