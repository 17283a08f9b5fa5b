package dev.leeway.engine.browse;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** What somebody hears who follows a table. */
public sealed interface TableNews {
    /**
     * A list begins, the first or a new one; what was told before is as old as it is.
     *
     * @param columns the columns of the rows to come
     */
    record Began(List<TableColumn> columns) implements TableNews {
        public Began {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A page of the list.
     *
     * @param rows its rows
     * @param left how many more are to come, where the server says
     */
    record Page(List<TableRow> rows, OptionalLong left) implements TableNews {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The list is complete: rows that it did not name are gone.
     *
     * @param at when it was
     * @param live whether changes will be told from here on; a kind that cannot be watched is
     *     listed again now and then
     */
    record Complete(Instant at, boolean live) implements TableNews {}

    /** A row is new or changed. */
    record Changed(TableRow row) implements TableNews {}

    /** A row is gone. */
    record Removed(TableRow row) implements TableNews {}

    /** Changes are told again after trouble; nothing was missed. */
    record Resumed(Instant at) implements TableNews {}

    /**
     * The table cannot be read at present; it is tried again.
     *
     * @param reason why, in kind
     * @param said why, in words
     * @param advice what the operator can do
     */
    record Trouble(Reason reason, Wording said, Wording advice) implements TableNews {}
}
