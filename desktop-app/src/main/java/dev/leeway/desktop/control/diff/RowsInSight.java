package dev.leeway.desktop.control.diff;

import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what the rows look like at one moment.
 *
 * @param content the texts and their notes
 * @param rows the rows, folded
 * @param down how many pixels lie above the window
 * @param across how many pixels of the lines lie left of the window
 * @param currentChange the change that is current, or -1
 * @param caret the row that the keyboard stands on, or -1
 * @param focused whether the keyboard is with the rows
 * @param hovered the row under the pointer, or -1
 * @param selection the selected text
 * @param oneColumn whether the two texts stand in one column
 */
record RowsInSight(
        DiffContent content,
        VisibleRows rows,
        double down,
        double across,
        int currentChange,
        int caret,
        boolean focused,
        int hovered,
        @Nullable DiffSelection selection,
        boolean oneColumn) {
    RowColumns columns(double width) {
        return new RowColumns(oneColumn, width);
    }
}
