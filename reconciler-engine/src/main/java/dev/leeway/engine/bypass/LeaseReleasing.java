package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.Bypasses.Tended;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.wording.Wording;

/** Releases a lease when somebody asks for it: as Git has it, or by giving the fix up. */
final class LeaseReleasing {
    private final BypassParts parts;
    private final LeaseBook book;
    private final LeasePlace place;

    LeaseReleasing(BypassParts parts, LeaseBook book, LeasePlace place) {
        this.parts = parts;
        this.book = book;
        this.place = place;
    }

    /**
     * Sets the touched fields to what Git says, and releases when that is so. Of what Git does not
     * name there is nothing to wait for: whoever asks for this lets it stay as it is.
     */
    Tended intoGit(Lease lease, Bypass opened, String by)
            throws BypassException, InterruptedException {
        Comparison comparison = place.compare(opened);
        LeaseEnd end = new LeaseEnd(book, place);
        Lease converging = end.giveIn(lease, opened, by, comparison);
        boolean named =
                opened.objects().stream()
                        .anyMatch(key -> Convergence.desired(comparison, key).isPresent());
        return named
                ? new LeaseTending(parts, book, place).tend(converging, opened)
                : new Tended(
                        end.release(
                                converging, opened, new BypassState.Goal.GitState(by), comparison),
                        Wording.none());
    }

    /** Somebody may have brought the fix into Git by hand: then nothing has to change. */
    Tended asInGit(Lease lease, Bypass opened, String by)
            throws BypassException, InterruptedException {
        if (lease.stage() == Stage.MERGED || lease.stage() == Stage.CONVERGING) {
            return new LeaseTending(parts, book, place).tend(lease, opened);
        }
        Convergence convergence = place.convergence(opened, place.compare(opened));
        if (!convergence.reached() && !convergence.onlyASync()) {
            throw new NotInGitException(
                    BypassPhrase.NOT_IN_GIT.of(Wording.quoted(lease.id()), convergence.why()),
                    BypassPhrase.NOT_IN_GIT_NEXT.of());
        }
        Lease converging =
                book.reach(
                        lease,
                        new BypassState.Converging(book.now(), new BypassState.Goal.GitState(by)));
        return new LeaseTending(parts, book, place).tend(converging, opened);
    }
}
