package dev.leeway.engine.proposal;

import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.proposal.Proposal.Delivery;
import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The proposals of a workspace, put together from their parts. */
public final class WorkspaceProposals implements Proposals {
    private static final Duration STEP = Duration.ofMinutes(1);

    private final Workspace workspace;
    private final ProposalParts parts;
    private final ProposalWork work;
    private final SourceDrafts drafts;

    /** Makes it. */
    public WorkspaceProposals(Workspace workspace, ProposalParts parts) {
        this.workspace = workspace;
        this.parts = parts;
        this.work = new ProposalWork(workspace, parts);
        this.drafts = new SourceDrafts(work, STEP);
    }

    /** Work on an application's repository. */
    @FunctionalInterface
    private interface Reading<T> {
        T work() throws ProposalException, SourceException, RenderException, InterruptedException;
    }

    private static <T> T reading(Reading<T> reading)
            throws ProposalException, InterruptedException {
        try {
            return reading.work();
        } catch (SourceException | RenderException e) {
            throw new ProposalException(e);
        }
    }

    @Override
    public ProposalDraft draft(DraftRequest request)
            throws ProposalException, InterruptedException {
        return reading(() -> drafts.draft(request));
    }

    @Override
    public ProposalDraft revert(RevertRequest request)
            throws ProposalException, InterruptedException {
        return reading(() -> drafts.revert(request));
    }

    @Override
    public Candidate prove(ProposalDraft draft, List<FileChange> files)
            throws ProposalException, InterruptedException {
        return reading(() -> drafts.prove(draft, files));
    }

    @Override
    public Proposal submit(ProposalDraft draft, Candidate chosen, ProposalReason reason)
            throws ProposalException, InterruptedException {
        Optional<Proposal> known = find(reason.id());
        if (known.isPresent()) {
            return known.get();
        }
        if (!chosen.isComplete() && !chosen.needsConsent()) {
            throw new ProposalException(
                    ProposalPhrase.UNPROVED.of(draft.application()),
                    ProposalPhrase.UNPROVED_NEXT.of());
        }
        ProposalText text = new ProposalText(draft, chosen, reason);
        Recipe recipe =
                new Recipe(
                        reason,
                        chosen.way(),
                        chosen.needsConsent(),
                        draft.touched(),
                        text.message(),
                        text.body(),
                        false);
        Workspace.Repository repository = work.repository(draft.repository());
        String commit =
                reading(
                        () ->
                                Remaking.commit(
                                        work,
                                        repository,
                                        work.read(
                                                repository,
                                                draft.base().commit(),
                                                Freshness.MIRROR,
                                                STEP),
                                        reason.id(),
                                        recipe.message(),
                                        chosen));
        Instant now = parts.clock().instant();
        Proposal proposal =
                new Proposal(
                        reason.id(),
                        reason.kind(),
                        draft.application(),
                        draft.repository(),
                        draft.target(),
                        reason.branch(),
                        draft.base().commit(),
                        commit,
                        text.title(),
                        chosen.files().stream().map(FileChange::path).toList(),
                        now,
                        new Stage.Waiting(),
                        new Delivery(0, now));
        return stored(
                () -> {
                    if (parts.outbox().add(proposal, recipe.toJson())) {
                        work.account(
                                AuditKind.PULL_REQUEST_CHANGED,
                                Outcome.BEGUN,
                                proposal,
                                DeliveryPhrase.HANDED_IN
                                        .of(proposal.branch(), proposal.title())
                                        .text());
                    }
                    return parts.outbox().find(reason.id()).orElse(proposal);
                });
    }

    @Override
    public Proposal deliver(String id) throws ProposalException, InterruptedException {
        Proposal proposal = required(id);
        if (!proposal.isUnsent()) {
            return proposal;
        }
        Recipe recipe = recipe(id);
        try {
            Instant until = parts.clock().instant().plus(Delivering.CLAIM);
            Instant seen = proposal.delivery().nextTry();
            if (!parts.outbox().claim(id, seen, until)) {
                return required(id);
            }
            Delivery delivery = proposal.delivery();
            Proposal claimed =
                    proposal.with(
                            new Delivery(
                                    delivery.attempts(),
                                    until,
                                    delivery.lastError(),
                                    delivery.lastNextStep()));
            return new Delivering(work, STEP).deliver(claimed, recipe);
        } catch (StoreException e) {
            throw new ProposalException(e);
        }
    }

    @Override
    public List<Proposal> tend() throws ProposalException, InterruptedException {
        List<Proposal> looked = new ArrayList<>();
        for (Proposal proposal : all()) {
            boolean mine = workspace.repository(proposal.repository()).isPresent();
            boolean due = !proposal.delivery().nextTry().isAfter(parts.clock().instant());
            if (mine && due && proposal.isUnsent()) {
                looked.add(deliver(proposal.id()));
            } else if (mine && due && proposal.isUnderReview()) {
                looked.add(watch(proposal.id()));
            }
        }
        return looked;
    }

    @Override
    public Proposal watch(String id) throws ProposalException, InterruptedException {
        Proposal proposal = required(id);
        Delivery delivery = proposal.delivery();
        boolean due = !delivery.nextTry().isAfter(parts.clock().instant());
        if (proposal.isUnsent()) {
            return due ? deliver(id) : proposal;
        }
        if (!due && !delivery.lastError().isEmpty()) {
            // A host that wants to be left alone is left alone.
            return proposal;
        }
        boolean open = proposal.isUnderReview() || proposal.stage() instanceof Stage.Closed;
        if (!open) {
            return proposal;
        }
        Recipe recipe = recipe(id);
        try {
            return new MergeWatch(work, STEP).look(proposal, recipe);
        } catch (StoreException e) {
            throw new ProposalException(e);
        }
    }

