package dev.leeway.engine.store;

import dev.leeway.engine.audit.TrailPhrase;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.AuditVerdict;
import dev.leeway.engine.audit.AuditVerdict.Broken;
import dev.leeway.engine.audit.AuditVerdict.Fault;
import dev.leeway.engine.audit.ChainHead;
import dev.leeway.engine.audit.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Walks the whole trail and finds the first place that is not as it was written. */
final class AuditCheck {
    private static final int PAGE = 1000;
    private static final int FARTHEST_SHIFT = 1000;

    private final Database database;
    private final Optional<ChainHead> keptApart;
    private final Optional<ChainHead> keptByOperator;

    AuditCheck(
            Database database, Optional<ChainHead> keptApart, Optional<ChainHead> keptByOperator) {
        this.database = database;
        this.keptApart = keptApart;
        this.keptByOperator = keptByOperator;
    }

    AuditVerdict verdict() throws StoreException {
        ChainHead last = ChainHead.EMPTY;
        List<AuditTable.Row> page = page(last);
        while (!page.isEmpty()) {
            for (AuditTable.Row row : page) {
                Optional<Broken> fault = faultOf(row, last);
                if (fault.isPresent()) {
                    return fault.get();
                }
                last = new ChainHead(row.sequence(), row.record().orElseThrow().hash());
            }
            page = page(last);
        }
        Optional<Broken> fault = headFault(last);
        return fault.isPresent() ? fault.get() : new AuditVerdict.Intact(last.sequence(), last);
    }

    private List<AuditTable.Row> page(ChainHead after) throws StoreException {
        return database.reading(connection -> AuditTable.after(connection, after.sequence(), PAGE));
    }

    private Optional<Broken> faultOf(AuditTable.Row row, ChainHead before) throws StoreException {
        long place = before.sequence() + 1;
        if (row.sequence() != place) {
            return broken(place, Fault.MISSING, TrailPhrase.TAKEN_OUT.of(Long.toString(place)));
        }
        if (row.record().isEmpty()) {
            return broken(place, Fault.EDITED, TrailPhrase.NEVER_WRITTEN.of(Long.toString(place)));
        }
        AuditRecord record = row.record().get();
        AuditEvent event = record.event();
        boolean linked = record.previousHash().equals(before.hash());
        boolean whole = AuditChain.hash(place, event, record.previousHash()).equals(record.hash());
        if (linked && whole) {
            return event.kind() == AuditKind.TRAIL_DAMAGED
                    ? broken(place, Fault.CUT_OFF, TrailPhrase.read(event.message()))
                    : Optional.empty();
        }
        if (whole) {
            long rewritten = Math.max(1, place - 1);
            return broken(
                    rewritten, Fault.EDITED, TrailPhrase.REWRITTEN.of(Long.toString(rewritten)));
        }
        return linked
                ? broken(place, Fault.EDITED, TrailPhrase.CHANGED.of(Long.toString(place)))
                : database.reading(connection -> moved(connection, record));
    }

    /** The record has another one's place, or its content was changed together with its link. */
    private static Optional<Broken> moved(Connection connection, AuditRecord record)
            throws SQLException {
        long place = record.sequence();
        Optional<Long> before = AuditTable.placeOf(connection, record.previousHash());
        if (before.isPresent() && fits(record, before.get() + 1)) {
            return broken(
                    place,
                    Fault.REORDERED,
                    TrailPhrase.REORDERED.of(
                            Long.toString(place), Long.toString(before.get() + 1)));
        }
        for (long shifted = place + 1; shifted <= place + FARTHEST_SHIFT; shifted++) {
            if (fits(record, shifted)) {
                return broken(
                        place,
                        Fault.MISSING,
                        TrailPhrase.SWAPPED.of(Long.toString(place), Long.toString(shifted)));
            }
        }
        return broken(place, Fault.EDITED, TrailPhrase.CHANGED.of(Long.toString(place)));
    }

    private static boolean fits(AuditRecord record, long sequence) {
        return AuditChain.hash(sequence, record.event(), record.previousHash())
                .equals(record.hash());
    }

    private Optional<Broken> headFault(ChainHead last) throws StoreException {
        if (keptApart.isEmpty() && last.sequence() > 0) {
            return broken(
                    last.sequence(),
                    Fault.HEAD_MISSING,
                    TrailPhrase.HEAD_GONE.of(Long.toString(last.sequence())));
        }
        Optional<Broken> apart = against(keptApart, last, TrailPhrase.HEAD_APART);
        return apart.isPresent() ? apart : against(keptByOperator, last, TrailPhrase.HEAD_OPERATOR);
    }

    private Optional<Broken> against(Optional<ChainHead> kept, ChainHead last, TrailPhrase whose)
            throws StoreException {
        if (kept.isEmpty() || kept.get().sequence() == 0) {
            return Optional.empty();
        }
        ChainHead head = kept.get();
        if (head.sequence() > last.sequence()) {
            return broken(
                    last.sequence() + 1,
                    Fault.CUT_OFF,
                    TrailPhrase.ENDS.of(
                            Wording.quoted(Long.toString(last.sequence())),
                            whose.of(),
                            Wording.quoted(Long.toString(head.sequence()))));
        }
        Optional<String> hash =
                database.reading(connection -> AuditTable.hashAt(connection, head.sequence()));
        return hash.filter(head.hash()::equals).isPresent()
                ? Optional.empty()
                : broken(
                        head.sequence(),
                        Fault.REWRITTEN,
                        TrailPhrase.NOT_NAMED.of(
                                Wording.quoted(Long.toString(head.sequence())), whose.of()));
    }

    private static Optional<Broken> broken(long sequence, Fault fault, Wording said) {
        return Optional.of(new Broken(sequence, fault, said));
    }
}
