package dev.leeway.engine.proposal;

import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.proposal.Proposal.Stage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Corrects the text of a request that is open already. What is to be said is on the disk before the
 * host is told, so that a crash or a silent host only makes it late.
 */
final class Retelling {
    private final ProposalWork work;
    private final Duration timeout;

    Retelling(ProposalWork work, Duration timeout) {
        this.work = work;
        this.timeout = timeout;
    }

    /** Notes another end of the lease, and tells the host when a request is open. */
    void endsAt(Proposal proposal, Recipe recipe, Instant end)
            throws ProposalException, StoreException, InterruptedException {
        Recipe newer = recipe.endingAt(end);
        work.parts().outbox().rewrite(proposal.id(), newer.toJson());
        try {
            tell(proposal, newer);
        } catch (HostException silent) {
            // It is told when the request is looked at next.
        }
    }

    /** Tells the host what it was not told yet; does nothing without an open request. */
    void tell(Proposal proposal, Recipe recipe)
            throws ProposalException, HostException, StoreException, InterruptedException {
        if (!recipe.untold() || !(proposal.stage() instanceof Stage.Open open)) {
            return;
        }
        Optional<PullRequestHost> host =
                work.parts().hosts().of(work.repository(proposal.repository()));
        if (host.isEmpty()) {
            return;
        }
        host.get()
                .update(
                        open.request().number(),
                        proposal.title(),
                        recipe.bodyOn(proposal.base()),
                        timeout);
        work.parts().outbox().rewrite(proposal.id(), recipe.told().toJson());
        work.account(
                AuditKind.PULL_REQUEST_CHANGED,
                Outcome.DONE,
                proposal,
                DeliveryPhrase.CORRECTED.of(open.request().url()).text());
    }
}
