package dev.leeway.desktop.control.diff;

import java.util.BitSet;
import java.util.List;

/** The rows to show, with equal stretches folded, and where each stands in the whole. Immutable. */
final class VisibleRows {
    private final List<DiffRow> rows;
    private final int[] before;
    private final int[] changes;

    private VisibleRows(List<DiffRow> rows, int changeCount) {
        this.rows = rows;
        this.before = new int[rows.size() + 1];
        this.changes = new int[changeCount];
        int next = 0;
        for (int i = 0; i < rows.size(); i++) {
            before[i + 1] = before[i] + Math.max(1, rows.get(i).folded());
            if (rows.get(i).change() == next) {
                changes[next++] = i;
            }
        }
    }

    /** Folds a document, but for the stretches that begin at rows in {@code unfolded}. */
    static VisibleRows of(DiffDocument document, BitSet unfolded) {
        return new VisibleRows(document.visible(unfolded), document.changes().size());
    }

    List<DiffRow> rows() {
        return rows;
    }

    int size() {
        return rows.size();
    }

    DiffRow get(int index) {
        return rows.get(index);
    }

    boolean hasFolds() {
        return rows.size() < total();
    }

    /** Returns the first row of a change. */
    int firstOf(int change) {
        return changes[change];
    }

    /** Returns how many rows of the whole stand before a row, folded ones counted. */
    int before(int index) {
        return before[Math.clamp(index, 0, rows.size())];
    }

    /** Returns how many rows there are when nothing is folded. */
    int total() {
        return before[rows.size()];
    }

    /** Returns the row at which a row of the whole is, or is folded away. */
    int indexOf(int wholeRow) {
        int low = 0;
        int high = Math.max(0, rows.size() - 1);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (before[middle] <= wholeRow) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
