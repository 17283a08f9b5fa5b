package dev.leeway.engine.bypass;

import java.util.Optional;

/**
 * Finds out what became of a step that was cut off, and goes on from there. What a step did is
 * read, never assumed: every step can be taken again.
 */
final class LeaseResuming {
    private final BypassParts parts;
    private final LeaseBook book;
    private final LeasePlace place;

    LeaseResuming(BypassParts parts, LeaseBook book, LeasePlace place) {
        this.parts = parts;
        this.book = book;
        this.place = place;
    }

    Lease goOn(Lease lease, Bypass opened) throws BypassException, InterruptedException {
        Optional<JournalEntry.Intended> pending = lease.pending();
        Stage to = pending.map(JournalEntry.Intended::to).orElse(lease.stage());
        if (lease.state() instanceof BypassState.Eroded eroded && back(to)) {
            return anew(lease, opened, eroded);
        }
        return switch (to) {
            case DRAFT, GUARDED, FIXED -> new LeaseStart(book, place).run(lease, opened);
            case PROPOSED ->
                    pending.isPresent()
                            ? new LeaseProposing(parts, book, place).propose(lease, opened)
                            : lease;
            case CONVERGING -> pending.isPresent() ? converge(lease, opened, pending.get()) : lease;
            case ABANDONED ->
                    pending.isPresent()
                            ? new LeaseEnd(book, place)
                                    .abandon(
                                            lease,
                                            opened,
                                            lease.bypass().owner(),
                                            reason(lease),
                                            began(pending.get(), LeaseIntent.CLOSE))
                            : lease;
            case RELEASED -> pending.isPresent() ? release(lease, opened) : lease;
            case MERGED, ERODED, EXPIRED -> lease;
        };
    }

    /** Why it was given up, as whoever began that said. */
    private static String reason(Lease lease) {
        return lease.entries().reversed().stream()
                .filter(JournalEntry.Intended.class::isInstance)
                .map(entry -> LeaseIntent.read(((JournalEntry.Intended) entry).what()))
                .flatMap(Optional::stream)
                .filter(noted -> noted.intent() == LeaseIntent.INVERT && !noted.rest().isBlank())
                .findFirst()
                .map(LeaseIntent.Noted::rest)
                .orElseGet(BypassPhrase.KEPT_WENT_ON::pattern);
    }

    /** The stages that fixing anew leads back to. */
    private static boolean back(Stage to) {
        return switch (to) {
            case DRAFT, GUARDED, FIXED, PROPOSED, MERGED -> true;
            case CONVERGING, RELEASED, ERODED, EXPIRED, ABANDONED -> false;
        };
    }

    /** Sends the fix of an eroded lease again. */
    Lease anew(Lease lease, Bypass opened, BypassState.Eroded eroded)
            throws BypassException, InterruptedException {
        return new LeaseStart(book, place).anew(lease, opened, state(lease, eroded.before()));
    }

    private Lease converge(Lease lease, Bypass opened, JournalEntry.Intended pending)
            throws BypassException, InterruptedException {
        LeaseEnd end = new LeaseEnd(book, place);
        return began(pending, LeaseIntent.LET_MOVE)
                ? end.letMove(lease, opened, LeaseEnd.goal(lease))
                : end.giveIn(lease, opened, lease.bypass().owner(), place.compare(opened));
    }

    private static boolean began(JournalEntry.Intended pending, LeaseIntent intent) {
        return LeaseIntent.read(pending.what())
                .filter(noted -> noted.intent() == intent)
                .isPresent();
    }

    private Lease release(Lease lease, Bypass opened) throws BypassException, InterruptedException {
        BypassState.Converging converging = lease.last(BypassState.Converging.class).orElseThrow();
        return new LeaseEnd(book, place)
                .release(lease, opened, converging.goal(), place.compare(opened));
    }

    /** Returns the newest state at a stage, which is what is still certain there. */
    static BypassState state(Lease lease, Stage stage) {
        return lease.entries().reversed().stream()
                .filter(JournalEntry.Reached.class::isInstance)
                .map(entry -> ((JournalEntry.Reached) entry).state())
                .filter(state -> state.stage() == stage)
                .findFirst()
                .orElseThrow();
    }
}
