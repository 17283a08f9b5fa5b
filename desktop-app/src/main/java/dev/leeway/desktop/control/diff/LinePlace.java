package dev.leeway.desktop.control.diff;

import java.util.List;

/**
 * Where the characters of a line stand. Of a line whose change would be out of sight, a part of the
 * front that did not change is left out, with a sign in its place; what it says stays whole. For
 * the window's thread.
 *
 * @param metrics measures characters
 * @param line the whole line
 * @param gone the first character that is left out; the line's length when none is
 * @param resumes the first one that is shown again
 */
record LinePlace(LineMetrics metrics, String line, int gone, int resumes) {
    /** The room of the sign. */
    static final double SIGN = 12;

    /** What is left in sight of the front, right before the change. */
    private static final int BEFORE = 4;

    /** Less is not worth a sign. */
    private static final int LEAST = 3;

    /** Returns a line of which nothing is left out. */
    static LinePlace whole(LineMetrics metrics, String line) {
        return new LinePlace(metrics, line, line.length(), line.length());
    }

    /**
     * One of two lines that correspond and differ.
     *
     * @param line all of it
     * @param marks what changed in it, in order
     * @param room how many pixels it has
     */
    record Side(String line, List<WithinLine.Stretch> marks, double room) {
        private int unchanged() {
            return marks.isEmpty() ? line.length() : marks.getFirst().start();
        }

        private boolean isChangedBeyond(LineMetrics metrics) {
            return !marks.isEmpty()
                    && metrics.x(line, marks.getLast().end()) > room - SIGN
                    && metrics.width(line) > room;
        }
    }

    /** Returns how a line is placed beside the other one; both leave out the same. */
    static LinePlace of(LineMetrics metrics, Side shown, Side other) {
        LinePlace whole = whole(metrics, shown.line());
        if (!shown.isChangedBeyond(metrics) && !other.isChangedBeyond(metrics)) {
            return whole;
        }
        String line = shown.line();
        int front = Math.min(shown.unchanged(), other.unchanged());
        int from = Math.min(front, keyEnd(line) + 1);
        double beyond =
                Math.max(
                        metrics.width(line) - shown.room(),
                        metrics.width(other.line()) - other.room());
        int until =
                Math.min(
                        front - BEFORE,
                        metrics.nearest(line, metrics.x(line, from) + beyond + SIGN) + 1);
        return until - from < LEAST ? whole : new LinePlace(metrics, line, from, until);
    }

    /** Returns the end of a YAML key with its colon; the indentation of a line that has none. */
    private static int keyEnd(String line) {
        int key = YamlKey.end(line);
        return key > 0 ? key : line.length() - line.stripLeading().length();
    }

    boolean isWhole() {
        return gone >= resumes;
    }

    /** Returns how wide what is shown is. */
    double width() {
        return x(line.length());
    }

    /** Returns where a character begins; one that is left out, where the sign does. */
    double x(int character) {
        if (character <= gone) {
            return metrics.x(line, character);
        }
        return character < resumes ? metrics.x(line, gone) : metrics.x(line, character) - hidden();
    }

    /** Returns the place between two characters that is nearest to a distance from the start. */
    int nearest(double x) {
        double sign = metrics.x(line, gone);
        if (isWhole() || x < sign) {
            return Math.min(gone, metrics.nearest(line, x));
        }
        if (x < sign + SIGN) {
            return x - sign < SIGN / 2 ? gone : resumes;
        }
        return Math.max(resumes, metrics.nearest(line, x + hidden()));
    }

    private double hidden() {
        return metrics.x(line, resumes) - metrics.x(line, gone) - SIGN;
    }
}
