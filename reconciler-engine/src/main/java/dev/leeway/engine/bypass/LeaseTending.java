package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.BypassState.Erosion;
import dev.leeway.engine.bypass.BypassState.Goal;
import dev.leeway.engine.bypass.Bypasses.Tended;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a lease and takes the steps that are certain, and none that is not. */
final class LeaseTending {
    private static final int BRIEF = 7;

    private final BypassParts parts;
    private final LeaseBook book;
    private final LeasePlace place;

    LeaseTending(BypassParts parts, LeaseBook book, LeasePlace place) {
        this.parts = parts;
        this.book = book;
        this.place = place;
    }

    Tended tend(Lease lease, Bypass opened) throws BypassException, InterruptedException {
        Lease here = lease;
        if (here.pending().isPresent()) {
            return new Tended(here, AwaitPhrase.CUT_OFF.of(here.pending().get().what()));
        }
        if (live(here.stage())) {
            here = eroded(here, opened);
        }
        Tended merged = merged(here);
        here = merged.lease();
        Tended converged = converged(here, opened);
        here = converged.lease();
        if (!here.stage().over()
                && here.stage() != Stage.EXPIRED
                && here.stage() != Stage.DRAFT
                && here.isOverdue(book.now())) {
            here = book.reach(here, new BypassState.Expired(book.now(), here.stage()));
        }
        Wording lost = live(here.stage()) ? place.lostHolds(opened) : Wording.none();
        Wording looked = merged.awaits().isEmpty() ? converged.awaits() : merged.awaits();
        return new Tended(here, lost.isEmpty() ? waitsFor(here, looked) : lost);
    }

    private static boolean live(Stage stage) {
        return switch (stage) {
            case FIXED, PROPOSED, MERGED -> true;
            case DRAFT, GUARDED, CONVERGING, RELEASED, ERODED, EXPIRED, ABANDONED -> false;
        };
    }

    private Lease eroded(Lease lease, Bypass opened) throws BypassException, InterruptedException {
        List<Erosion> erosions = new ArrayList<>();
        for (ObjectFix fix : opened.fixes()) {
            erosions.addAll(place.work(opened).erosions(fix));
        }
        // After a merge Git's own value may have come: that is what the lease waits for.
        return erosions.isEmpty() || lease.stage() == Stage.MERGED
                ? lease
                : book.reach(lease, new BypassState.Eroded(book.now(), erosions, lease.stage()));
    }

    /** Goes on where the proposal was merged; a look at it that failed is told, not kept quiet. */
    private Tended merged(Lease lease) throws BypassException, InterruptedException {
        boolean proposed =
                lease.stage() == Stage.PROPOSED
                        || (lease.state() instanceof BypassState.Expired expired
                                && expired.before() == Stage.PROPOSED);
        if (!proposed || parts.proposals().isEmpty()) {
            return new Tended(lease, Wording.none());
        }
        BypassState.Proposed state = lease.last(BypassState.Proposed.class).orElseThrow();
        try {
            Proposals proposals = parts.proposals().get();
            Proposal proposal = proposals.watch(state.proposal());
            return new Tended(after(lease, proposal), unseen(proposal));
        } catch (ProposalException e) {
            throw new BypassException(e);
        }
    }

    private Lease after(Lease lease, Proposal proposal) throws BypassException {
        return switch (proposal.stage()) {
            case Proposal.Stage.Merged merged ->
                    book.reach(
                            lease,
                            new BypassState.Merged(
                                    book.now(), merged.mergeCommit(), merged.landing()));
            case Proposal.Stage.Closed _, Proposal.Stage.Dropped _ ->
                    lease.stage() == Stage.PROPOSED
                            ? book.reach(lease, lease.last(BypassState.Fixed.class).orElseThrow())
                            : lease;
            case Proposal.Stage.Waiting _,
                    Proposal.Stage.Pushed _,
                    Proposal.Stage.BranchOnly _,
                    Proposal.Stage.Open _,
                    Proposal.Stage.Stuck _ ->
                    lease;
        };
    }

    /** What keeps it from being known whether it was merged; nothing when nothing does. */
    private static Wording unseen(Proposal proposal) {
        if (proposal.stage() instanceof Proposal.Stage.Stuck(var why, var nextStep)) {
            return AwaitPhrase.STUCK.of(Wording.quoted(proposal.branch()), why, nextStep);
        }
        Proposal.Delivery delivery = proposal.delivery();
        if (delivery.lastError().isEmpty()) {
            return Wording.none();
        }
        AwaitPhrase phrase =
                proposal.isUnsent() ? AwaitPhrase.UNSENT_YET : AwaitPhrase.MERGE_UNSEEN;
        return phrase.of(
                Wording.quoted(proposal.branch()),
                delivery.lastError(),
                Wording.moment(delivery.nextTry()));
    }

