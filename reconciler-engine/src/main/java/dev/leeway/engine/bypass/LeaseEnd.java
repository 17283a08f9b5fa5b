package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.bypass.BypassState.Goal;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The two ends of a lease: release into what Git says, or the inverse. Every step repeats. */
final class LeaseEnd {
    private final LeaseBook book;
    private final LeasePlace place;

    LeaseEnd(LeaseBook book, LeasePlace place) {
        this.book = book;
        this.place = place;
    }

    /** Takes every mark away. Call it only when live is what Git asks for. */
    Lease release(Lease lease, Bypass opened, Goal goal, Comparison comparison)
            throws BypassException, InterruptedException {
        Lease here = begun(lease, Stage.RELEASED, LeaseIntent.UNMARK.words(""));
        ObjectWork work = place.work(opened);
        for (ObjectFix fix : opened.fixes()) {
            Optional<Manifest> desired = Convergence.desired(comparison, fix.key());
            Predicate<FieldPath> named =
                    path ->
                            desired.flatMap(object -> FieldTree.value(object.root(), path))
                                    .isPresent();
            work.unmark(fix, named);
        }
        place.liftAll(opened);
        place.vault().empty(opened);
        return book.reach(
                here, new BypassState.Released(book.now(), goal, comparison.revision().commit()));
    }

    /** Sets the touched fields to what Git asks for, so that the lease can be released. */
    Lease giveIn(Lease lease, Bypass opened, String by, Comparison comparison)
            throws BypassException, InterruptedException {
        Lease here = begun(lease, Stage.CONVERGING, LeaseIntent.GIVE_IN.words(""));
        ObjectWork work = place.work(opened);
        for (ObjectFix fix : opened.fixes()) {
            Optional<Manifest> desired = Convergence.desired(comparison, fix.key());
            // What Git does not name has no state to go to: it stays as it is.
            if (desired.isPresent()) {
                work.giveIn(fix, desired.get());
            }
        }
        here = new Withdrawal(book, place).of(here, Stage.CONVERGING);
        return book.reach(here, new BypassState.Converging(book.now(), new Goal.GitState(by)));
    }

    /**
     * Lets the engines sync again that were held as a whole: Git has the fix, under another name,
     * and only a sync can bring that.
     */
    Lease letMove(Lease lease, Bypass opened, Goal goal)
            throws BypassException, InterruptedException {
        Lease here = begun(lease, Stage.CONVERGING, LeaseIntent.LET_MOVE.words(""));
        place.letMove(opened);
        return book.reach(here, new BypassState.Converging(book.now(), goal));
    }

    /** Returns what a lease waits for that is merged, or was given up for what Git says. */
    static Goal goal(Lease lease) {
        Stage stage =
                lease.state() instanceof BypassState.Expired expired
                        ? expired.before()
                        : lease.stage();
        return stage == Stage.CONVERGING
                ? lease.last(BypassState.Converging.class).orElseThrow().goal()
                : new Goal.MergedCommit(
                        lease.last(BypassState.Merged.class).orElseThrow().mergeCommit());
    }

    /**
     * Applies the inverse where the fix still stands, and takes every mark away.
     *
     * @param closing whether an open request is closed at its host too
     */
    Lease abandon(Lease lease, Bypass opened, String by, String why, boolean closing)
            throws BypassException, InterruptedException {
        Lease here = begun(lease, Stage.ABANDONED, LeaseIntent.INVERT.words(why));
        boolean sent = lease.last(BypassState.Fixed.class).isPresent() || fixMayBeLive(lease);
        List<FieldPath> left = new ArrayList<>();
        if (sent) {
            ObjectWork work = place.work(opened);
            for (ObjectFix fix : opened.inverse()) {
                ObjectFix forward = opened.fix(fix.key()).orElseThrow();
                left.addAll(work.invert(forward));
                work.unmark(forward, _ -> false);
            }
        }
        Withdrawal withdrawal = new Withdrawal(book, place);
        Withdrawal.Withdrawn withdrawn =
                closing
                        ? withdrawal.closing(here, Stage.ABANDONED)
                        : new Withdrawal.Withdrawn(
                                withdrawal.of(here, Stage.ABANDONED), Optional.empty());
        place.liftAll(opened);
        place.vault().empty(opened);
        return book.reach(
                withdrawn.lease(),
                new BypassState.Abandoned(
                        book.now(),
                        by,
                        sent && left.isEmpty(),
                        note(why, left, withdrawn.unclosed())));
    }

    private static String note(String why, List<FieldPath> left, Optional<String> unclosed) {
        Wording note =
                left.isEmpty()
                        ? Wording.quoted(why)
                        : BypassPhrase.KEPT_LEFT.of(why, left.toString());
        return unclosed.map(e -> BypassPhrase.KEPT_UNCLOSED.of(note, Wording.quoted(e)))
                .orElse(note)
                .text();
    }

    private static boolean fixMayBeLive(Lease lease) {
        return lease.entries().stream()
                .anyMatch(
                        entry ->
                                entry instanceof JournalEntry.Intended intended
                                        && intended.to() == Stage.FIXED);
    }

    private Lease begun(Lease lease, Stage to, String what) throws BypassException {
        Optional<JournalEntry.Intended> pending = lease.pending();
        return pending.isPresent() && pending.get().to() == to
                ? lease
                : book.intend(lease, to, what);
    }
}
