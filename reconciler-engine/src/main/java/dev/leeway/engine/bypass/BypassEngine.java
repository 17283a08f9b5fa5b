package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.wording.Wording;
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
        this.book = new LeaseBook(parts.journal(), parts.clock());
    }

    @Override
    public FixReview review(String name, ResourceKey object, FixAction action)
            throws FixException, BypassException, InterruptedException {
        return new LeaseReviewing(parts, application(name)).review(object, action);
    }

    private Workspace.Application application(String name) throws BypassException {
        return parts.workspace()
                .application(name)
                .orElseThrow(
                        () ->
                                new BypassException(
                                        BypassPhrase.NO_APPLICATION.of(name),
                                        BypassPhrase.NO_APPLICATION_NEXT.of(),
                                        null));
    }

    @Override
    public Lease start(FixReview review, BypassTerms terms)
            throws BypassException, InterruptedException {
        Workspace.Application application = application(review.application());
        terms.check(
                review,
                parts.workspace()
                        .cluster(review.cluster())
                        .map(Workspace.Cluster::approval)
                        .orElse(false));
        Instant now = parts.clock().instant();
        Bypass bypass =
                new Bypass(
                        newId(now),
                        application.name(),
                        review.cluster(),
                        application.namespace(),
                        terms.reason().strip(),
                        terms.reference(),
                        terms.owner().strip(),
                        terms.approver().map(String::strip),
                        now,
                        now.plus(terms.limit()),
                        List.of(review.fix()),
                        review.guards());
        return turns.inTurn(
                bypass.id(),
                () -> {
                    Lease lease = book.open(bypass);
                    Lease fixed =
                            new LeaseStart(book, LeasePlace.of(parts, bypass)).first(lease, bypass);
                    watches.forEach(LeaseWatch::look);
                    return fixed;
                });
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
        return new LeaseResuming(parts, book, place).goOn(lease, opened(lease, place));
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
    public Optional<MergedOtherwise> mergedOtherwise(String id)
            throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        Optional<BypassState.Merged> merged = lease.mergedOtherwise();
        if (merged.isEmpty()) {
            return Optional.empty();
        }
        Bypass bypass = lease.bypass();
        LeasePlace place = LeasePlace.of(parts, bypass);
        Comparison comparison = place.compare(bypass);
        return Optional.of(
                MergedOtherwise.of(
                        merged.get(), bypass, comparison, place.unnamed(bypass, comparison)));
    }

    @Override
    public boolean underWay(String id) {
        return turns.taken(id);
    }

    @Override
    public Tended tend(String id) throws BypassException, InterruptedException {
        Optional<Tended> tended = turns.unlessStep(id, () -> tendInTurn(id));
        return tended.isPresent() ? tended.get() : new Tended(book.find(id), AwaitPhrase.STEP.of());
    }

    private Tended tendInTurn(String id) throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        if (lease.stage().over()) {
            return new Tended(lease, Wording.none());
        }
        LeasePlace place = LeasePlace.of(parts, lease.bypass());
        return new LeaseTending(parts, book, place).tend(lease, opened(lease, place));
    }

    @Override
    public ProposalDraft draft(String id) throws BypassException, InterruptedException {
        Lease lease = proposable(id);
        LeasePlace place = LeasePlace.of(parts, lease.bypass());
        return new LeaseProposing(parts, book, place).draft(lease, opened(lease, place));
    }

    @Override
    public Lease propose(String id) throws BypassException, InterruptedException {
        return turns.inTurn(
                id,
                () -> {
                    Lease lease = proposable(id);
                    LeasePlace place = LeasePlace.of(parts, lease.bypass());
                    return new LeaseProposing(parts, book, place)
                            .propose(lease, opened(lease, place));
                });
    }

    @Override
    public Lease propose(String id, ProposalDraft draft, Candidate chosen)
            throws BypassException, InterruptedException {
        return turns.inTurn(
                id,
                () -> {
                    Lease lease = proposable(id);
                    LeasePlace place = LeasePlace.of(parts, lease.bypass());
                    return new LeaseProposing(parts, book, place).propose(lease, draft, chosen);
                });
    }

    private Lease proposable(String id) throws BypassException {
        Lease lease = book.find(id);
        boolean again = lease.stage() == Stage.MERGED && lease.mergedOtherwise().isPresent();
        if (lease.stage() != Stage.FIXED && !again) {
            throw notNow(lease, BypassPhrase.BE_PROPOSED);
        }
        return lease;
    }

    @Override
    public Lease fixAnew(String id) throws BypassException, InterruptedException {
        return turns.inTurn(id, () -> fixAnewInTurn(id));
    }

    private Lease fixAnewInTurn(String id) throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        if (!(lease.state() instanceof BypassState.Eroded eroded)) {
            throw notNow(lease, BypassPhrase.BE_FIXED);
        }
        LeasePlace place = LeasePlace.of(parts, lease.bypass());
        return new LeaseResuming(parts, book, place).anew(lease, opened(lease, place), eroded);
    }

    @Override
    public Lease extend(String id, Duration more, String by, String reason)
            throws BypassException, InterruptedException {
        return turns.inTurn(id, () -> extendInTurn(id, more, by, reason));
    }

    private Lease extendInTurn(String id, Duration more, String by, String reason)
            throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        if (lease.stage().over()) {
            throw notNow(lease, BypassPhrase.BE_EXTENDED);
        }
        if (reason.isBlank() || more.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new BypassException(
                    BypassPhrase.MORE_TIME.of(), BypassPhrase.MORE_TIME_NEXT.of(), null);
        }
        Instant end = parts.clock().instant().plus(more);
        Instant before = lease.bypass().end();
        // Whose time is over has none to lose; after a clock was set back that may lie far ahead.
        if (lease.stage() != Stage.EXPIRED && end.isBefore(before)) {
            throw new BypassException(
                    BypassPhrase.LASTS_ALREADY.of(Wording.quoted(id), Wording.moment(before)),
                    BypassPhrase.LASTS_ALREADY_NEXT.of(),
                    null);
        }
        Lease longer = book.extend(lease, end, by, reason);
        LeasePlace place = LeasePlace.of(parts, longer.bypass());
        return new LeaseExtending(parts, book, place).carryOut(longer, opened(longer, place));
    }

    @Override
    public Tended release(String id, boolean intoGit, String by)
            throws BypassException, InterruptedException {
        return turns.inTurn(id, () -> releaseInTurn(id, intoGit, by));
    }

    private Tended releaseInTurn(String id, boolean intoGit, String by)
            throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        if (lease.stage() == Stage.RELEASED) {
            // Whoever tends it may have been quicker than the one who asks.
            return new Tended(lease, Wording.none());
        }
        if (lease.stage() == Stage.ABANDONED) {
            throw notNow(lease, BypassPhrase.BE_RELEASED_INVERTED);
        }
        if (lease.stage() == Stage.DRAFT || lease.stage() == Stage.GUARDED) {
            throw notNow(lease, BypassPhrase.BE_RELEASED_UNFIXED);
        }
        LeasePlace place = LeasePlace.of(parts, lease.bypass());
        Bypass opened = opened(lease, place);
        LeaseReleasing releasing = new LeaseReleasing(parts, book, place);
        return intoGit
                ? releasing.intoGit(lease, opened, by)
                : releasing.asInGit(lease, opened, by);
    }

    @Override
    public Lease abandon(String id, String by, String why, boolean closing)
            throws BypassException, InterruptedException {
        return turns.inTurn(id, () -> abandonInTurn(id, by, why, closing));
    }

    private Lease abandonInTurn(String id, String by, String why, boolean closing)
            throws BypassException, InterruptedException {
        Lease lease = book.find(id);
        if (lease.stage().over()) {
            throw notNow(lease, BypassPhrase.BE_ABANDONED);
        }
        LeasePlace place = LeasePlace.of(parts, lease.bypass());
        return new LeaseEnd(book, place).abandon(lease, opened(lease, place), by, why, closing);
    }

    private static Wording stage(Stage stage) {
        return (switch (stage) {
                    case DRAFT -> BypassPhrase.IS_DRAFT;
                    case GUARDED -> BypassPhrase.IS_GUARDED;
                    case FIXED -> BypassPhrase.IS_FIXED;
                    case PROPOSED -> BypassPhrase.IS_PROPOSED;
                    case MERGED -> BypassPhrase.IS_MERGED;
                    case CONVERGING -> BypassPhrase.IS_CONVERGING;
                    case RELEASED -> BypassPhrase.IS_RELEASED;
                    case ERODED -> BypassPhrase.IS_ERODED;
                    case EXPIRED -> BypassPhrase.IS_EXPIRED;
                    case ABANDONED -> BypassPhrase.IS_ABANDONED;
                })
                .of();
    }

    private static BypassException notNow(Lease lease, BypassPhrase what) {
        return new BypassException(
                BypassPhrase.NOT_NOW.of(
                        Wording.quoted(lease.id()), stage(lease.stage()), what.of()),
                BypassPhrase.NOT_NOW_NEXT.of(lease.id()),
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
            throw new BypassException(e);
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
