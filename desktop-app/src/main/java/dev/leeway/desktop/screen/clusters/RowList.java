package dev.leeway.desktop.screen.clusters;

import dev.leeway.engine.browse.TableRow;
import java.util.Arrays;
import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * The rows that a table shows, replaced at once by an array that was made elsewhere, so that the
 * window's thread copies nothing.
 */
final class RowList extends ObservableListBase<TableRow> {
    private TableRow[] rows = {};

    /** Shows other rows; the array is the list's own from then on. */
    void replace(TableRow[] next) {
        List<TableRow> before = Arrays.asList(rows);
        beginChange();
        rows = next;
        nextReplace(0, next.length, before);
        endChange();
    }

    /** Replaces one row. */
    void put(int at, TableRow row) {
        TableRow before = rows[at];
        beginChange();
        rows[at] = row;
        nextSet(at, before);
        endChange();
    }

    @Override
    public TableRow get(int index) {
        return rows[index];
    }

    @Override
    public int size() {
        return rows.length;
    }
}
