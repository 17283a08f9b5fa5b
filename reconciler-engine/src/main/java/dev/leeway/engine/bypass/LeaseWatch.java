package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.BypassState.Erosion;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.run.ClusterConnection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of changes to leased objects and notes at once when a fix was overwritten. */
final class LeaseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseWatch.class);

    /**
     * How soon a lease that another process opened is covered, and a silent cluster asked again.
     */
    private static final Duration ROUND = Duration.ofSeconds(5);

    private final BypassParts parts;
    private final LeaseBook book;
    private final LeaseTurns turns;
    private final Bypasses.Listener listener;
    private final Consumer<LeaseWatch> closed;
    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final Set<String> subscribed = ConcurrentHashMap.newKeySet();
    private final Set<Leased> leased = ConcurrentHashMap.newKeySet();
    private final Set<String> covered = ConcurrentHashMap.newKeySet();
    private final Set<String> troubled = ConcurrentHashMap.newKeySet();
    private final List<AutoCloseable> subscriptions = new CopyOnWriteArrayList<>();
    private Optional<Thread> worker = Optional.empty();

    /** An object under a lease; a busy cluster tells of many others. */
    private record Leased(String cluster, ResourceKey key) {}

    /** What the worker is told. */
    private sealed interface Heard {
        /** An object changed. */
        record Change(String cluster, ResourceKey key, LiveState state) implements Heard {}

        /** There may be leases that are not covered. */
        record Look() implements Heard {}
    }

    LeaseWatch(
            BypassParts parts,
            LeaseBook book,
            LeaseTurns turns,
            Bypasses.Listener listener,
            Consumer<LeaseWatch> closed) {
        this.parts = parts;
        this.book = book;
        this.turns = turns;
        this.listener = listener;
        this.closed = closed;
    }

    void start() {
        look();
        worker = Optional.of(Thread.ofVirtual().name("bypass-watch").start(this::work));
    }

    /** Lets the watch look for leases that it does not cover yet. */
    void look() {
        heard.add(new Heard.Look());
    }

    private void work() {
        try {
            while (true) {
                Heard next = heard.poll(ROUND.toMillis(), TimeUnit.MILLISECONDS);
                switch (next == null ? new Heard.Look() : next) {
                    case Heard.Change change -> look(change);
                    case Heard.Look _ -> coverAll();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void coverAll() throws InterruptedException {
        List<Lease> all;
        try {
            all = book.all();
        } catch (BypassException e) {
            LOG.warn("the leases could not be read: {}", e.getMessage());
            return;
        }
        for (Lease lease : all) {
            if (lease.stage().over()
                    || covered.contains(lease.id())
                    || parts.workspace().cluster(lease.bypass().cluster()).isEmpty()) {
                continue;
            }
            try {
                cover(lease.bypass());
                covered.add(lease.id());
                troubled.remove(lease.id());
            } catch (BypassException e) {
                // Told once: a cluster may be silent for hours.
                if (troubled.add(lease.id())) {
                    LOG.warn("{} cannot be watched yet: {}", lease.id(), e.getMessage());
                }
            }
        }
    }

    /** Lets the watch cover a lease too; the cluster keeps its kinds current from then on. */
    private void cover(Bypass bypass) throws BypassException, InterruptedException {
        String name = bypass.cluster();
        ClusterConnection cluster = LeasePlace.connect(parts, name);
        if (subscribed.add(name)) {
            subscriptions.add(
                    cluster.reader()
                            .onChange(
                                    (key, state) -> {
                                        if (leased.contains(new Leased(name, key))) {
                                            heard.add(new Heard.Change(name, key, state));
                                        }
                                    }));
        }
        bypass.objects().forEach(key -> leased.add(new Leased(name, key)));
        Map<ResourceKey, ServedKind> objects = new LinkedHashMap<>();
        ObjectWork work = LeasePlace.of(parts, bypass).work(bypass);
        for (ObjectFix fix : bypass.fixes()) {
            objects.put(fix.key(), work.kind(fix.gvk()));
        }
        // Reading is what makes a cluster keep a watch on a kind.
        cluster.reader()
                .read(objects, parts.timeout())
                .forEach((key, state) -> heard.add(new Heard.Change(name, key, state)));
    }

    private void look(Heard.Change change) throws InterruptedException {
        try {
            for (Lease lease : book.all()) {
                if (lease.bypass().cluster().equals(change.cluster())
                        && lease.bypass().fix(change.key()).isPresent()
                        && standing(lease)) {
                    Optional<Lease> changed =
                            turns.inPassing(lease.id(), () -> eroded(lease.id(), change));
                    changed.ifPresent(listener::changed);
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

    /** Returns the lease when the change eroded it. */
    private Optional<Lease> eroded(String id, Heard.Change change)
            throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        if (!standing(lease)) {
            return Optional.empty();
        }
        LeasePlace place = LeasePlace.of(parts, lease.bypass());
        Bypass opened = place.vault().opened(lease.bypass());
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
            erosions = place.work(opened).erosions(fix);
        }
        return erosions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        book.reach(
                                lease,
                                new BypassState.Eroded(book.now(), erosions, lease.stage())));
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
