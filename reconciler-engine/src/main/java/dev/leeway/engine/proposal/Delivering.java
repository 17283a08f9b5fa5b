package dev.leeway.engine.proposal;

import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.proposal.Proposal.Delivery;
import dev.leeway.engine.proposal.Proposal.RequestRef;
import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.proposal.PullRequestHost.NewPullRequest;
import dev.leeway.engine.proposal.PullRequestHost.PullRequest;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.source.SourceWriter.PushResult;
import dev.leeway.engine.wording.Told;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends a proposal: its branch, then its request. Each step first looks whether it was done already
 * by a try whose answer was lost, and notes on the disk what it did before the next begins.
 */
final class Delivering {
    /** How long a try has the proposal for itself. */
    static final Duration CLAIM = Duration.ofMinutes(3);

    private final ProposalWork work;
    private final Duration timeout;

    Delivering(ProposalWork work, Duration timeout) {
        this.work = work;
        this.timeout = timeout;
    }

    /** Makes one try; trouble that may pass is noted in the proposal. */
    Proposal deliver(Proposal proposal, Recipe recipe)
            throws ProposalException, StoreException, InterruptedException {
        Proposal now = proposal;
        try {
            if (now.stage() instanceof Stage.Waiting) {
                now = noted(pushed(now, recipe));
            }
            if (now.stage() instanceof Stage.Pushed) {
                now = noted(opened(now, recipe));
            }
            Delivery settled = new Delivery(0, work.parts().clock().instant());
            return noted(now.with(settled));
        } catch (SourceException e) {
            return noted(later(now, e, Optional.empty()));
        } catch (HostException e) {
            return noted(
                    e.problem() == HostException.Problem.REFUSED
                            ? now.at(new Stage.Stuck(e.said(), e.advice()))
                            : later(now, e, e.notBefore()));
        }
    }

    private Proposal noted(Proposal proposal) throws StoreException {
        work.parts().outbox().update(proposal);
        return proposal;
    }

    private Proposal later(Proposal proposal, Told why, Optional<Instant> notBefore) {
        int attempts = proposal.delivery().attempts() + 1;
        Instant next = Backoff.next(work.parts().clock().instant(), attempts, notBefore);
        return proposal.with(new Delivery(attempts, next, why.said(), why.advice()));
    }

    private Proposal pushed(Proposal proposal, Recipe recipe)
            throws ProposalException, SourceException, StoreException, InterruptedException {
        Workspace.Repository repository = work.repository(proposal.repository());
        SourceTree tip = work.newest(repository, proposal.target(), timeout);
        Optional<String> there =
                work.branches(repository, timeout).stream()
                        .filter(branch -> branch.name().equals(proposal.branch()))
                        .map(NamedRevision::commit)
                        .findFirst();
        if (there.isPresent()) {
            return there.get().equals(proposal.commit())
                    ? proposal.at(new Stage.Pushed())
                    : proposal.at(taken(proposal));
        }
        Proposal made = proposal;
        if (!tip.revision().commit().equals(proposal.base())
                || !work.parts().writer().has(repository.url(), proposal.commit())) {
            made = new Remaking(work, timeout).on(proposal, recipe, tip);
            if (!(made.stage() instanceof Stage.Waiting)) {
                return made;
            }
            // Should the answer to the push be lost, the branch is known again by this commit.
            noted(made);
        }
        PushResult result =
                work.parts().writer().push(repository.url(), made.commit(), made.branch(), timeout);
        return switch (result) {
            case PushResult.Done _ -> {
                work.account(
                        AuditKind.REPOSITORY_PUSHED,
                        Outcome.DONE,
                        made,
                        (isAlone(repository) ? DeliveryPhrase.PUSHED_ALONE : DeliveryPhrase.PUSHED)
                                .of(made.branch())
                                .text());
                yield made.at(new Stage.Pushed());
            }
            case PushResult.Taken _ -> made.at(taken(made));
            case PushResult.Refused(String words) -> {
                work.account(
                        AuditKind.REPOSITORY_PUSHED,
                        Outcome.FAILED,
                        made,
                        DeliveryPhrase.BRANCH_REFUSED.of(made.branch()).text());
                yield made.at(
                        new Stage.Stuck(
                                ProposalPhrase.BRANCH_REFUSED.of(made.branch(), words),
                                ProposalPhrase.BRANCH_REFUSED_NEXT.of(made.id())));
            }
        };
    }

    /** Where the host cannot be used now, it is one all the same: the request waits for it. */
    private boolean isAlone(Workspace.Repository repository) {
        try {
            return work.parts().hosts().of(repository).isEmpty();
        } catch (HostException e) {
            return false;
        }
    }

    private static Stage.Stuck taken(Proposal proposal) {
        return new Stage.Stuck(
                ProposalPhrase.BRANCH_TAKEN.of(proposal.branch()),
                ProposalPhrase.BRANCH_TAKEN_NEXT.of());
    }

    private Proposal opened(Proposal proposal, Recipe recipe)
            throws ProposalException, HostException, StoreException, InterruptedException {
        Workspace.Repository repository = work.repository(proposal.repository());
        Optional<PullRequestHost> host = work.parts().hosts().of(repository);
        if (host.isEmpty()) {
            return proposal.at(
                    new Stage.BranchOnly(
                            CompareLinks.of(
                                    repository.url(), proposal.branch(), proposal.target())));
        }
        Optional<PullRequest> known =
                host.get().find(proposal.branch(), proposal.target(), timeout);
        PullRequest request =
                known.isPresent() ? known.get() : opened(host.get(), proposal, recipe);
        RequestRef ref = new RequestRef(request.number(), request.url());
        work.account(
                AuditKind.PULL_REQUEST_CHANGED,
                Outcome.DONE,
                proposal,
                (known.isPresent() ? DeliveryPhrase.FOUND : DeliveryPhrase.OPENED)
                        .of(ref.url())
                        .text());
        return proposal.at(new Stage.Open(ref));
    }

    /** A request that another try opened meanwhile is refused, and found. */
    private PullRequest opened(PullRequestHost host, Proposal proposal, Recipe recipe)
            throws HostException, InterruptedException {
        try {
            return host.open(
                    new NewPullRequest(
                            proposal.branch(),
                            proposal.target(),
                            proposal.title(),
                            recipe.bodyOn(proposal.base())),
                    timeout);
        } catch (HostException e) {
            if (e.problem() != HostException.Problem.REFUSED) {
                throw e;
            }
            Optional<PullRequest> found = host.find(proposal.branch(), proposal.target(), timeout);
            if (found.isEmpty()) {
                throw e;
            }
            return found.get();
        }
    }
}
