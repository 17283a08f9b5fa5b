package dev.leeway.desktop.control.diff;

import java.util.function.IntFunction;

/**
 * The words that a diff pane needs.
 *
 * @param folded says how many lines are folded away
 * @param row says a row for a screen reader
 * @param left what the left text is called, for screen readers
 * @param right what the right text is called, for screen readers
 * @param overview what the strip at the edge is for
 * @param oneColumn what the heading of both texts in one column begins with
 */
public record DiffWords(
        IntFunction<String> folded,
        RowWords row,
        String left,
        String right,
        String overview,
        String oneColumn) {
    /** Says one row in words. */
    public interface RowWords {
        /** Returns the words for a line that is equal on both sides. */
        String same(int line, String text);

        /** Returns the words for a row that differs. */
        String changed(String left, String right, String notes);
    }
}
