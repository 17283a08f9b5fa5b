package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.EditProof;
import dev.leeway.engine.edit.rendered.KustomizationChain;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the files that bring an application back to an older revision: those of its own folder, and
 * where that is not enough, those of the folders that it builds on.
 */
final class Reverting {
    private static final long LARGEST_FILE = 50L * 1024 * 1024;

    private final Workspace.Application application;
    private final ApplicationRendering rendering;
    private final Effects effects;
    private final SourceTree base;
    private final SourceTree older;

    Reverting(
            Workspace.Application application,
            ApplicationRendering rendering,
            Effects effects,
            SourceTree base,
            SourceTree older) {
        this.application = application;
        this.rendering = rendering;
        this.effects = effects;
        this.base = base;
        this.older = older;
    }

    /** Returns the ways to do it, the narrowest first; only proved ones if there are any. */
    List<Candidate> candidates() throws RenderException, SourceException, InterruptedException {
        List<RenderedManifest> wanted = rendering.render(application, older);
        String path = application.source().path();
        List<Candidate> all = new ArrayList<>();
        all.add(candidate(List.of(path), List.of(), wanted));
        List<String> folders = folders();
        List<String> files = valueFiles();
        if (!all.getFirst().own().isProved() && (folders.size() > 1 || !files.isEmpty())) {
            all.add(candidate(folders, files, wanted));
        }
        List<Candidate> proved = all.stream().filter(one -> one.own().isProved()).toList();
        return proved.isEmpty() ? all : proved;
    }

    /** Returns the commit of given files, proved against the older revision. */
    Candidate with(List<FileChange> files)
            throws RenderException, SourceException, InterruptedException {
        List<RenderedManifest> wanted = rendering.render(application, older);
        return judged(
                ProposalWork.written(base, files),
                files.stream().map(FileChange::path).toList(),
                wanted);
    }

    private Candidate candidate(
            List<String> folders, List<String> files, List<RenderedManifest> wanted)
            throws SourceException, InterruptedException {
        EditedTree tree = EditedTree.of(base).with(changes(folders, files));
        return judged(tree, folders, wanted);
    }

    private Candidate judged(EditedTree tree, List<String> places, List<RenderedManifest> wanted)
            throws SourceException, InterruptedException {
        Effect.Verdict own;
        try {
            EditProof proof = new EditProof(Drafting.manifests(wanted));
            own =
                    Effects.verdict(
                            proof.check(
                                    Drafting.manifests(rendering.render(application, tree)),
                                    List.of()));
        } catch (RenderException e) {
            own = new Effect.Verdict.Breaks(e.said());
        }
        List<FileChange> changed = effects.changes(tree);
        return new Candidate(
                Candidate.Way.OLDER_REVISION,
                List.of(
                        ProposalPhrase.BRINGS_BACK.of(
                                String.join(", ", places), older.revision().shortCommit())),
                changed,
                new Effect(application.name(), own),
                changed.isEmpty() ? List.of() : effects.onOthers(tree));
    }

    private List<String> folders() throws SourceException, InterruptedException {
        TreeSet<String> folders = new TreeSet<>(List.of(application.source().path()));
        for (SourceTree tree : List.of(base, older)) {
            KustomizationChain.of(tree, application.source().path())
                    .levels()
                    .forEach(level -> folders.add(level.folder()));
        }
        return List.copyOf(folders);
    }

    private List<String> valueFiles() throws RenderException, InterruptedException {
        String path = application.source().path();
        if (!(ApplicationRendering.spec(application, base) instanceof RenderSpec.Helm helm)) {
            return List.of();
        }
        return helm.valueFiles().stream()
                .map(file -> RepositoryFiles.join(path, file))
                .flatMap(Optional::stream)
                .filter(file -> !file.startsWith(path + "/"))
                .toList();
    }

    /** Returns the files that differ, as the older revision has them. */
    private Map<String, Optional<byte[]>> changes(List<String> folders, List<String> files)
            throws SourceException, InterruptedException {
        TreeSet<String> paths = new TreeSet<>(files);
        for (String folder : folders) {
            for (SourceTree tree : List.of(base, older)) {
                if (folder.isEmpty() || tree.entry(folder).isPresent()) {
                    for (SourceEntry entry : tree.list(folder, true)) {
                        if (entry.type() == SourceEntry.Type.FILE) {
                            paths.add(entry.path());
                        }
                    }
                }
            }
        }
        Map<String, Optional<byte[]>> changes = new TreeMap<>();
        for (String path : paths) {
            if (!older.objectId(path).equals(base.objectId(path))) {
                boolean there =
                        older.entry(path)
                                .filter(entry -> entry.type() == SourceEntry.Type.FILE)
                                .isPresent();
                changes.put(
                        path,
                        there ? Optional.of(older.read(path, LARGEST_FILE)) : Optional.empty());
            }
        }
        return changes;
    }
}
