package dev.leeway.product.chaos;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The audit trail as it grows, with the deed to which each row belongs. */
final class Trail {
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> deedOfRun = new HashMap<>();
    private long read;

    /**
     * A row.
     *
     * @param deed the deed that the row tells of: of a run that was cut off the deed that began it
     * @param event what it says
     */
    record Row(int deed, AuditEvent event) {
        boolean ofObject() {
            return event.kind() == AuditKind.OBJECT_APPLIED
                    || event.kind() == AuditKind.OBJECT_DELETED;
        }

        long before() {
            return number(event.resourceVersionBefore());
        }

        /** Returns the version afterwards, 0 where the row names none. */
        long after() {
            return number(event.resourceVersionAfter());
        }

        private static long number(String version) {
            return version.isEmpty() ? 0 : Long.parseLong(version);
        }
    }

    /** Reads what was added during a deed. */
    void follow(AuditLog log, int deed) throws StoreException {
        long head = log.head().sequence();
        if (head == read) {
            return;
        }
        for (AuditRecord one : log.list(AuditQuery.newest((int) (head - read)))) {
            if (one.sequence() > read) {
                add(deed, one.event());
                read = one.sequence();
            }
        }
    }

    /** Adds a row. */
    void add(int deed, AuditEvent event) {
        int of = deed;
        if (event.kind() == AuditKind.SYNC_STARTED) {
            deedOfRun.put(event.runId(), deed);
        } else if (!event.runId().isEmpty()) {
            of = deedOfRun.getOrDefault(event.runId(), deed);
        }
        rows.add(new Row(of, event));
    }

    /** Returns all rows, in their order. */
    List<Row> rows() {
        return rows;
    }
}
