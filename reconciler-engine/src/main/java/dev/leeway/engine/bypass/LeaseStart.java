package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.BypassState.FixedObject;
import dev.leeway.engine.bypass.BypassState.Proof;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the draft to the fix: guard, prove, fix. Every step can be taken again. */
final class LeaseStart {
    private final LeaseBook book;
    private final LeasePlace place;

    LeaseStart(LeaseBook book, LeasePlace place) {
        this.book = book;
        this.place = place;
    }

    /**
     * Guards the objects and sends the fix for the first time. A fix that turns out not to be made,
     * because the object changed or a colleague was quicker, ends its lease: nothing of it stays.
     *
     * @throws BypassRefusedException when that is so
     */
    Lease first(Lease draft, Bypass opened) throws BypassException, InterruptedException {
        try {
            return run(draft, opened);
        } catch (BypassRefusedException refused) {
            end(book.find(draft.id()), opened, String.valueOf(refused.getMessage()));
            throw new BypassRefusedException(
                    BypassPhrase.STARTED_NOTHING.of(refused.said(), Wording.quoted(draft.id())),
                    BypassPhrase.STARTED_NOTHING_NEXT.of(),
                    refused);
        }
    }

    private void end(Lease lease, Bypass opened, String why)
            throws BypassException, InterruptedException {
        Lease here = begun(lease, Stage.ABANDONED, LeaseIntent.LIFT.words(why));
        place.liftAll(opened);
        place.vault().empty(opened);
        book.reach(here, new BypassState.Abandoned(book.now(), opened.owner(), false, why));
    }

    /** Guards the objects and sends the fix, from wherever the lease stands. */
    Lease run(Lease lease, Bypass opened) throws BypassException, InterruptedException {
        Lease here = lease;
        if (here.stage() == Stage.DRAFT) {
            here = guarded(here, opened);
        }
        return here.stage() == Stage.GUARDED ? fixed(here, opened) : here;
    }

    private Lease guarded(Lease lease, Bypass opened) throws BypassException, InterruptedException {
        Lease here = begun(lease, Stage.GUARDED, LeaseIntent.HOLD.words(engines(opened)));
        place.vault().keep(opened);
        List<Proof> proofs = new ArrayList<>();
        for (GuardRef ref : opened.guards()) {
            switch (place.guard(ref).place(opened.hold(ref))) {
                case GuardState.Standing standing ->
                        proofs.add(new Proof(ref.engine(), standing.message()));
                case GuardState.NotStanding not ->
                        throw unheld(here, ref, not.said(), Wording.none());
                case GuardState.Refused refused ->
                        throw unheld(here, ref, refused.said(), refused.advice());
                case GuardState.Unknown unknown ->
                        throw unheld(
                                here, ref, unknown.said(), BypassPhrase.UNHELD_UNKNOWN_NEXT.of());
            }
        }
        return book.reach(here, new BypassState.Guarded(book.now(), proofs));
    }

    private static BypassException unheld(Lease lease, GuardRef ref, Wording why, Wording next) {
        return new BypassException(
                BypassPhrase.UNHELD.of(
                        Wording.quoted(lease.id()), Wording.quoted(ref.engine()), why),
                next.isEmpty() ? BypassPhrase.UNHELD_NEXT.of() : next,
                null);
    }

    private static String engines(Bypass bypass) {
        return String.join(", ", bypass.guards().stream().map(GuardRef::engine).toList());
    }

    private Lease fixed(Lease lease, Bypass opened) throws BypassException, InterruptedException {
        Lease here =
                begun(lease, Stage.FIXED, LeaseIntent.FIX.words(FixedFields.words(opened.fixes())));
        return book.reach(here, new BypassState.Fixed(book.now(), send(opened, false)));
    }

    private List<FixedObject> send(Bypass opened, boolean anew)
            throws BypassException, InterruptedException {
        ObjectWork work = place.work(opened);
        List<FixedObject> objects = new ArrayList<>();
        for (ObjectFix fix : opened.fixes()) {
            objects.add(sent(work, fix, anew, objects.isEmpty()));
        }
        return objects;
    }

    /** Only before the first object is it certain that nothing was sent. */
    private static FixedObject sent(ObjectWork work, ObjectFix fix, boolean anew, boolean first)
            throws BypassException, InterruptedException {
        try {
            return work.send(fix, anew);
        } catch (BypassRefusedException refused) {
            throw first ? refused : new BypassException(refused);
        }
    }

    /** Sends the fix again after it was overwritten, with the holds proved anew. */
    Lease anew(Lease lease, Bypass opened, BypassState back)
            throws BypassException, InterruptedException {
        Lease here =
                begun(
                        lease,
                        back.stage(),
                        LeaseIntent.FIX_ANEW.words(FixedFields.words(opened.fixes())));
        for (GuardRef ref : opened.guards()) {
            GuardState state = place.guard(ref).place(opened.hold(ref));
            if (!(state instanceof GuardState.Standing)) {
                throw unheld(here, ref, state.said(), Wording.none());
            }
        }
        send(opened, true);
        return book.reach(here, back);
    }

    private Lease begun(Lease lease, Stage to, String what) throws BypassException {
        Optional<JournalEntry.Intended> pending = lease.pending();
        return pending.isPresent() && pending.get().to() == to
                ? lease
                : book.intend(lease, to, what);
    }
}
