package dev.leeway.engine.bypass;

import dev.leeway.engine.proposal.DeliveryPhrase;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.proposal.Proposals;
import java.util.Optional;

/**
 * Gives the proposal of a fix up that is no longer wanted: what was not sent is never sent, an open
 * request is closed where the operator asks for it, and the account says what stays at the host.
 */
final class Withdrawal {
    private final LeaseBook book;
    private final LeasePlace place;

    Withdrawal(LeaseBook book, LeasePlace place) {
        this.book = book;
        this.place = place;
    }

    /**
     * What came of it.
     *
     * @param lease the lease with its account
     * @param unclosed why a request that was to be closed is not; empty when nothing failed
     */
    record Withdrawn(Lease lease, Optional<String> unclosed) {}

    /**
     * Gives it up, and closes its request. A host that does not do so is no reason to keep a fix:
     * then the request is named as one that stays.
     */
    Withdrawn closing(Lease lease, Stage to) throws BypassException, InterruptedException {
        Optional<BypassState.Proposed> proposed = lease.last(BypassState.Proposed.class);
        if (proposed.isEmpty() || place.proposals().isEmpty()) {
            return new Withdrawn(lease, Optional.empty());
        }
        Proposals proposals = place.proposals().get();
        Lease here = lease;
        Optional<String> unclosed = Optional.empty();
        try {
            String id = proposed.get().proposal();
            Optional<Proposal> known = proposals.find(id);
            if (known.isPresent() && known.get().stage() instanceof Proposal.Stage.Open open) {
                here = book.intend(here, to, LeaseIntent.CLOSE.words(open.request().url()));
                proposals.closeRequest(id);
                proposals.drop(id, DeliveryPhrase.GIVEN_UP.of(lease.id()).text());
            }
        } catch (ProposalException e) {
            unclosed = Optional.of(String.valueOf(e.getMessage()));
        }
        return new Withdrawn(of(here, to), unclosed);
    }

    /**
     * Gives it up, if there is one that is neither merged nor over; repeats without harm.
     *
     * @param to the stage that the lease is on its way to
     */
    Lease of(Lease lease, Stage to) throws BypassException {
        Optional<BypassState.Proposed> proposed = lease.last(BypassState.Proposed.class);
        if (proposed.isEmpty() || place.proposals().isEmpty()) {
            return lease;
        }
        Proposals proposals = place.proposals().get();
        try {
            Optional<String> words =
                    proposals.find(proposed.get().proposal()).flatMap(Withdrawal::words);
            if (words.isEmpty()) {
                return lease;
            }
            Lease noted = book.intend(lease, to, words.get());
            proposals.drop(
                    proposed.get().proposal(), DeliveryPhrase.GIVEN_UP.of(lease.id()).text());
            return noted;
        } catch (ProposalException e) {
            throw new BypassException(e);
        }
    }

    private static Optional<String> words(Proposal proposal) {
        return switch (proposal.stage()) {
            case Proposal.Stage.Waiting _, Proposal.Stage.Stuck _ ->
                    Optional.of(LeaseIntent.WITHDRAW.words(proposal.id()));
            case Proposal.Stage.Pushed _, Proposal.Stage.BranchOnly _ ->
                    Optional.of(LeaseIntent.LEAVE.words(proposal.branch()));
            case Proposal.Stage.Open open ->
                    Optional.of(LeaseIntent.LEAVE.words(open.request().url()));
            case Proposal.Stage.Merged _, Proposal.Stage.Closed _, Proposal.Stage.Dropped _ ->
                    Optional.empty();
        };
    }
}
