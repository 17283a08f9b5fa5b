package dev.leeway.engine.proposal;

import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.source.SourceWriter;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a proposal again on another base: edits the source there, proves it, and commits. What
 * cannot be made again is stuck, with the reason.
 */
final class Remaking {
    /** More would say no more. */
    private static final int MOST_REASONS = 5;

    private static final long LARGEST_FILE = 50L * 1024 * 1024;

    private final ProposalWork work;
    private final Duration timeout;

    Remaking(ProposalWork work, Duration timeout) {
        this.work = work;
        this.timeout = timeout;
    }

    /** Returns the proposal on the base, or stuck, or merged where the base says it all already. */
    Proposal on(Proposal proposal, Recipe recipe, SourceTree base)
            throws ProposalException, SourceException, InterruptedException {
        Workspace.Application application = work.application(proposal.application());
        Workspace.Repository repository = work.repository(proposal.repository());
        try {
            Optional<Candidate> made =
                    recipe.way() == Candidate.Way.BY_HAND
                                    || recipe.way() == Candidate.Way.OLDER_REVISION
                            ? sameFiles(proposal, recipe, application, repository, base)
                            : edited(recipe, application, base);
            if (made.isEmpty()) {
                return proposal.at(
                        new Stage.Stuck(
                                ProposalPhrase.MOVED_ON.of(proposal.target()),
                                ProposalPhrase.DRAFT_NEXT.of()));
            }
            Candidate candidate = made.get();
            if (candidate.files().isEmpty() && candidate.own().isProved()) {
                return proposal.at(
                        new Stage.Merged(Optional.empty(), base.revision().commit(), true));
            }
            boolean accepted =
                    candidate.isComplete() || (recipe.consented() && candidate.needsConsent());
            return accepted
                    ? committed(proposal, recipe, repository, base, candidate)
                    : proposal.at(stuck(proposal, candidate));
        } catch (RenderException e) {
            return proposal.at(
                    new Stage.Stuck(
                            ProposalPhrase.UNRENDERED.of(
                                    Wording.quoted(proposal.target()), e.said()),
                            ProposalPhrase.UNRENDERED_NEXT.of()));
        }
    }

    private Optional<Candidate> edited(
            Recipe recipe, Workspace.Application application, SourceTree base)
            throws ProposalException, RenderException, SourceException, InterruptedException {
        ApplicationRendering rendering = work.rendering(timeout);
        List<Candidate> candidates =
                new Drafting(
                                application,
                                rendering,
                                work.effects(application, rendering, base),
                                base)
                        .candidates(recipe.touched());
        return candidates.stream()
                .filter(one -> one.way() == recipe.way())
                .filter(one -> one.own().isProved() || one.needsConsent())
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    /** Files that were not edited by rule are taken over only where nobody else changed them. */
    private Optional<Candidate> sameFiles(
            Proposal proposal,
            Recipe recipe,
            Workspace.Application application,
            Workspace.Repository repository,
            SourceTree base)
            throws RenderException, SourceException, InterruptedException {
        SourceTree before = work.read(repository, proposal.base(), Freshness.MIRROR, timeout);
        SourceTree after = work.read(repository, proposal.commit(), Freshness.MIRROR, timeout);
        List<FileChange> files = new ArrayList<>();
        for (String path : proposal.files()) {
            if (!before.objectId(path).equals(base.objectId(path))) {
                return Optional.empty();
            }
            files.add(FileChange.of(path, bytes(before, path), bytes(after, path)));
        }
        if (recipe.way() == Candidate.Way.BY_HAND) {
            return Optional.of(
                    work.prove(application, base, recipe.way(), recipe.touched(), files, timeout));
        }
        ApplicationRendering rendering = work.rendering(timeout);
        Effects effects = work.effects(application, rendering, base);
        return Optional.of(new Reverting(application, rendering, effects, base, after).with(files));
    }

    private static Optional<byte[]> bytes(SourceTree tree, String path)
            throws SourceException, InterruptedException {
        return tree.entry(path).isPresent()
                ? Optional.of(tree.read(path, LARGEST_FILE))
                : Optional.empty();
    }

    private Proposal committed(
            Proposal proposal,
            Recipe recipe,
            Workspace.Repository repository,
            SourceTree base,
            Candidate candidate)
            throws SourceException, InterruptedException {
        String commit = commit(work, repository, base, proposal.id(), recipe.message(), candidate);
        return proposal.on(
                base.revision().commit(),
                commit,
                candidate.files().stream().map(FileChange::path).toList());
    }

    /** Writes a candidate's commit into the mirror. */
    static String commit(
            ProposalWork work,
            Workspace.Repository repository,
            SourceTree base,
            String id,
            String message,
            Candidate candidate)
            throws SourceException, InterruptedException {
        Map<String, Optional<byte[]>> files = new TreeMap<>();
        candidate.files().forEach(file -> files.put(file.path(), file.after()));
        return work.parts()
                .writer()
                .commit(
                        new SourceWriter.NewCommit(
                                repository.url(), base.revision().commit(), id, files, message));
    }

    private static Stage.Stuck stuck(Proposal proposal, Candidate candidate) {
        List<Wording> why = new ArrayList<>(candidate.notes());
        candidate.own().residue().forEach(one -> why.add(ProposalText.told(one)));
        candidate.hit().forEach(one -> why.add(ProposalPhrase.WOULD_CHANGE.of(one.application())));
        return new Stage.Stuck(
                ProposalPhrase.UNPROVED_THERE.of(
                        Wording.quoted(proposal.target()),
                        Wording.joined(
                                ProposalPhrase.AND, why.stream().limit(MOST_REASONS).toList())),
                ProposalPhrase.UNPROVED_THERE_NEXT.of());
    }
}
