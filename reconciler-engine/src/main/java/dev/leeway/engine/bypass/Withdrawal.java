package dev.leeway.engine.bypass;

import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.proposal.Proposals;
import java.util.Optional;

/**
 * Gives the proposal of a fix up that is no longer wanted: what was not sent is never sent, and the
 * account says what stays at the host, where only people close requests.
 */
final class Withdrawal {
    private final LeaseBook book;
    private final LeasePlace place;

    Withdrawal(LeaseBook book, LeasePlace place) {
        this.book = book;
        this.place = place;
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
            proposals.drop(proposed.get().proposal(), "the bypass " + lease.id() + " was given up");
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
