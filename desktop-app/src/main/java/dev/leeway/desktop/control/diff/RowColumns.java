package dev.leeway.desktop.control.diff;

/**
 * Where the sides of a row stand: two halves, or one column with the numbers of both.
 *
 * @param one whether there is one column
 * @param width the width of all, in pixels
 */
record RowColumns(boolean one, double width) {
    static final double NUMBER_WIDTH = 44;
    private static final double SIGN_WIDTH = 18;

    /** In less room two lines beside one another are not read any more. */
    static final double ROOM_FOR_TWO = 760;

    private double middle() {
        return Math.floor(width / 2);
    }

    double from(boolean onLeft) {
        return one || onLeft ? 0 : middle();
    }

    double until(boolean onLeft) {
        return one || !onLeft ? width : middle();
    }

    /** Returns how far from the edge of its side a text begins. */
    double indent() {
        return one ? 2 * NUMBER_WIDTH + SIGN_WIDTH + 8 : NUMBER_WIDTH + 12;
    }

    /** Returns where the text of a side begins. */
    double textX(boolean onLeft) {
        return from(onLeft) + indent();
    }

    /** Returns how much of a line is in sight. */
    double room() {
        return Math.max(0, until(true) - from(true) - indent() - 4);
    }

    /** Returns which side of a row is at a point. */
    boolean isLeft(DiffRow row, double x) {
        return one ? row.isLeftAlone() : x < middle();
    }
}
