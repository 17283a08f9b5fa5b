package dev.leeway.engine.proposal;

import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.proposal.Proposal.Delivery;
import dev.leeway.engine.proposal.Proposal.RequestRef;
import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.proposal.PullRequestHost.PullRequest;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.wording.Told;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks whether a proposal was merged: by the host's word, and by Git alone, where a merge commit,
 * a squashed or rebased commit, or the rendered fields tell.
 */
final class MergeWatch {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final ProposalWork work;
    private final Duration timeout;

    MergeWatch(ProposalWork work, Duration timeout) {
        this.work = work;
        this.timeout = timeout;
    }

    /** Looks once; trouble that may pass is noted in the proposal. */
    Proposal look(Proposal proposal, Recipe recipe)
            throws ProposalException, StoreException, InterruptedException {
        Proposal seen;
        try {
            seen = looked(proposal, recipe);
            Instant next = work.parts().clock().instant().plus(PERIOD);
            seen = seen.with(new Delivery(0, next));
        } catch (SourceException e) {
            seen = later(proposal, e, Optional.empty());
        } catch (HostException e) {
            seen = later(proposal, e, e.notBefore());
        }
        work.parts().outbox().update(seen);
        if (!seen.stage().equals(proposal.stage())) {
            work.account(AuditKind.PULL_REQUEST_CHANGED, Outcome.DONE, seen, words(seen));
        }
        return seen;
    }

    private Proposal later(Proposal proposal, Told why, Optional<Instant> notBefore) {
        int attempts = proposal.delivery().attempts() + 1;
        Instant next = Backoff.next(work.parts().clock().instant(), attempts, notBefore);
        return proposal.with(new Delivery(attempts, next, why.said(), why.advice()));
    }

    private static String words(Proposal proposal) {
        return switch (proposal.stage()) {
            case Stage.Merged merged -> merged(proposal, merged);
            case Stage.Closed closed ->
                    DeliveryPhrase.CLOSED_UNMERGED.of(closed.request().url()).text();
            case Stage.Open open -> DeliveryPhrase.OPEN.of(open.request().url()).text();
            case Stage.Waiting _,
                    Stage.Pushed _,
                    Stage.BranchOnly _,
                    Stage.Stuck _,
                    Stage.Dropped _ ->
                    DeliveryPhrase.LOOKED.of(proposal.id()).text();
        };
    }

    private static String merged(Proposal proposal, Stage.Merged merged) {
        return switch (merged.landing()) {
            case AS_PROPOSED ->
                    DeliveryPhrase.MERGED.of(proposal.branch(), merged.mergeCommit()).text();
            case OTHERWISE ->
                    DeliveryPhrase.MERGED_OTHERWISE
                            .of(proposal.branch(), merged.mergeCommit())
                            .text();
            case MOVED_ON ->
                    DeliveryPhrase.MOVED_ON
                            .of(proposal.target(), proposal.branch(), merged.mergeCommit())
                            .text();
        };
    }

    private Proposal looked(Proposal proposal, Recipe recipe)
            throws ProposalException,
                    SourceException,
                    HostException,
                    StoreException,
                    InterruptedException {
        Workspace.Repository repository = work.repository(proposal.repository());
        Optional<PullRequest> request = request(proposal, repository);
        if (request.isEmpty()) {
            return withoutHost(proposal, recipe, repository);
        }
        RequestRef ref = new RequestRef(request.get().number(), request.get().url());
        return switch (request.get().state()) {
            case OPEN -> {
                Proposal open = proposal.at(new Stage.Open(ref));
                new Retelling(work, timeout).tell(open, recipe);
                yield open;
            }
            case MERGED -> proposal.at(byHost(proposal, recipe, repository, request.get(), ref));
            case CLOSED -> {
                // Somebody may have merged the commit by hand and closed the request.
                Optional<Stage.Merged> merged = byGit(proposal, recipe, repository);
                yield proposal.at(merged.isPresent() ? merged.get() : new Stage.Closed(ref));
            }
        };
    }

    private Proposal withoutHost(Proposal proposal, Recipe recipe, Workspace.Repository repository)
            throws ProposalException, SourceException, InterruptedException {
        Optional<Stage.Merged> merged = byGit(proposal, recipe, repository);
        if (merged.isPresent()) {
            return proposal.at(merged.get());
        }
        SourceTree tip = work.newest(repository, proposal.target(), timeout);
        return new MovedTarget(work, timeout).saysOtherwise(proposal, recipe, repository, tip)
                ? proposal.at(
                        new Stage.Merged(
                                Optional.empty(), tip.revision().commit(), Landing.MOVED_ON))
                : proposal;
    }

