package dev.leeway.desktop.control.diff;

/**
 * One row of the pane.
 *
 * @param kind what it shows
 * @param left the line on the left, from 0; -1 when there is none. Of a fold: the first line folded
 *     away
 * @param right the line on the right, likewise
 * @param folded how many lines a fold hides; 0 otherwise
 * @param change which change it belongs to, from 0; -1 when it belongs to none
 */
public record DiffRow(Kind kind, int left, int right, int folded, int change) {
    /** What a row shows. */
    public enum Kind {
        /** The same line on both sides. */
        SAME,
        /** Two lines that correspond and differ. */
        CHANGED,
        /** A line that only the left has. */
        LEFT_ONLY,
        /** A line that only the right has. */
        RIGHT_ONLY,
        /** In one column: the left one of two lines that correspond and differ. */
        LEFT_OF_PAIR,
        /** In one column: the right one of them. */
        RIGHT_OF_PAIR,
        /** Equal lines that are folded away. */
        FOLD
    }

    /** Returns whether it shows one or both of two lines that correspond and differ. */
    boolean isPair() {
        return switch (kind) {
            case CHANGED, LEFT_OF_PAIR, RIGHT_OF_PAIR -> true;
            case SAME, LEFT_ONLY, RIGHT_ONLY, FOLD -> false;
        };
    }

    /** Returns whether it shows a line of the left text and none of the right. */
    boolean isLeftAlone() {
        return kind == Kind.LEFT_ONLY || kind == Kind.LEFT_OF_PAIR;
    }
}
