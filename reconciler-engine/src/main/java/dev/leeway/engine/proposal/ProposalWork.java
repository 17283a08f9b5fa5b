package dev.leeway.engine.proposal;

import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.edit.EditProof;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What drafting, sending and watching share: reading, rendering and proving at a revision. */
final class ProposalWork {
    private final Workspace workspace;
    private final ProposalParts parts;

    ProposalWork(Workspace workspace, ProposalParts parts) {
        this.workspace = workspace;
        this.parts = parts;
    }

    ProposalParts parts() {
        return parts;
    }

    Workspace.Application application(String name) throws ProposalException {
        return workspace
                .application(name)
                .orElseThrow(
                        () ->
                                new ProposalException(
                                        ProposalPhrase.NO_APPLICATION.of(workspace.name(), name),
                                        ProposalPhrase.CHECK_NAME_NEXT.of()));
    }

    Workspace.Repository repository(String name) throws ProposalException {
        return workspace
                .repository(name)
                .orElseThrow(
                        () ->
                                new ProposalException(
                                        ProposalPhrase.NO_REPOSITORY.of(workspace.name(), name),
                                        ProposalPhrase.CHECK_NAME_NEXT.of()));
    }

    /** Reads a revision of a repository. */
    SourceTree read(
            Workspace.Repository repository, String revision, Freshness freshness, Duration timeout)
            throws SourceException, InterruptedException {
        return parts.sources()
                .read(request(repository, revision, freshness, timeout), SourceProgress.NONE);
    }

    /**
     * Reads a branch as the remote has it now.
     *
     * @throws SourceException also when the remote cannot be asked
     */
    SourceTree newest(Workspace.Repository repository, String branch, Duration timeout)
            throws SourceException, InterruptedException {
        SourceTree tree = read(repository, "refs/heads/" + branch, Freshness.FETCH, timeout);
        Optional<SourceTree.Stale> stale = tree.stale();
        if (stale.isPresent()) {
            throw new SourceException(
                    SourceException.Problem.HOST_UNREACHABLE,
                    stale.get().why(),
                    SourcePhrase.TRIED_AGAIN.of(),
                    null);
        }
        return tree;
    }

    /** Returns the branches that the mirror knows. */
    List<NamedRevision> branches(Workspace.Repository repository, Duration timeout)
            throws SourceException, InterruptedException {
        return parts
                .history()
                .names(request(repository, repository.revision(), Freshness.MIRROR, timeout))
                .stream()
                .filter(name -> name.kind() == NamedRevision.Kind.BRANCH)
                .toList();
    }

    private static SourceRequest request(
            Workspace.Repository repository,
            String revision,
            Freshness freshness,
            Duration timeout) {
        return new SourceRequest(repository.name(), repository.url(), revision, freshness, timeout);
    }

    ApplicationRendering rendering(Duration timeout) {
        return new ApplicationRendering(
                parts.renderer(), parts.facts(), System.nanoTime() + timeout.toNanos());
    }

    Effects effects(
            Workspace.Application application, ApplicationRendering rendering, SourceTree base) {
        return new Effects(Effects.readers(workspace, application), rendering, base);
    }

    /** Proves given files against a base: the touched fields as live, everything else as before. */
    Candidate prove(
            Workspace.Application application,
            SourceTree base,
            Candidate.Way way,
            List<TouchedObject> touched,
            List<FileChange> files,
            Duration timeout)
            throws RenderException, SourceException, InterruptedException {
        ApplicationRendering rendering = rendering(timeout);
        Drafting drafting =
                new Drafting(application, rendering, effects(application, rendering, base), base);
        return drafting.judged(way, List.of(), written(base, files), touched);
    }

    /** Returns a tree with files written. */
    static EditedTree written(SourceTree base, List<FileChange> files) {
        Map<String, Optional<byte[]>> changes = new TreeMap<>();
        files.forEach(file -> changes.put(file.path(), file.after()));
        return EditedTree.of(base).with(changes);
    }

    /** Returns whether every touched field is as wanted at a revision. */
    boolean holds(
            Workspace.Application application,
            SourceTree tree,
            List<TouchedObject> touched,
            Duration timeout)
            throws RenderException, InterruptedException {
        ApplicationRendering rendering = rendering(timeout);
        Drafting drafting =
                new Drafting(application, rendering, effects(application, rendering, tree), tree);
        return drafting.residue(touched).stream()
                .noneMatch(
                        one ->
                                one instanceof EditProof.Mismatch.NotAsWanted
                                        || one instanceof EditProof.Mismatch.Disappears);
    }

    /** Puts what was done on the audit trail. */
    void account(AuditKind kind, Outcome outcome, Proposal proposal, String message)
            throws StoreException {
        String cluster =
                workspace
                        .application(proposal.application())
                        .map(Workspace.Application::cluster)
                        .orElse("");
        parts.audit()
                .append(
                        AuditEvent.of(
                                        parts.clock().instant(),
                                        parts.operator(),
                                        kind,
                                        outcome,
                                        message)
                                .inRun(proposal.id(), "")
                                .about(proposal.application(), cluster)
                                .at(proposal.repository(), proposal.commit()));
    }
}
