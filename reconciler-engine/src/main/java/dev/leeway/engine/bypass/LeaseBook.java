package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Writes a lease's steps into the journal and onto the audit trail, both or neither. */
final class LeaseBook {
    private final BypassJournal journal;
    private final InstantSource clock;

    LeaseBook(BypassJournal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Lease open(Bypass bypass) throws BypassException {
        Wording why =
                bypass.approver()
                        .map(name -> BypassPhrase.KEPT_APPROVED.of(bypass.reason(), name))
                        .orElse(Wording.quoted(bypass.reason()));
        String message = BypassPhrase.KEPT_OPENED.of(why).text();
        return written(() -> journal.open(bypass, row(bypass, Outcome.BEGUN, message)));
    }

    /** Notes what is about to be done; when this throws, nothing may be sent. */
    Lease intend(Lease lease, Stage to, String what) throws BypassException {
        return add(
                lease, new JournalEntry.Intended(clock.instant(), to, what), Outcome.BEGUN, what);
    }

    Lease reach(Lease lease, BypassState state) throws BypassException {
        return add(
                lease,
                new JournalEntry.Reached(state),
                Outcome.DONE,
                new StageTurn(lease.stage(), state.stage()).words());
    }

    Lease drop(Lease lease, String why) throws BypassException {
        return add(lease, new JournalEntry.Dropped(clock.instant(), why), Outcome.FAILED, why);
    }

    Lease extend(Lease lease, Instant end, String by, String reason) throws BypassException {
        return add(
                lease,
                new JournalEntry.Extended(clock.instant(), end, by, reason),
                Outcome.DONE,
                BypassPhrase.KEPT_EXTENDED.of(end.toString(), by, reason).text());
    }

    Lease find(String id) throws BypassException {
        Optional<Lease> lease = written(() -> journal.find(id));
        return lease.orElseThrow(
                () ->
                        new BypassException(
                                BypassPhrase.NO_BYPASS.of(id),
                                BypassPhrase.NO_BYPASS_NEXT.of(),
                                null));
    }

    List<Lease> all() throws BypassException {
        return written(journal::all);
    }

    private Lease add(Lease lease, JournalEntry entry, Outcome outcome, String message)
            throws BypassException {
        return written(() -> journal.add(lease, entry, row(lease.bypass(), outcome, message)));
    }

    private AuditEvent row(Bypass bypass, Outcome outcome, String message) {
        return AuditEvent.of(
                        clock.instant(),
                        bypass.owner(),
                        AuditKind.BYPASS_CHANGED,
                        outcome,
                        "bypass " + bypass.id() + ": " + message)
                .about(bypass.application(), bypass.cluster())
                .on(bypass.objects().getFirst(), "", "");
    }

    private interface Written<T> {
        T get() throws StoreException;
    }

    private static <T> T written(Written<T> work) throws BypassException {
        try {
            return work.get();
        } catch (StoreException e) {
            throw new BypassException(e);
        }
    }
}
