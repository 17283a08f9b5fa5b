package dev.leeway.engine.apply;

import dev.leeway.engine.live.LeaseOutlook;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The right of one run to sync: the lease, taken once and given back at the end. */
final class RunRight implements AutoCloseable {
    private final LeaseKeeper leases;
    private final Plan plan;
    private final RunBook book;
    private volatile @Nullable RunLease lease;
    private Optional<Wording> refusal = Optional.empty();

    RunRight(LeaseKeeper leases, Plan plan, RunBook book) {
        this.leases = leases;
        this.plan = plan;
        this.book = book;
    }

    /**
     * Takes the lease.
     *
     * @param nothingSent whether nothing was sent so far, so that the run was never begun without
     *     it
     * @return why the run must not go on; empty when it may
     */
    Optional<Wording> take(boolean nothingSent) throws InterruptedException {
        return switch (leases.take()) {
            case LeaseKeeper.Taken.Mine mine -> {
                lease = mine.lease();
                yield Optional.empty();
            }
            case LeaseKeeper.Taken.Another another -> refused(another.said(), nothingSent);
            case LeaseKeeper.Taken.NamespaceEnds ends -> refused(ends.said(), nothingSent);
            case LeaseKeeper.Taken.NotKnown unknown
                    when unknown.said()
                            .text()
                            .contains("namespaces \"" + plan.namespace() + "\" not found") ->
                    refused(SyncPhrase.NO_NAMESPACE.of(plan.namespace()), nothingSent);
            case LeaseKeeper.Taken.NotKnown unknown ->
                    refused(SyncPhrase.OTHERS_UNKNOWN.of(unknown.said()), nothingSent);
            case LeaseKeeper.Taken.NotPermitted not when plan.options().withoutLease() -> {
                book.warn(SyncPhrase.WITHOUT_LEASE.of(not.said()));
                yield Optional.empty();
            }
            case LeaseKeeper.Taken.NotPermitted not ->
                    refused(new LeaseOutlook.NotPermitted(not.said()).said(), nothingSent);
        };
    }

    private Optional<Wording> refused(Wording why, boolean nothingSent) {
        book.trouble(why);
        if (nothingSent) {
            refusal = Optional.of(why);
        }
        return Optional.of(why);
    }

    /** Returns why the right was not given, when that was before anything was sent. */
    Optional<Wording> refusal() {
        return refusal;
    }

    /** Returns why nothing more may be sent; empty while the right to sync is held. */
    Optional<Wording> lost() {
        RunLease held = lease;
        return held == null ? Optional.empty() : held.lost();
    }

    @Override
    public void close() {
        RunLease held = lease;
        if (held != null) {
            held.close();
        }
    }
}
