package dev.leeway.engine.proposal;

import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.proposal.Proposal.RequestRef;
import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.proposal.PullRequestHost.PullRequest;
import java.time.Duration;

/** Closes a proposal's request at its host, for whoever asks for it; nothing does it unasked. */
final class Closing {
    private final ProposalWork work;
    private final Duration timeout;

    Closing(ProposalWork work, Duration timeout) {
        this.work = work;
        this.timeout = timeout;
    }

    Proposal close(Proposal proposal)
            throws ProposalException, StoreException, InterruptedException {
        if (!(proposal.stage() instanceof Stage.Open(RequestRef request))) {
            throw none(proposal);
        }
        try {
            PullRequestHost host =
                    work.parts()
                            .hosts()
                            .of(work.repository(proposal.repository()))
                            .orElseThrow(() -> none(proposal));
            PullRequest now = host.read(request.number(), timeout);
            if (now.state() == PullRequestHost.State.OPEN) {
                now = host.close(request.number(), timeout);
            }
            return switch (now.state()) {
                case CLOSED -> closed(proposal, request);
                case MERGED ->
                        throw new ProposalException(
                                ProposalPhrase.MERGED.of(proposal.id()),
                                ProposalPhrase.MERGED_NEXT.of());
                case OPEN -> throw none(proposal);
            };
        } catch (HostException e) {
            throw new ProposalException(e);
        }
    }

    private Proposal closed(Proposal proposal, RequestRef request) throws StoreException {
        Proposal closed = proposal.at(new Stage.Closed(request));
        work.parts().outbox().update(closed);
        work.account(
                AuditKind.PULL_REQUEST_CHANGED,
                Outcome.DONE,
                closed,
                DeliveryPhrase.CLOSED.of(request.url()).text());
        return closed;
    }

    private static ProposalException none(Proposal proposal) {
        return new ProposalException(
                ProposalPhrase.NO_OPEN_REQUEST.of(proposal.id()),
                ProposalPhrase.NO_OPEN_REQUEST_NEXT.of());
    }
}
