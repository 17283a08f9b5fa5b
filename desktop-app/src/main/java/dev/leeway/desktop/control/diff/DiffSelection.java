package dev.leeway.desktop.control.diff;

import java.util.List;

/**
 * Selected text of one side, from anchor to caret; the caret may stand before the anchor.
 *
 * @param onLeft which side
 * @param anchorLine where it began, from 0
 * @param anchorColumn the character where it began
 * @param caretLine where it ends now
 * @param caretColumn the character where it ends now
 */
record DiffSelection(
        boolean onLeft, int anchorLine, int anchorColumn, int caretLine, int caretColumn) {
    /** Returns the selection with its end elsewhere. */
    DiffSelection to(int line, int column) {
        return new DiffSelection(onLeft, anchorLine, anchorColumn, line, column);
    }

    int firstLine() {
        return Math.min(anchorLine, caretLine);
    }

    int lastLine() {
        return Math.max(anchorLine, caretLine);
    }

    private boolean forward() {
        return anchorLine < caretLine || (anchorLine == caretLine && anchorColumn <= caretColumn);
    }

    /** Returns the first selected character of a line. */
    int startIn(int line) {
        return line > firstLine() ? 0 : forward() ? anchorColumn : caretColumn;
    }

    /** Returns the character after the last selected one of a line. */
    int endIn(int line, int length) {
        return line < lastLine()
                ? length
                : Math.min(length, forward() ? caretColumn : anchorColumn);
    }

    boolean contains(int line) {
        return line >= firstLine() && line <= lastLine();
    }

    /** Returns the selected text, folded lines included. */
    String text(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (int line = firstLine(); line <= Math.min(lastLine(), lines.size() - 1); line++) {
            String all = lines.get(line);
            int start = Math.min(startIn(line), all.length());
            int end = Math.max(start, endIn(line, all.length()));
            text.append(all, start, end);
            if (line < lastLine()) {
                text.append('\n');
            }
        }
        return text.toString();
    }
}