    @Override
    public void endsAt(String id, Instant end) throws ProposalException, InterruptedException {
        Proposal proposal = required(id);
        Recipe recipe = recipe(id);
        try {
            new Retelling(work, STEP).endsAt(proposal, recipe, end);
        } catch (StoreException e) {
            throw new ProposalException(e);
        }
    }

    @Override
    public List<String> files(ProposalDraft draft) throws ProposalException, InterruptedException {
        return reading(() -> drafts.files(draft));
    }

    @Override
    public Optional<byte[]> read(ProposalDraft draft, String path)
            throws ProposalException, InterruptedException {
        return reading(() -> drafts.read(draft, path));
    }

    @Override
    public List<PullRequestHost.RequestCheck> checks(String id)
            throws ProposalException, InterruptedException {
        Proposal proposal = required(id);
        if (proposal.request().isEmpty()) {
            return List.of();
        }
        try {
            Optional<PullRequestHost> host =
                    parts.hosts().of(work.repository(proposal.repository()));
            if (host.isEmpty()) {
                return List.of();
            }
            PullRequestHost.PullRequest request =
                    host.get().read(proposal.request().get().number(), STEP);
            return host.get().checks(request, STEP);
        } catch (HostException e) {
            throw new ProposalException(e);
        }
    }

    /** Work on the outbox. */
    @FunctionalInterface
    private interface Storing<T> {
        T work() throws StoreException;
    }

    private static <T> T stored(Storing<T> storing) throws ProposalException {
        try {
            return storing.work();
        } catch (StoreException e) {
            throw new ProposalException(e);
        }
    }

    private Proposal required(String id) throws ProposalException {
        return find(id).orElseThrow(
                        () ->
                                new ProposalException(
                                        ProposalPhrase.NONE.of(id), ProposalPhrase.NONE_NEXT.of()));
    }

    private Recipe recipe(String id) throws ProposalException {
        JsonObject json =
                stored(() -> parts.outbox().recipe(id))
                        .orElseThrow(
                                () ->
                                        new ProposalException(
                                                ProposalPhrase.NONE.of(id),
                                                ProposalPhrase.NONE_NEXT.of()));
        return Recipe.of(json);
    }

    @Override
    public Optional<Proposal> find(String id) throws ProposalException {
        return stored(() -> parts.outbox().find(id));
    }

    @Override
    public List<Proposal> all() throws ProposalException {
        return stored(() -> parts.outbox().all());
    }

    @Override
    public Proposal retry(String id) throws ProposalException {
        Proposal proposal = required(id);
        boolean seenThere = proposal.isUnderReview() && proposal.delivery().lastError().isEmpty();
        boolean ended =
                proposal.stage() instanceof Stage.Merged
                        || proposal.stage() instanceof Stage.Closed;
        if (ended || seenThere) {
            throw new ProposalException(
                    ProposalPhrase.AT_HOST.of(id), ProposalPhrase.AT_HOST_NEXT.of());
        }
        boolean goesOn = proposal.stage() instanceof Stage.Pushed || proposal.isUnderReview();
        Stage stage = goesOn ? proposal.stage() : new Stage.Waiting();
        return updated(proposal.at(stage).with(new Delivery(0, parts.clock().instant())));
    }

    @Override
    public Proposal closeRequest(String id) throws ProposalException, InterruptedException {
        Proposal proposal = required(id);
        try {
            return new Closing(work, STEP).close(proposal);
        } catch (StoreException e) {
            throw new ProposalException(e);
        }
    }

    @Override
    public Proposal drop(String id, String why) throws ProposalException {
        Proposal proposal = required(id);
        if (proposal.stage() instanceof Stage.Merged) {
            throw new ProposalException(
                    ProposalPhrase.MERGED.of(id), ProposalPhrase.MERGED_NEXT.of());
        }
        Proposal dropped = updated(proposal.at(new Stage.Dropped(why)));
        return stored(
                () -> {
                    work.account(
                            AuditKind.PULL_REQUEST_CHANGED,
                            Outcome.CANCELLED,
                            dropped,
                            DeliveryPhrase.GAVE_UP.of(dropped.branch(), why).text());
                    return dropped;
                });
    }

    private Proposal updated(Proposal proposal) throws ProposalException {
        return stored(
                () -> {
                    parts.outbox().update(proposal);
                    return proposal;
                });
    }

    @Override
    public byte[] patch(String id) throws ProposalException, InterruptedException {
        Proposal proposal = required(id);
        Workspace.Repository repository = work.repository(proposal.repository());
        return reading(() -> parts.writer().patch(repository.url(), proposal.commit()));
    }

    @Override
    public boolean contains(String application, String revision, String commit)
            throws ProposalException, InterruptedException {
        Workspace.Repository repository =
                work.repository(work.application(application).source().repository());
        return reading(
                () -> {
                    SourceTree tree = work.read(repository, revision, Freshness.MIRROR, STEP);
                    return parts.writer().has(repository.url(), commit)
                            && parts.writer()
                                    .isAncestor(repository.url(), commit, tree.revision().commit());
                });
    }
}
