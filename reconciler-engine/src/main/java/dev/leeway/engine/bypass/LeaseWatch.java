package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.BypassState.Erosion;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.run.ClusterConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of changes to leased objects and notes at once when a fix was overwritten. */
final class LeaseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseWatch.class);

    private final BypassParts parts;
    private final LeaseBook book;
    private final Bypasses.Listener listener;
    private final Consumer<LeaseWatch> closed;
    private final LinkedBlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    private final Set<String> subscribed = ConcurrentHashMap.newKeySet();
    private final List<AutoCloseable> subscriptions = new CopyOnWriteArrayList<>();
    private Optional<Thread> worker = Optional.empty();

    private record Change(String cluster, ResourceKey key, LiveState state) {}

    LeaseWatch(
            BypassParts parts,
            LeaseBook book,
            Bypasses.Listener listener,
            Consumer<LeaseWatch> closed) {
        this.parts = parts;
        this.book = book;
        this.listener = listener;
        this.closed = closed;
    }

    void start() throws BypassException, InterruptedException {
        for (Lease lease : book.all()) {
            if (!lease.stage().over()) {
                cover(lease.bypass());
            }
        }
        worker = Optional.of(Thread.ofVirtual().name("bypass-watch").start(this::work));
    }

    /** Lets the watch cover a lease too; the cluster keeps its kinds current from then on. */
    void cover(Bypass bypass) throws BypassException, InterruptedException {
        String name = bypass.cluster();
        ClusterConnection cluster = LeasePlace.connect(parts, name);
        if (subscribed.add(name)) {
            subscriptions.add(
                    cluster.reader()
                            .onChange((key, state) -> changes.add(new Change(name, key, state))));
        }
        Map<ResourceKey, ServedKind> objects = new LinkedHashMap<>();
        ObjectWork work = LeasePlace.of(parts, bypass).work(bypass);
        for (ObjectFix fix : bypass.fixes()) {
            objects.put(fix.key(), work.kind(fix.gvk()));
        }
        // Reading is what makes a cluster keep a watch on a kind.
        cluster.reader()
                .read(objects, parts.timeout())
                .forEach((key, state) -> changes.add(new Change(name, key, state)));
    }

    private void work() {
        try {
            while (true) {
                look(changes.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Change change) throws InterruptedException {
        try {
            for (Lease lease : book.all()) {
                if (lease.bypass().cluster().equals(change.cluster())
                        && lease.bypass().fix(change.key()).isPresent()
                        && standing(lease)) {
                    look(lease, change);
                }
            }
        } catch (BypassException e) {
            LOG.warn("a change of {} could not be looked at: {}", change.key(), e.getMessage());
        }
    }

    private static boolean standing(Lease lease) {
        return lease.pending().isEmpty()
                && (lease.stage() == Stage.FIXED || lease.stage() == Stage.PROPOSED);
    }

    private void look(Lease lease, Change change) throws BypassException, InterruptedException {
        Bypass opened = LeasePlace.of(parts, lease.bypass()).vault().opened(lease.bypass());
        ObjectFix fix = opened.fix(change.key()).orElseThrow();
        List<Erosion> erosions =
                switch (change.state()) {
                    case LiveState.Present present -> Erosions.of(fix, present.manifest());
                    case LiveState.Absent _ -> Erosions.gone(fix);
                    // Not knowing is not an erosion.
                    case LiveState.Unreadable _ -> List.of();
                };
        if (!erosions.isEmpty()) {
            // What the watch told may be older than the fix: ask before it is called eroded.
            erosions = LeasePlace.of(parts, opened).work(opened).erosions(fix);
        }
        if (!erosions.isEmpty()) {
            listener.changed(
                    book.reach(lease, new BypassState.Eroded(book.now(), erosions, lease.stage())));
        }
    }

    @Override
    public void close() {
        closed.accept(this);
        worker.ifPresent(Thread::interrupt);
        for (AutoCloseable subscription : subscriptions) {
            try {
                subscription.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn("a watch of leases did not close cleanly", e);
            }
        }
    }
}
