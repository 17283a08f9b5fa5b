package dev.leeway.desktop.control.diff;

import java.util.List;

/** Where the first change inside the lines of a row ends. Pure. */
final class FirstMark {
    /** Longer marks are not worth scrolling for to their ends. */
    private static final int WORTH = 12;

    private FirstMark() {}

    /** Returns it in pixels from where the text begins, of the line where it is further right. */
    static double end(DiffRow row, DiffDocument document, WithinLines within, LineMetrics metrics) {
        WithinLine marks = within.of(row, document);
        return Math.max(
                end(marks.left(), document.left(), row.left(), metrics),
                end(marks.right(), document.right(), row.right(), metrics));
    }

    private static double end(
            List<WithinLine.Stretch> marks, List<String> lines, int line, LineMetrics metrics) {
        if (marks.isEmpty()) {
            return 0;
        }
        WithinLine.Stretch first = marks.getFirst();
        return metrics.x(lines.get(line), Math.min(first.end(), first.start() + WORTH));
    }
}
