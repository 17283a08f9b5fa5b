package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.rendered.KustomizationChain;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Works drafts out on a base of their own, and proves on them what an operator wrote by hand. */
final class SourceDrafts {
    private static final long LARGEST_FILE = 10L * 1024 * 1024;

    private final ProposalWork work;
    private final Duration step;

    /**
     * Makes it.
     *
     * @param step how long one reading of the mirror may take
     */
    SourceDrafts(ProposalWork work, Duration step) {
        this.work = work;
        this.step = step;
    }

    ProposalDraft draft(DraftRequest request)
            throws ProposalException, SourceException, RenderException, InterruptedException {
        Workspace.Application application = work.application(request.application());
        Workspace.Repository repository = work.repository(application.source().repository());
        String revision = application.source().revision();
        SourceTree base = work.read(repository, revision, request.freshness(), request.timeout());
        String target = target(repository, revision, base.revision());
        ApplicationRendering rendering = work.rendering(request.timeout());
        Effects effects = work.effects(application, rendering, base);
        return new ProposalDraft(
                application.name(),
                repository.name(),
                base.revision(),
                target,
                request.touched(),
                new Drafting(application, rendering, effects, base).candidates(request.touched()));
    }

    ProposalDraft revert(RevertRequest request)
            throws ProposalException, SourceException, RenderException, InterruptedException {
        Workspace.Application application = work.application(request.application());
        Workspace.Repository repository = work.repository(application.source().repository());
        String revision = application.source().revision();
        SourceTree base = work.read(repository, revision, Freshness.FETCH, request.timeout());
        SourceTree older =
                work.read(repository, request.revision(), Freshness.MIRROR, request.timeout());
        ApplicationRendering rendering = work.rendering(request.timeout());
        Effects effects = work.effects(application, rendering, base);
        return new ProposalDraft(
                application.name(),
                repository.name(),
                base.revision(),
                target(repository, revision, base.revision()),
                List.of(),
                new Reverting(application, rendering, effects, base, older).candidates());
    }

    Candidate prove(ProposalDraft draft, List<FileChange> files)
            throws ProposalException, SourceException, RenderException, InterruptedException {
        return work.prove(
                work.application(draft.application()),
                base(draft),
                Candidate.Way.BY_HAND,
                draft.touched(),
                files,
                DraftRequest.USUAL_TIMEOUT);
    }

    List<String> files(ProposalDraft draft)
            throws ProposalException, SourceException, InterruptedException {
        SourceTree base = base(draft);
        String folder = work.application(draft.application()).source().path();
        Set<String> paths = new TreeSet<>();
        base.list(folder, true).stream()
                .filter(entry -> entry.type() == SourceEntry.Type.FILE)
                .map(SourceEntry::path)
                .forEach(paths::add);
        KustomizationChain.of(base, folder).levels().forEach(level -> paths.add(level.file()));
        draft.candidates().stream()
                .flatMap(one -> one.files().stream())
                .map(FileChange::path)
                .forEach(paths::add);
        return List.copyOf(paths);
    }

    Optional<byte[]> read(ProposalDraft draft, String path)
            throws ProposalException, SourceException, InterruptedException {
        SourceTree base = base(draft);
        boolean file =
                base.entry(path).filter(one -> one.type() == SourceEntry.Type.FILE).isPresent();
        return file ? Optional.of(base.read(path, LARGEST_FILE)) : Optional.empty();
    }

    private SourceTree base(ProposalDraft draft)
            throws ProposalException, SourceException, InterruptedException {
        return work.read(
                work.repository(draft.repository()), draft.base().commit(), Freshness.MIRROR, step);
    }

    /** A request is merged into a branch; a tag or commit takes nothing in. */
    private String target(Workspace.Repository repository, String revision, Revision base)
            throws ProposalException, SourceException, InterruptedException {
        String wanted = Effects.shortName(revision);
        List<NamedRevision> branches = work.branches(repository, step);
        List<String> fitting =
                branches.stream()
                        .filter(
                                branch ->
                                        wanted.equals("HEAD")
                                                ? branch.commit().equals(base.commit())
                                                : branch.name().equals(wanted))
                        .map(NamedRevision::name)
                        .filter(name -> !name.startsWith("leeway/"))
                        .toList();
        if (fitting.size() == 1 || (fitting.size() > 1 && fitting.contains("main"))) {
            return fitting.size() == 1 ? fitting.getFirst() : "main";
        }
        throw new ProposalException(
                ProposalPhrase.NO_BRANCH.of(
                        Wording.quoted(repository.name()),
                        Wording.quoted(revision),
                        (fitting.isEmpty() ? ProposalPhrase.A_BRANCH : ProposalPhrase.ONE_BRANCH)
                                .of()),
                ProposalPhrase.NO_BRANCH_NEXT.of());
    }
}
