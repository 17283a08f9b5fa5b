package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Writes a lease's steps into the journal and onto the audit trail, in that order. */
final class LeaseBook {
    private final BypassJournal journal;
    private final AuditLog audit;
    private final InstantSource clock;

    LeaseBook(BypassJournal journal, AuditLog audit, InstantSource clock) {
        this.journal = journal;
        this.audit = audit;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Lease open(Bypass bypass) throws BypassException {
        return written(
                () -> {
                    Lease lease = journal.open(bypass);
                    note(
                            lease,
                            Outcome.BEGUN,
                            BypassPhrase.KEPT_OPENED
                                    .of(
                                            bypass.approver()
                                                    .map(
                                                            name ->
                                                                    BypassPhrase.KEPT_APPROVED.of(
                                                                            bypass.reason(), name))
                                                    .orElse(Wording.quoted(bypass.reason())))
                                    .text());
                    return lease;
                });
    }

    /** Notes what is about to be done; when this throws, nothing may be sent. */
    Lease intend(Lease lease, Stage to, String what) throws BypassException {
        return written(
                () -> {
                    Lease next =
                            journal.add(
                                    lease, new JournalEntry.Intended(clock.instant(), to, what));
                    note(next, Outcome.BEGUN, what);
                    return next;
                });
    }

    Lease reach(Lease lease, BypassState state) throws BypassException {
        return written(
                () -> {
                    Lease next = journal.add(lease, new JournalEntry.Reached(state));
                    note(next, Outcome.DONE, new StageTurn(lease.stage(), state.stage()).words());
                    return next;
                });
    }

    Lease drop(Lease lease, String why) throws BypassException {
        return written(
                () -> {
                    Lease next = journal.add(lease, new JournalEntry.Dropped(clock.instant(), why));
                    note(next, Outcome.FAILED, why);
                    return next;
                });
    }

    Lease extend(Lease lease, Instant end, String by, String reason) throws BypassException {
        return written(
                () -> {
                    Lease next =
                            journal.add(
                                    lease,
                                    new JournalEntry.Extended(clock.instant(), end, by, reason));
                    note(
                            next,
                            Outcome.DONE,
                            BypassPhrase.KEPT_EXTENDED.of(end.toString(), by, reason).text());
                    return next;
                });
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

    private void note(Lease lease, Outcome outcome, String message) throws StoreException {
        Bypass bypass = lease.bypass();
        audit.append(
                AuditEvent.of(
                                clock.instant(),
                                bypass.owner(),
                                AuditKind.BYPASS_CHANGED,
                                outcome,
                                "bypass " + bypass.id() + ": " + message)
                        .about(bypass.application(), bypass.cluster())
                        .on(bypass.objects().getFirst(), "", ""));
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
