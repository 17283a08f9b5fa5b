package dev.leeway.desktop.control.diff;

import dev.leeway.desktop.text.Visible;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.eclipse.jgit.diff.Edit;

/**
 * Two texts, aligned line by line. Immutable and pure, so it can be made away from the window's
 * thread.
 *
 * <p>Lines are aligned by the histogram algorithm, which stays fast where texts are shuffled.
 * Inside a changed stretch the lines that look most alike are paired.
 *
 * @param left the lines on the left
 * @param right the lines on the right
 * @param rows every row, nothing folded
 * @param changes the first row of each change
 */
public record DiffDocument(
        List<String> left, List<String> right, List<DiffRow> rows, List<Integer> changes) {
    /** Equal lines that stay visible beside a change. */
    private static final int CONTEXT = 3;

    /** A changed stretch of more pairs than this is paired from the top instead of by likeness. */
    private static final int MOST_PAIRS = 40_000;

    /**
     * Aligns two texts. Characters that hide are part of the lines as signs; what differs is told
     * by the texts as they are.
     */
    public static DiffDocument of(List<String> leftText, List<String> rightText) {
        List<String> left = leftText.stream().map(Visible::lines).toList();
        List<String> right = rightText.stream().map(Visible::lines).toList();
        List<DiffRow> rows = new ArrayList<>(Math.max(left.size(), right.size()) + 16);
        List<Integer> changes = new ArrayList<>();
        int l = 0;
        int r = 0;
        for (Edit edit : LineEdits.between(leftText, rightText)) {
            while (l < edit.getBeginA()) {
                rows.add(new DiffRow(DiffRow.Kind.SAME, l++, r++, 0, -1));
            }
            int change = changes.size();
            changes.add(rows.size());
            pair(left, right, edit, change, rows);
            l = edit.getEndA();
            r = edit.getEndB();
        }
        while (l < left.size()) {
            rows.add(new DiffRow(DiffRow.Kind.SAME, l++, r++, 0, -1));
        }
        return new DiffDocument(left, right, List.copyOf(rows), List.copyOf(changes));
    }

    /**
     * Returns the rows to show: equal stretches folded, but for those that were unfolded.
     *
     * @param unfolded the rows, as numbered in {@link #rows()}, whose stretch stays open
     */
    public List<DiffRow> visible(BitSet unfolded) {
        List<DiffRow> visible = new ArrayList<>();
        int row = 0;
        while (row < rows.size()) {
            if (rows.get(row).kind() != DiffRow.Kind.SAME) {
                visible.add(rows.get(row++));
                continue;
            }
            int end = row;
            while (end < rows.size() && rows.get(end).kind() == DiffRow.Kind.SAME) {
                end++;
            }
            int from = row == 0 ? row : Math.min(end, row + CONTEXT);
            int to = end == rows.size() ? end : Math.max(from, end - CONTEXT);
            if (to - from < 2 || unfolded.get(from)) {
                from = to = end;
            }
            visible.addAll(rows.subList(row, from));
            if (to > from) {
                DiffRow first = rows.get(from);
                visible.add(
                        new DiffRow(DiffRow.Kind.FOLD, first.left(), first.right(), to - from, -1));
            }
            visible.addAll(rows.subList(to, end));
            row = end;
        }
        return visible;
    }

    /** Returns the row, as numbered in {@link #rows()}, at which a folded stretch begins. */
    public int rowOf(DiffRow fold) {
        int low = 0;
        int high = rows.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (leftAtOrAfter(middle) < fold.left()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Returns the same texts in one column: of each change the left lines, then the right ones.
     * Takes time on large texts.
     */
    public DiffDocument inOneColumn() {
        List<DiffRow> column = new ArrayList<>(rows.size() + 16);
        List<Integer> starts = new ArrayList<>();
        int row = 0;
        while (row < rows.size()) {
            int change = rows.get(row).change();
            if (change < 0) {
                column.add(rows.get(row++));
                continue;
            }
            int end = row;
            while (end < rows.size() && rows.get(end).change() == change) {
                end++;
            }
            List<DiffRow> changed = rows.subList(row, end);
            starts.add(column.size());
            changed.stream()
                    .filter(one -> one.left() >= 0)
                    .map(one -> alone(one, DiffRow.Kind.LEFT_OF_PAIR))
                    .forEach(column::add);
            changed.stream()
                    .filter(one -> one.right() >= 0)
                    .map(one -> alone(one, DiffRow.Kind.RIGHT_OF_PAIR))
                    .forEach(column::add);
            row = end;
        }
        return new DiffDocument(left, right, List.copyOf(column), List.copyOf(starts));
    }

    private static DiffRow alone(DiffRow row, DiffRow.Kind half) {
        return row.isPair()
                ? new DiffRow(half, row.left(), row.right(), row.folded(), row.change())
                : row;
    }

    /** The left line of a row, or of the next row that has one. */
    private int leftAtOrAfter(int row) {
        for (int i = row; i < rows.size(); i++) {
            // The right line of a pair stands below left lines that come later.
            if (rows.get(i).kind() != DiffRow.Kind.RIGHT_OF_PAIR && rows.get(i).left() >= 0) {
                return rows.get(i).left();
            }
        }
        return left.size();
    }

    private static void pair(
            List<String> left, List<String> right, Edit edit, int change, List<DiffRow> rows) {
        int l = edit.getBeginA();
        int r = edit.getBeginB();
        boolean[][] paired = alike(left, right, edit);
        int i = 0;
        int j = 0;
        while (l + i < edit.getEndA() || r + j < edit.getEndB()) {
            boolean hasLeft = l + i < edit.getEndA();
            boolean hasRight = r + j < edit.getEndB();
            if (hasLeft && hasRight && paired[i][j]) {
                rows.add(new DiffRow(DiffRow.Kind.CHANGED, l + i++, r + j++, 0, change));
            } else if (hasLeft && !leadsToPair(paired, i)) {
                rows.add(new DiffRow(DiffRow.Kind.LEFT_ONLY, l + i++, -1, 0, change));
            } else {
                rows.add(new DiffRow(DiffRow.Kind.RIGHT_ONLY, -1, r + j++, 0, change));
            }
        }
    }

    private static boolean leadsToPair(boolean[][] paired, int row) {
        for (boolean pair : paired[row]) {
            if (pair) {
                return true;
            }
        }
        return false;
    }

    /** Pairs lines in order so that the sum of their likeness is greatest. */
    private static boolean[][] alike(List<String> left, List<String> right, Edit edit) {
        int rows = edit.getLengthA();
        int columns = edit.getLengthB();
        boolean[][] paired = new boolean[rows][columns];
        if ((long) rows * columns > MOST_PAIRS || (rows == columns && rows == 1)) {
            for (int i = 0; i < Math.min(rows, columns); i++) {
                paired[i][i] = true;
            }
            return paired;
        }
        int[][] best = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                int likeness =
                        likeness(left.get(edit.getBeginA() + i), right.get(edit.getBeginB() + j));
                best[i][j] =
                        Math.max(
                                Math.max(best[i + 1][j], best[i][j + 1]),
                                likeness == 0 ? 0 : likeness + best[i + 1][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            if (best[i][j] == best[i + 1][j]) {
                i++;
            } else if (best[i][j] == best[i][j + 1]) {
                j++;
            } else {
                paired[i++][j++] = true;
            }
        }
        return paired;
    }

    /** Returns 0 when two lines have nothing to do with each other, more the more they share. */
    private static int likeness(String one, String other) {
        int shortest = Math.min(one.length(), other.length());
        int head = 0;
        while (head < shortest && one.charAt(head) == other.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shortest - head
                && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        int indentation = 0;
        while (indentation < head
                && (one.charAt(indentation) == ' ' || one.charAt(indentation) == '-')) {
            indentation++;
        }
        int shared = head - indentation + tail;
        int longest = Math.max(one.strip().length(), other.strip().length());
        return longest == 0 || shared * 3 < longest ? 0 : 1 + 100 * shared / longest;
    }
}
