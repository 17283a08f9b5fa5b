package dev.leeway.desktop.state;

/**
 * How a list was left, so that it comes back the same way.
 *
 * @param sort the column that it is sorted by; empty for the list's own order
 * @param descending whether the other way round
 * @param filter what was typed to narrow it
 * @param selected the key of the selected row; empty for none
 */
public record ListMemory(String sort, boolean descending, String filter, String selected) {
    /** A list that nobody has touched. */
    public static final ListMemory UNTOUCHED = new ListMemory("", false, "", "");

    /** Returns it sorted otherwise. */
    public ListMemory sortedBy(String column, boolean backwards) {
        return new ListMemory(column, backwards, filter, selected);
    }

    /** Returns it narrowed otherwise. */
    public ListMemory filteredBy(String typed) {
        return new ListMemory(sort, descending, typed, selected);
    }

    /** Returns it with another row selected. */
    public ListMemory selecting(String key) {
        return new ListMemory(sort, descending, filter, key);
    }
}