    private Tended converged(Lease lease, Bypass opened)
            throws BypassException, InterruptedException {
        Stage stage =
                lease.state() instanceof BypassState.Expired expired
                        ? expired.before()
                        : lease.stage();
        if (stage != Stage.MERGED && stage != Stage.CONVERGING) {
            return new Tended(lease, Wording.none());
        }
        Goal goal = LeaseEnd.goal(lease);
        Comparison comparison = place.compare(opened);
        if (goal instanceof Goal.MergedCommit(String commit)
                && !contains(opened, comparison.revision().commit(), commit)) {
            return new Tended(
                    lease, AwaitPhrase.NOT_CONTAINED.of(comparison.revision().commit(), commit));
        }
        Convergence convergence = place.convergence(opened, comparison);
        if (convergence.onlyASync() && place.holdsAll(opened)) {
            return new Tended(
                    new LeaseEnd(book, place).letMove(lease, opened, goal), convergence.why());
        }
        boolean expired = lease.stage() == Stage.EXPIRED;
        if (!convergence.reached() && (expired || lease.stage() == Stage.CONVERGING)) {
            return new Tended(lease, convergence.why());
        }
        Optional<BypassState.Merged> otherwise = lease.mergedOtherwise();
        if (!convergence.reached() && !convergence.onlyASync() && otherwise.isPresent()) {
            // Git and live do not come together by themselves: somebody has to choose.
            return new Tended(lease, choice(otherwise.get(), convergence.why()));
        }
        Lease here =
                lease.stage() == Stage.CONVERGING
                        ? lease
                        : book.reach(lease, new BypassState.Converging(book.now(), goal));
        if (!convergence.reached()) {
            return new Tended(here, convergence.why());
        }
        return new Tended(
                new LeaseEnd(book, place).release(here, opened, goal, comparison), Wording.none());
    }

    private static Wording choice(BypassState.Merged merged, Wording why) {
        return switch (merged.landing()) {
            case AS_PROPOSED, OTHERWISE -> AwaitPhrase.MERGED_OTHERWISE.of(why);
            case MOVED_ON ->
                    AwaitPhrase.MOVED_ON.of(Wording.quoted(brief(merged.mergeCommit())), why);
        };
    }

    private static String brief(String commit) {
        return commit.substring(0, Math.min(commit.length(), BRIEF));
    }

    private boolean contains(Bypass bypass, String revision, String commit)
            throws BypassException, InterruptedException {
        if (revision.equals(commit)) {
            return true;
        }
        if (parts.proposals().isEmpty()) {
            return false;
        }
        try {
            return parts.proposals().get().contains(bypass.application(), revision, commit);
        } catch (ProposalException e) {
            throw new BypassException(e);
        }
    }

    private static Wording waitsFor(Lease lease, Wording looked) {
        return switch (lease.state()) {
            case BypassState.Draft _, BypassState.Guarded _ -> AwaitPhrase.FIX_UNSENT.of();
            case BypassState.Fixed _ ->
                    lease.bypass().endsInGit()
                            ? AwaitPhrase.PROPOSAL.of()
                            : AwaitPhrase.NOTHING_LASTS.of();
            case BypassState.Proposed proposed ->
                    looked.isEmpty() ? AwaitPhrase.MERGE.of(proposed.branch()) : looked;
            case BypassState.Merged _, BypassState.Converging _ -> looked;
            case BypassState.Eroded eroded -> AwaitPhrase.OVERWRITTEN.of(writers(eroded));
            case BypassState.Expired _ ->
                    looked.isEmpty()
                            ? AwaitPhrase.TIME_UP.of()
                            : AwaitPhrase.TIME_UP_AND.of(looked);
            case BypassState.Released _, BypassState.Abandoned _ -> Wording.none();
        };
    }

    private static Wording writers(BypassState.Eroded eroded) {
        return eroded.erosions().stream()
                .map(one -> AwaitPhrase.WRITTEN_BY.of(one.path().toString(), one.manager()))
                .reduce((one, next) -> AwaitPhrase.AND.of(one, next))
                .orElse(Wording.none());
    }
}
