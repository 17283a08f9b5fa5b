package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.FixSubject;
import dev.leeway.desktop.reading.LeaseDesk;
import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.BypassPhrase;
import dev.leeway.engine.bypass.BypassTerms;
import dev.leeway.engine.bypass.Bypasses;
import dev.leeway.engine.bypass.Bypasses.Tended;
import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.bypass.FixException;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Sensitive;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.Workspace;
import java.time.Duration;
import java.util.Optional;

/** The leases of an open workspace, for the screens. Safe for use from several threads. */
final class WorkspaceLeases implements LeaseDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Surroundings here;
    private final String operator;

    WorkspaceLeases(Surroundings here, String operator) {
        this.here = here;
        this.operator = operator;
    }

    private Bypasses bypasses() {
        return here.open().bypasses();
    }

    @Override
    public String operator() {
        return operator;
    }

    @Override
    public FixSubject subject(String application, ResourceKey object)
            throws BypassException, InterruptedException {
        Workspace.Cluster cluster = here.cluster(application);
        try {
            ClusterReader reader = here.reader(cluster);
            ServedKind kind =
                    reader.kinds(PATIENCE)
                            .preferred(object.groupKind())
                            .orElseThrow(
                                    () ->
                                            unread(
                                                    object,
                                                    BypassPhrase.NOT_FIXABLE_KIND.of(),
                                                    BypassPhrase.NOT_FIXABLE_KIND_NEXT.of()));
            return switch (reader.readNow(object, kind, PATIENCE)) {
                case LiveState.Present present ->
                        new FixSubject(
                                application,
                                cluster.name(),
                                object,
                                kind.gvk(),
                                new Manifest(
                                        Sensitive.mask(
                                                object.groupKind(), present.manifest().root())),
                                reader.schemas(PATIENCE).find(kind.gvk()),
                                cluster.guarded(),
                                cluster.approval(),
                                here.now());
                case LiveState.Absent _ ->
                        throw unread(
                                object,
                                BypassPhrase.NOT_FIXABLE_GONE.of(),
                                BypassPhrase.NOT_FIXABLE_GONE_NEXT.of());
                case LiveState.Unreadable unreadable ->
                        throw unread(object, unreadable.said(), BypassPhrase.AGAIN_NEXT.of());
            };
        } catch (ClusterException e) {
            throw new BypassException(e);
        }
    }

    private static BypassException unread(ResourceKey object, Wording why, Wording next) {
        return new BypassException(
                BypassPhrase.NOT_FIXABLE.of(Wording.quoted(object.toString()), why), next, null);
    }

    @Override
    public Optional<FieldSchema> described(FixSubject subject) throws InterruptedException {
        try {
            return here.reader(here.cluster(subject.application()))
                    .described(subject.gvk(), PATIENCE);
        } catch (ClusterException e) {
            // Descriptions are a help for reading; the shape without them is known already.
            return Optional.empty();
        }
    }

    @Override
    public FixReview review(String application, ResourceKey object, FixAction action)
            throws FixException, BypassException, InterruptedException {
        return bypasses().review(application, object, action);
    }

    @Override
    public Lease start(FixReview review, BypassTerms terms)
            throws BypassException, InterruptedException {
        return bypasses().start(review, terms);
    }

    @Override
    public Lease goOn(String id) throws BypassException, InterruptedException {
        return bypasses().goOn(id);
    }

    @Override
    public Lease propose(String id) throws BypassException, InterruptedException {
        return bypasses().propose(id);
    }

    @Override
    public ProposalDraft draft(String id) throws BypassException, InterruptedException {
        return bypasses().draft(id);
    }

    @Override
    public Lease propose(String id, ProposalDraft draft, Candidate chosen)
            throws BypassException, InterruptedException {
        return bypasses().propose(id, draft, chosen);
    }

    @Override
    public Lease fixAnew(String id) throws BypassException, InterruptedException {
        return bypasses().fixAnew(id);
    }

    @Override
    public Lease extend(String id, Duration more, String reason)
            throws BypassException, InterruptedException {
        return bypasses().extend(id, more, operator, reason);
    }

    @Override
    public Tended release(String id, boolean intoGit) throws BypassException, InterruptedException {
        return bypasses().release(id, intoGit, operator);
    }

    @Override
    public Lease abandon(String id, String why, boolean closing)
            throws BypassException, InterruptedException {
        return bypasses().abandon(id, operator, why, closing);
    }
}
