package dev.leeway.engine.bypass;

import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/** Gives a lease its new end everywhere it stands: holds, marks, request. Every step repeats. */
final class LeaseExtending {
    private final BypassParts parts;
    private final LeaseBook book;
    private final LeasePlace place;

    LeaseExtending(BypassParts parts, LeaseBook book, LeasePlace place) {
        this.parts = parts;
        this.book = book;
        this.place = place;
    }

    /**
     * Carries out an extension that is in the account already.
     *
     * @param opened the bypass with its new end
     */
    Lease carryOut(Lease longer, Bypass opened) throws BypassException, InterruptedException {
        if (longer.stage() == Stage.DRAFT) {
            return longer;
        }
        for (GuardRef ref : opened.guards()) {
            GuardState state = place.guard(ref).place(opened.hold(ref));
            if (!(state instanceof GuardState.Standing)) {
                throw new BypassException(
                        BypassPhrase.NOT_RENEWED.of(Wording.quoted(ref.engine()), state.said()),
                        BypassPhrase.NOT_RENEWED_NEXT.of(),
                        null);
            }
        }
        if (longer.last(BypassState.Fixed.class).isPresent()) {
            ObjectWork work = place.work(opened);
            for (ObjectFix fix : opened.fixes()) {
                work.renewMark(fix);
            }
        }
        tellReviewers(longer);
        return longer.state() instanceof BypassState.Expired expired
                ? book.reach(longer, LeaseResuming.state(longer, expired.before()))
                : longer;
    }

    /**
     * The request says when the lease ends; the outbox corrects it, now or when the host is back.
     */
    private void tellReviewers(Lease lease) throws BypassException, InterruptedException {
        Optional<BypassState.Proposed> proposed = lease.last(BypassState.Proposed.class);
        if (proposed.isEmpty() || parts.proposals().isEmpty()) {
            return;
        }
        try {
            parts.proposals().get().endsAt(proposed.get().proposal(), lease.bypass().end());
        } catch (ProposalException e) {
            throw new BypassException(BypassPhrase.UNCORRECTED.of(e.said()), e.advice(), e);
        }
    }
}
