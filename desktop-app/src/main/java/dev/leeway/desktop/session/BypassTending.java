package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.MarkedObject;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.bypass.Bypass;
import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.Bypasses;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Looks after the bypass leases of an open workspace: hears of erosions at once, and looks for
 * merges, convergence and the end of their time now and then; tells the state and the operator what
 * changed. Safe for several threads.
 */
final class BypassTending {
    private static final Duration PAUSE = Duration.ofSeconds(15);

    /** How long before the end of a lease its owner is told, once. */
    private static final Duration WARNING = Duration.ofMinutes(15);

    /** Leases that are over are shown as far as they are recent; the account keeps them all. */
    private static final int OVER_SHOWN = 100;

    private final Surroundings here;
    private final Instant began;
    private final Map<String, LeaseState> known = new ConcurrentHashMap<>();
    private final Map<String, String> warned = new ConcurrentHashMap<>();
    private final Map<String, List<MarkedObject>> marks = new ConcurrentHashMap<>();
    private final AtomicBoolean read = new AtomicBoolean();
    private final AtomicBoolean tending = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private volatile Optional<AutoCloseable> watch = Optional.empty();

    BypassTending(Surroundings here) {
        this.here = here;
        // Leases begin at a whole second; one of this very second is no earlier run's.
        this.began = here.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Begins: reads the leases, watches their objects, and looks after them with a pause. */
    void begin() {
        watch = Optional.of(bypasses().watch(this::heard));
        tendNow();
        here.work().repeat("tend bypasses", PAUSE, this::tend, failed -> {});
    }

    /** Looks after all leases soon. */
    void tendNow() {
        here.work().start("tend bypasses now", this::tend, failed -> {});
    }

    private Bypasses bypasses() {
        return here.open().bypasses();
    }

    /** One round at a time; another one asked for meanwhile follows it. */
    private void tend() throws InterruptedException {
        again.set(true);
        while (again.get() && tending.compareAndSet(false, true)) {
            try {
                again.set(false);
                round();
            } finally {
                tending.set(false);
            }
        }
    }

    private void round() throws InterruptedException {
        List<Lease> leases;
        try {
            leases = shown(bypasses().list(true));
        } catch (BypassException e) {
            here.tell(new AppEvent.LeasesNotRead(trouble(e), here.now()));
            return;
        }
        List<LeaseState> first = new ArrayList<>();
        for (Lease lease : leases) {
            Optional<LeaseState> before = Optional.ofNullable(known.get(lease.id()));
            LeaseState now =
                    state(
                            lease,
                            before.map(LeaseState::waitsFor).orElse(""),
                            before.flatMap(LeaseState::trouble));
            known.putIfAbsent(lease.id(), now);
            first.add(now);
        }
        here.tell(new AppEvent.LeasesRead(first, here.now()));
        first.forEach(this::cutOff);
        for (Lease lease : leases) {
            if (!lease.stage().over() && isHere(lease)) {
                look(lease);
            }
        }
        read.set(true);
        orphans();
    }

    /** Takes the marks that a comparison saw on an application's objects. */
    void marked(String application, List<MarkedObject> found) {
        marks.put(application, found);
        if (read.get()) {
            orphans();
        }
    }

    /** Whoever looks is told once of a lease whose time is up and whose owner did not return. */
    private void orphans() {
        marks.values().stream()
                .flatMap(List::stream)
                .filter(marked -> marked.overdue(here.now()))
                .filter(marked -> !known.containsKey(marked.mark().id()))
                .filter(marked -> warned.put("orphan " + marked.mark().id(), "told") == null)
                .forEach(
                        marked ->
                                here.notice(
                                        true,
                                        new Trouble(
                                                here.text()
                                                        .text(
                                                                "bypass.orphan",
                                                                marked.application(),
                                                                new EngineWords(here.text())
                                                                        .words(
                                                                                marked.mark()
                                                                                        .saidOwner())),
                                                String.valueOf(marked.object()),
                                                here.text().text("bypass.orphan-next")),
                                        new Route.Bypasses()));
    }

    /**
     * Leases of an earlier practice run are left out: their cluster went with that run, so nothing
     * can be seen of them and nothing can be done.
     */
    private boolean isGone(Lease lease) {
        return here.open().practice().contains(lease.bypass().cluster())
                && lease.bypass().start().isBefore(began);
    }

    private List<Lease> shown(List<Lease> all) {
        List<Lease> shown = new ArrayList<>();
        int over = 0;
        for (Lease lease : all) {
            if (isGone(lease)) {
                continue;
            }
            if (!lease.stage().over() || over++ < OVER_SHOWN) {
                shown.add(lease);
            }
        }
        return shown;
    }

    private void look(Lease lease) throws InterruptedException {
        try {
            Bypasses.Tended tended = bypasses().tend(lease.id());
            tell(
                    tended.lease(),
                    new EngineWords(here.text()).words(tended.awaits()),
                    Optional.empty());
        } catch (BypassException e) {
            tell(lease, "", Optional.of(trouble(e)));
        }
    }

    /** Called by the watch, on its thread. */
    private void heard(Lease lease) {
        if (isGone(lease)) {
            return;
        }
        tell(lease, "", Optional.empty());
        tendNow();
    }

    private void tell(Lease lease, String waitsFor, Optional<Trouble> trouble) {
        LeaseState now = state(lease, waitsFor, trouble);
        here.tell(new AppEvent.LeaseChanged(now));
        LeaseState before = known.put(lease.id(), now);
        if (before == null || before.lease().stage() != lease.stage()) {
            news(lease).ifPresent(told -> notice(lease, told));
        }
        warn(lease);
    }

    private LeaseState state(Lease lease, String waitsFor, Optional<Trouble> trouble) {
        boolean belongs = isHere(lease);
        return new LeaseState(
                lease,
                belongs,
                bypasses().underWay(lease.id()),
                waitsFor,
                proposal(lease),
                belongs || lease.stage().over() ? trouble : Optional.of(elsewhere(lease)),
                here.now());
    }

    private boolean isHere(Lease lease) {
        Bypass bypass = lease.bypass();
        return here.open()
                .workspace()
                .application(bypass.application())
                .filter(application -> application.cluster().equals(bypass.cluster()))
                .isPresent();
    }

    private Trouble elsewhere(Lease lease) {
        return new Trouble(
                here.text().text("bypass.elsewhere", lease.bypass().application()),
                here.text().text("bypass.elsewhere-why", lease.bypass().cluster()),
                here.text().text("bypass.elsewhere-next"));
    }

    private Optional<Proposal> proposal(Lease lease) {
        Optional<BypassState.Proposed> proposed = lease.last(BypassState.Proposed.class);
        if (proposed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return here.open().proposals().find(proposed.get().proposal());
        } catch (ProposalException e) {
            // The proposals' own tending tells of a store that cannot be read.
            return Optional.empty();
        }
    }

    /** What the operator is told of a lease that came to another stage, and whether it is grave. */
    private record News(boolean grave, Trouble trouble) {}

    private Optional<News> news(Lease lease) {
        return switch (lease.state()) {
            case BypassState.Draft _,
                    BypassState.Guarded _,
                    BypassState.Proposed _,
                    BypassState.Converging _ ->
                    Optional.empty();
            case BypassState.Fixed _ ->
                    lease.last(BypassState.Proposed.class)
                            .filter(_ -> lease.times(BypassState.Fixed.class) > 1)
                            .map(
                                    was ->
                                            grave(
                                                    lease,
                                                    "bypass.closed",
                                                    was.branch(),
                                                    "bypass.closed-next"));
            case BypassState.Eroded eroded ->
                    Optional.of(
                            grave(lease, "bypass.eroded", managers(eroded), "bypass.eroded-next"));
            case BypassState.Expired _ ->
                    Optional.of(grave(lease, "bypass.expired", "", "bypass.expired-next"));
            case BypassState.Merged merged -> Optional.of(merged(lease, merged));
            case BypassState.Released released ->
                    Optional.of(good(lease, "bypass.released", released.revision()));
            case BypassState.Abandoned abandoned ->
                    Optional.of(good(lease, "bypass.abandoned", abandoned.by()));
        };
    }

    private News merged(Lease lease, BypassState.Merged merged) {
        String commit = merged.mergeCommit();
        String next = "bypass.merged-otherwise-next";
        return switch (merged.landing()) {
            case AS_PROPOSED -> good(lease, "bypass.merged", commit);
            case OTHERWISE -> grave(lease, "bypass.merged-otherwise", commit, next);
            case MOVED_ON -> grave(lease, "bypass.moved-on", commit, next);
        };
    }

    private static String managers(BypassState.Eroded eroded) {
        return eroded.erosions().stream()
                .map(BypassState.Erosion::manager)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private News good(Lease lease, String key, Object what) {
        return new News(false, told(lease, key, what, ""));
    }

    private News grave(Lease lease, String key, Object what, String nextKey) {
        return new News(true, told(lease, key, what, here.text().text(nextKey)));
    }

    private Trouble told(Lease lease, String key, Object what, String next) {
        return new Trouble(
                here.text().text(key, lease.bypass().application(), what),
                here.text().text("bypass.of", lease.id(), lease.bypass().reason()),
                next);
    }

    /** A step that ended with its process is told of once; going on finds out what became of it. */
    private void cutOff(LeaseState lease) {
        lease.lease()
                .pending()
                .filter(_ -> lease.here() && !lease.underWay() && !lease.over())
                .filter(begun -> warned.put("cut off " + lease.id() + begun.at(), "told") == null)
                .ifPresent(
                        begun ->
                                notice(
                                        lease.lease(),
                                        grave(
                                                lease.lease(),
                                                "bypass.cut-off",
                                                begun.what(),
                                                "bypass.cut-off-next")));
    }

    /** The owner is told once for each end that a lease was given. */
    private void warn(Lease lease) {
        Duration left = Duration.between(here.now(), lease.bypass().end());
        boolean near = left.isPositive() && left.compareTo(WARNING) < 0;
        String end = lease.bypass().end().toString();
        if (near && !lease.stage().over() && !end.equals(warned.put(lease.id(), end))) {
            notice(lease, grave(lease, "bypass.near", left.toMinutes() + 1, "bypass.near-next"));
        }
    }

    private void notice(Lease lease, News told) {
        here.notice(told.grave(), told.trouble(), new Route.Bypass(lease.id()));
    }

    private Trouble trouble(BypassException e) {
        return new Trouble(
                here.text().text("bypass.trouble"),
                new EngineWords(here.text()).why(e),
                new EngineWords(here.text()).next(e));
    }

    /** Returns what has to be closed when the workspace closes. */
    Optional<AutoCloseable> listening() {
        return watch;
    }
}
