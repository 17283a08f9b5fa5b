package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.bypass.review.Reviewing;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.run.ClusterConnection;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.workspace.Workspace;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The leases of one workspace, put together from their parts. */
public final class BypassEngine implements Bypasses {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyMMdd-HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int RANDOM_BYTES = 3;

    private final BypassParts parts;
    private final LeaseBook book;
    private final SecureRandom random = new SecureRandom();
    private final List<LeaseWatch> watches = new CopyOnWriteArrayList<>();
    private final LeaseTurns turns = new LeaseTurns();

    /** Makes an engine. */
    public BypassEngine(BypassParts parts) {
        this.parts = parts;
        this.book = new LeaseBook(parts.journal(), parts.audit(), parts.clock());
    }

    @Override
    public FixReview review(String name, ResourceKey object, FixAction action)
            throws FixException, BypassException, InterruptedException {
        Workspace.Application application = application(name);
        ClusterConnection cluster = LeasePlace.connect(parts, application.cluster());
        try {
            KindCatalog kinds = cluster.reader().kinds(parts.timeout());
            ServedKind kind =
                    kinds.preferred(object.groupKind())
                            .orElseThrow(
                                    () ->
                                            new FixException(
                                                    "The cluster does not serve "
                                                            + object.groupKind()
                                                            + ".",
                                                    "Check the group and kind."));
            LiveState state = cluster.reader().readNow(object, kind, parts.timeout());
            if (!(state instanceof LiveState.Present present)) {
                throw new FixException(
                        state instanceof LiveState.Unreadable unreadable
                                ? object + " could not be read: " + unreadable.message()
                                : object + " does not exist.",
                        "Check the name, or try again.");
            }
            FieldSchema schema =
                    cluster.reader()
                            .schemas(parts.timeout())
                            .find(kind.gvk())
                            .orElseGet(FieldSchema.Unknown::new);
            ObjectFix fix = Fixes.of(present.manifest(), action, schema);
            return new Reviewing(
                            cluster.reader(), application, guarded(application), parts.timeout())
                    .review(present.manifest(), kind, fix, schema);
        } catch (ClusterException e) {
            throw new BypassException(String.valueOf(e.getMessage()), e.nextStep(), e);
        }
    }

    private Workspace.Application application(String name) throws BypassException {
        return parts.workspace()
                .application(name)
                .orElseThrow(
                        () ->
                                new BypassException(
                                        "The workspace has no application '" + name + "'.",
                                        "Choose one of its applications.",
                                        null));
    }

    private boolean guarded(Workspace.Application application) {
        return parts.workspace()
                .cluster(application.cluster())
                .map(Workspace.Cluster::guarded)
                .orElse(false);
    }

    @Override
    public Lease start(FixReview review, BypassTerms terms)
            throws BypassException, InterruptedException {
        Workspace.Application application = application(review.application());
        checkTerms(review, terms);
        Instant now = parts.clock().instant();
        Bypass bypass =
                new Bypass(
                        newId(now),
                        application.name(),
                        review.cluster(),
                        application.namespace(),
                        terms.reason().strip(),
                        terms.incident().strip(),
                        terms.owner().strip(),
                        terms.approver(),
                        now,
                        now.plus(terms.limit()),
                        List.of(review.fix()),
                        review.guards());
        return turns.inTurn(
                bypass.id(),
                () -> {
                    Lease lease = book.open(bypass);
                    Lease fixed =
                            new LeaseStart(book, LeasePlace.of(parts, bypass)).run(lease, bypass);
                    watches.forEach(LeaseWatch::look);
                    return fixed;
                });
    }

    private void checkTerms(FixReview review, BypassTerms terms) throws BypassException {
        Optional<String> obstacle = review.obstacle();
        if (obstacle.isPresent()) {
            throw unmet(obstacle.get(), "Clear that away and review the fix anew.");
        }
        if (terms.reason().isBlank() || terms.owner().isBlank()) {
            throw unmet(
                    "There is no bypass without a reason and an owner.",
                    "Say why, and who holds the lease.");
        }
        if (terms.limit().compareTo(Duration.ofSeconds(1)) < 0) {
            throw unmet("There is no bypass without a time limit.", "Say how long it may last.");
        }
        if (review.typedName()
                && terms.typedName().filter(review.application()::equals).isEmpty()) {
            throw unmet(
                    "The cluster " + review.cluster() + " is protected.",
                    "Type the application's name, " + review.application() + ", to go on.");
        }
        boolean second =
                terms.approver()
                        .filter(name -> !name.isBlank())
                        .filter(name -> !name.equals(terms.owner()))
                        .isPresent();
        boolean needed =
                parts.workspace()
                        .cluster(review.cluster())
                        .map(Workspace.Cluster::approval)
                        .orElse(false);
        if (needed && !second) {
            throw unmet(
                    "A bypass on " + review.cluster() + " needs a second person's approval.",
                    "Name who approved it, somebody else than the owner.");
        }
    }