    /** A request that a person opened from the compare link is found by its branch. */
    private Optional<PullRequest> request(Proposal proposal, Workspace.Repository repository)
            throws HostException, InterruptedException {
        Optional<PullRequestHost> host = work.parts().hosts().of(repository);
        if (host.isEmpty()) {
            return Optional.empty();
        }
        Optional<RequestRef> known = proposal.request();
        return known.isPresent()
                ? Optional.of(host.get().read(known.get().number(), timeout))
                : host.get().find(proposal.branch(), proposal.target(), timeout);
    }

    private Stage.Merged byHost(
            Proposal proposal,
            Recipe recipe,
            Workspace.Repository repository,
            PullRequest request,
            RequestRef ref)
            throws ProposalException, SourceException, InterruptedException {
        SourceTree tip = work.newest(repository, proposal.target(), timeout);
        String merge = request.mergeCommit();
        if (merge.isEmpty() || !work.parts().writer().has(repository.url(), merge)) {
            merge =
                    byGit(proposal, recipe, repository)
                            .map(Stage.Merged::mergeCommit)
                            .orElse(tip.revision().commit());
        }
        SourceTree merged = work.read(repository, merge, Freshness.MIRROR, timeout);
        // A host may shorten the id.
        return new Stage.Merged(
                Optional.of(ref),
                merged.revision().commit(),
                isAsProposed(proposal, recipe, repository, merged));
    }

    private Optional<Stage.Merged> byGit(
            Proposal proposal, Recipe recipe, Workspace.Repository repository)
            throws ProposalException, SourceException, InterruptedException {
        SourceTree tip = work.newest(repository, proposal.target(), timeout);
        String newest = tip.revision().commit();
        String url = repository.url();
        if (newest.equals(proposal.base())) {
            return Optional.empty();
        }
        Optional<String> commit = Optional.empty();
        if (work.parts().writer().has(url, proposal.commit())) {
            commit =
                    work.parts().writer().isAncestor(url, proposal.commit(), newest)
                            ? Optional.of(proposal.commit())
                            : work.parts()
                                    .writer()
                                    .sameChange(url, proposal.commit(), proposal.base(), newest);
        }
        if (commit.isEmpty()
                && !recipe.touched().isEmpty()
                && isAsProposed(proposal, recipe, repository, tip)) {
            commit = Optional.of(newest);
        }
        if (commit.isEmpty()) {
            return Optional.empty();
        }
        if (saysOtherwise(proposal, recipe, tip)) {
            return Optional.of(new Stage.Merged(proposal.request(), newest, false));
        }
        SourceTree merged = work.read(repository, commit.get(), Freshness.MIRROR, timeout);
        return Optional.of(
                new Stage.Merged(
                        proposal.request(),
                        commit.get(),
                        isAsProposed(proposal, recipe, repository, merged)));
    }

    /**
     * Whether the branch that was merged into asks for other values. A commit that review put on
     * top of the proposal's own says so only there.
     */
    private boolean saysOtherwise(Proposal proposal, Recipe recipe, SourceTree tip)
            throws ProposalException, SourceException, InterruptedException {
        if (recipe.touched().isEmpty()) {
            return false;
        }
        try {
            return !work.holds(
                    work.application(proposal.application()), tip, recipe.touched(), timeout);
        } catch (RenderException e) {
            // What does not render says nothing; the merged commit is asked.
            return false;
        }
    }

    /** Whether the touched fields, or the files where there are none, are as they were proposed. */
    private boolean isAsProposed(
            Proposal proposal, Recipe recipe, Workspace.Repository repository, SourceTree merged)
            throws ProposalException, SourceException, InterruptedException {
        if (recipe.touched().isEmpty()) {
            if (!work.parts().writer().has(repository.url(), proposal.commit())) {
                return false;
            }
            SourceTree own = work.read(repository, proposal.commit(), Freshness.MIRROR, timeout);
            for (String path : proposal.files()) {
                if (!own.objectId(path).equals(merged.objectId(path))) {
                    return false;
                }
            }
            return true;
        }
        try {
            return work.holds(
                    work.application(proposal.application()), merged, recipe.touched(), timeout);
        } catch (RenderException e) {
            return false;
        }
    }
}
