package dev.leeway.engine.apply;

import dev.leeway.engine.live.LeaseOutlook;
import dev.leeway.engine.plan.Plan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The right of one run to sync: the lease, taken once and given back at the end. */
final class RunRight implements AutoCloseable {
    private final LeaseKeeper leases;
    private final Plan plan;
    private final RunBook book;
    private volatile @Nullable RunLease lease;
    private Optional<String> refusal = Optional.empty();

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
    Optional<String> take(boolean nothingSent) throws InterruptedException {
        return switch (leases.take()) {
            case LeaseKeeper.Taken.Mine mine -> {
                lease = mine.lease();
                yield Optional.empty();
            }
            case LeaseKeeper.Taken.Another another -> refused(another.message(), nothingSent);
            case LeaseKeeper.Taken.NamespaceEnds ends -> refused(ends.message(), nothingSent);
            case LeaseKeeper.Taken.NotKnown unknown
                    when unknown.message()
                            .contains("namespaces \"" + plan.namespace() + "\" not found") ->
                    refused(
                            "The namespace "
                                    + plan.namespace()
                                    + " does not exist. Make it, or let syncs make it with the"
                                    + " application's option CreateNamespace=true.",
                            nothingSent);
            case LeaseKeeper.Taken.NotKnown unknown ->
                    refused(
                            "Whether somebody else is syncing it could not be found out: "
                                    + unknown.message(),
                            nothingSent);
            case LeaseKeeper.Taken.NotPermitted not when plan.options().withoutLease() -> {
                book.warn(
                        "This sync went on without a lease, as was asked: nothing kept another"
                                + " Leeway from syncing at the same time ("
                                + not.message()
                                + ").");
                yield Optional.empty();
            }
            case LeaseKeeper.Taken.NotPermitted not ->
                    refused(new LeaseOutlook.NotPermitted(not.message()).message(), nothingSent);
        };
    }

    private Optional<String> refused(String message, boolean nothingSent) {
        book.trouble(message);
        if (nothingSent) {
            refusal = Optional.of(message);
        }
        return Optional.of(message);
    }

    /** Returns why the right was not given, when that was before anything was sent. */
    Optional<String> refusal() {
        return refusal;
    }

    /** Returns why nothing more may be sent; empty while the right to sync is held. */
    Optional<String> lost() {
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