    private static BypassException unmet(String message, String nextStep) {
        return new BypassException(message + " Nothing was sent.", nextStep, null);
    }

    private String newId(Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return "b-" + DAY.format(now) + "-" + HexFormat.of().formatHex(bytes);
    }

    @Override
    public Lease goOn(String id) throws BypassException, InterruptedException {
        return turns.inTurn(id, () -> goOnInTurn(id));
    }

    private Lease goOnInTurn(String id) throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        LeasePlace place = LeasePlace.of(parts, lease.bypass());
        Bypass opened = opened(lease, place);
        Optional<JournalEntry.Intended> pending = lease.pending();
        Stage to = pending.map(JournalEntry.Intended::to).orElse(lease.stage());
        return switch (to) {
            case DRAFT, GUARDED, FIXED ->
                    lease.state() instanceof BypassState.Eroded eroded
                            ? new LeaseStart(book, place).anew(lease, opened, back(lease, eroded))
                            : new LeaseStart(book, place).run(lease, opened);
            case PROPOSED ->
                    lease.state() instanceof BypassState.Eroded eroded
                            ? new LeaseStart(book, place).anew(lease, opened, back(lease, eroded))
                            : pending.isPresent()
                                    ? new LeaseProposing(parts, book, place).propose(lease, opened)
                                    : lease;
            case CONVERGING ->
                    pending.isPresent()
                            ? new LeaseEnd(book, place)
                                    .giveIn(
                                            lease,
                                            opened,
                                            lease.bypass().owner(),
                                            place.compare(opened))
                            : lease;
            case ABANDONED ->
                    pending.isPresent()
                            ? new LeaseEnd(book, place)
                                    .abandon(lease, opened, lease.bypass().owner(), "went on")
                            : lease;
            case RELEASED -> pending.isPresent() ? releasing(lease, opened, place) : lease;
            case MERGED ->
                    lease.state() instanceof BypassState.Eroded eroded && pending.isPresent()
                            ? new LeaseStart(book, place).anew(lease, opened, back(lease, eroded))
                            : lease;
            case ERODED, EXPIRED -> lease;
        };
    }

    private Lease releasing(Lease lease, Bypass opened, LeasePlace place)
            throws BypassException, InterruptedException {
        BypassState.Converging converging = lease.last(BypassState.Converging.class).orElseThrow();
        return new LeaseEnd(book, place)
                .release(lease, opened, converging.goal(), place.compare(opened));
    }

    private Bypass opened(Lease lease, LeasePlace place)
            throws BypassException, InterruptedException {
        boolean nothingSent = lease.stage() == Stage.DRAFT && lease.pending().isEmpty();
        return nothingSent || lease.stage().over()
                ? lease.bypass()
                : place.vault().opened(lease.bypass());
    }

    @Override
    public List<Lease> list(boolean all) throws BypassException {
        return book.all().stream().filter(lease -> all || !lease.stage().over()).toList();
    }

    @Override
    public Lease show(String id) throws BypassException {
        return book.find(id);
    }

    @Override
    public boolean underWay(String id) {
        return turns.taken(id);
    }

    @Override
    public Tended tend(String id) throws BypassException, InterruptedException {
        Optional<Tended> tended = turns.ifFree(id, () -> tendInTurn(id));
        return tended.isPresent()
                ? tended.get()
                : new Tended(book.find(id), "the step that is under way");
    }

    private Tended tendInTurn(String id) throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        if (lease.stage().over()) {
            return new Tended(lease, "");
        }
        LeasePlace place = LeasePlace.of(parts, lease.bypass());
        return new LeaseTending(parts, book, place).tend(lease, opened(lease, place));
    }

    @Override
    public Lease propose(String id) throws BypassException, InterruptedException {
        return turns.inTurn(id, () -> proposeInTurn(id));
    }

    private Lease proposeInTurn(String id) throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        if (lease.stage() != Stage.FIXED) {
            throw notNow(lease, "be proposed");
        }
        LeasePlace place = LeasePlace.of(parts, lease.bypass());
        return new LeaseProposing(parts, book, place).propose(lease, opened(lease, place));
    }

    @Override
    public Lease fixAnew(String id) throws BypassException, InterruptedException {
        return turns.inTurn(id, () -> fixAnewInTurn(id));
    }

    private Lease fixAnewInTurn(String id) throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        if (!(lease.state() instanceof BypassState.Eroded eroded)) {
            throw notNow(lease, "be fixed anew: it is not eroded");
        }
        LeasePlace place = LeasePlace.of(parts, lease.bypass());
        return new LeaseStart(book, place).anew(lease, opened(lease, place), back(lease, eroded));
    }

    private static BypassState back(Lease lease, BypassState.Eroded eroded) {
        return state(lease, eroded.before());
    }

    /** Returns the newest state at a stage, which is what is still certain there. */
    private static BypassState state(Lease lease, Stage stage) {
        return lease.entries().reversed().stream()
                .filter(JournalEntry.Reached.class::isInstance)
                .map(entry -> ((JournalEntry.Reached) entry).state())
                .filter(state -> state.stage() == stage)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Lease extend(String id, Duration more, String by, String reason)
            throws BypassException, InterruptedException {
        return turns.inTurn(id, () -> extendInTurn(id, more, by, reason));
    }

    private Lease extendInTurn(String id, Duration more, String by, String reason)
            throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        if (lease.stage().over() || reason.isBlank() || more.compareTo(Duration.ZERO) <= 0) {
            throw lease.stage().over()
                    ? notNow(lease, "be extended")
                    : new BypassException(
                            "More time needs a reason and a length.", "Say both.", null);
        }
        Instant end = parts.clock().instant().plus(more);
        Lease longer = book.extend(lease, end, by, reason);
        LeasePlace place = LeasePlace.of(parts, longer.bypass());
        Bypass opened = opened(longer, place);
        for (GuardRef ref : opened.guards()) {
            GuardState state = place.guard(ref).place(opened.hold(ref));
            if (!(state instanceof GuardState.Standing)) {
                throw new BypassException(
                        "The hold against "
                                + ref.engine()
                                + " could not be renewed: "
                                + state.message(),
                        "Extend it again.",
                        null);
            }
        }
        if (longer.last(BypassState.Fixed.class).isPresent()) {
            ObjectWork work = place.work(opened);
            for (ObjectFix fix : opened.fixes()) {
                work.renewMark(fix);
            }
        }
        return longer.state() instanceof BypassState.Expired expired
                ? book.reach(longer, state(longer, expired.before()))
                : longer;
    }

    @Override
    public Tended release(String id, boolean intoGit, String by)
            throws BypassException, InterruptedException {
        return turns.inTurn(id, () -> releaseInTurn(id, intoGit, by));
    }

    private Tended releaseInTurn(String id, boolean intoGit, String by)
            throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        if (lease.stage() == Stage.DRAFT || lease.stage() == Stage.GUARDED) {
            throw notNow(lease, "be released: it was never fixed. Abandon it");
        }
        LeasePlace place = LeasePlace.of(parts, lease.bypass());
        Bypass opened = opened(lease, place);
        if (!intoGit) {
            return alreadyInGit(lease, opened, place, by);
        }
        Comparison comparison = place.compare(opened);
        Lease converging = new LeaseEnd(book, place).giveIn(lease, opened, by, comparison);
        return new LeaseTending(parts, book, place).tend(converging, opened);
    }

    /** Somebody may have brought the fix into Git by hand: then nothing has to change. */
    private Tended alreadyInGit(Lease lease, Bypass opened, LeasePlace place, String by)
            throws BypassException, InterruptedException {
        if (lease.stage() == Stage.MERGED || lease.stage() == Stage.CONVERGING) {
            return new LeaseTending(parts, book, place).tend(lease, opened);
        }
        Convergence convergence = Convergence.of(opened, place.compare(opened));
        if (!convergence.reached()) {
            throw new BypassException(
                    "Bypass " + lease.id() + " is not in Git yet: " + convergence.why(),
                    "Propose it; or release it into Git's state, which gives the fix up.",
                    null);
        }
        Lease converging =
                book.reach(
                        lease,
                        new BypassState.Converging(book.now(), new BypassState.Goal.GitState(by)));
        return new LeaseTending(parts, book, place).tend(converging, opened);
    }

    @Override
    public Lease abandon(String id, String by, String why)
            throws BypassException, InterruptedException {
        return turns.inTurn(id, () -> abandonInTurn(id, by, why));
    }

    private Lease abandonInTurn(String id, String by, String why)
            throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        if (lease.stage().over()) {
            throw notNow(lease, "be abandoned");
        }
        LeasePlace place = LeasePlace.of(parts, lease.bypass());
        return new LeaseEnd(book, place).abandon(lease, opened(lease, place), by, why);
    }

    private static BypassException notNow(Lease lease, String what) {
        return new BypassException(
                "Bypass "
                        + lease.id()
                        + " is "
                        + lease.stage().name().toLowerCase(Locale.ROOT)
                        + " and cannot "
                        + what
                        + ".",
                "Look at it with 'leeway bypass show " + lease.id() + "'.",
                null);
    }

    @Override
    public Map<ResourceKey, BypassMark> marks(String application)
            throws BypassException, InterruptedException {
        try {
            Map<ResourceKey, BypassMark> marks = new TreeMap<>();
            for (ResourceComparison resource :
                    parts.engine()
                            .compare(application, RunRequest.USUAL.fromMirror(), _ -> {})
                            .resources()) {
                resource.liveManifest()
                        .flatMap(BypassMark::of)
                        .ifPresent(mark -> marks.put(resource.key(), mark));
            }
            return marks;
        } catch (RunException e) {
            throw new BypassException(String.valueOf(e.getMessage()), e.nextStep(), e);
        }
    }

    @Override
    public AutoCloseable watch(Listener listener) {
        LeaseWatch watch = new LeaseWatch(parts, book, turns, listener, watches::remove);
        watch.start();
        watches.add(watch);
        return watch;
    }
}
