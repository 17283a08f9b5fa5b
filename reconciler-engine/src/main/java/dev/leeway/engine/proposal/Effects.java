package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.EditProof;
import dev.leeway.engine.edit.rendered.KustomizationChain;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells what edited files do to the other applications that read them. Renders each of them once
 * from the base. Used by one thread.
 */
final class Effects {
    private static final long LARGEST_FILE = 10L * 1024 * 1024;

    private final List<Workspace.Application> others;
    private final ApplicationRendering rendering;
    private final SourceTree base;
    private final Map<String, List<RenderedManifest>> before = new HashMap<>();

    Effects(List<Workspace.Application> others, ApplicationRendering rendering, SourceTree base) {
        this.others = List.copyOf(others);
        this.rendering = rendering;
        this.base = base;
    }

    /**
     * Returns the applications that read the same branch of the same repository, without the one
     * itself. What follows a tag, a commit or another branch does not see the branch that a request
     * is merged into.
     */
    static List<Workspace.Application> readers(Workspace workspace, Workspace.Application own) {
        return workspace.applications().stream()
                .filter(one -> !one.name().equals(own.name()))
                .filter(one -> one.source().repository().equals(own.source().repository()))
                .filter(one -> mayBeSame(one.source().revision(), own.source().revision()))
                .toList();
    }

    /** HEAD may be any branch, so it is looked at. */
    private static boolean mayBeSame(String one, String other) {
        return shortName(one).equals(shortName(other))
                || one.equals("HEAD")
                || other.equals("HEAD");
    }

    /** Returns a branch's name without what Git puts before it. */
    static String shortName(String revision) {
        return revision.replaceFirst("^refs/heads/", "");
    }

    /** Returns what the files do to each of the others. */
    List<Effect> onOthers(SourceTree edited) throws InterruptedException {
        List<Effect> effects = new ArrayList<>();
        for (Workspace.Application other : others) {
            effects.add(new Effect(other.name(), onOne(other, edited)));
        }
        return effects;
    }

    private Effect.Verdict onOne(Workspace.Application other, SourceTree edited)
            throws InterruptedException {
        List<RenderedManifest> old;
        try {
            List<RenderedManifest> known = before.get(other.name());
            old = known == null ? rendering.render(other, base) : known;
            before.put(other.name(), old);
        } catch (RenderException e) {
            return whenBroken(other, edited, e);
        }
        try {
            EditProof proof = new EditProof(Drafting.manifests(old));
            return verdict(
                    proof.check(Drafting.manifests(rendering.render(other, edited)), List.of()));
        } catch (RenderException e) {
            return new Effect.Verdict.Breaks(e.said());
        }
    }

    /** What is broken already is not made worse by files outside of its reach. */
    private Effect.Verdict whenBroken(
            Workspace.Application other, SourceTree edited, RenderException why)
            throws InterruptedException {
        try {
            String path = other.source().path();
            KustomizationChain chain = KustomizationChain.of(base, path);
            boolean apart =
                    edited instanceof EditedTree tree
                            && tree.changes().keySet().stream()
                                    .noneMatch(
                                            file ->
                                                    path.isEmpty()
                                                            || file.startsWith(path + "/")
                                                            || chain.reads(file));
            if (apart) {
                return new Effect.Verdict.AsWanted();
            }
        } catch (SourceException e) {
            return new Effect.Verdict.Unknown(ProposalPhrase.READ_ALREADY.of(e.said()));
        }
        return new Effect.Verdict.Unknown(ProposalPhrase.RENDERED_ALREADY.of(why.said()));
    }

    /**
     * Returns the kustomizations outside of the workspace that build on an edited file: nobody
     * renders them, so nobody knows what changes there.
     */
    List<Effect> onStrangers(EditedTree edited, Workspace.Application own)
            throws SourceException, InterruptedException {
        String folder = own.source().path();
        List<String> outside =
                changes(edited).stream()
                        .map(FileChange::path)
                        .filter(file -> !folder.isEmpty() && !file.startsWith(folder + "/"))
                        .toList();
        if (outside.isEmpty()) {
            return List.of();
        }
        Set<String> known = new HashSet<>();
        List<Workspace.Application> applications = new ArrayList<>(others);
        applications.add(own);
        for (Workspace.Application application : applications) {
            KustomizationChain.of(base, application.source().path())
                    .levels()
                    .forEach(level -> known.add(level.file()));
        }
        TreeSet<String> strangers = new TreeSet<>();
        for (String file : outside) {
            strangers.addAll(KustomizationChain.users(base, file));
        }
        strangers.removeAll(known);
        return strangers.stream()
                .map(
                        file ->
                                new Effect(
                                        file,
                                        new Effect.Verdict.Unknown(ProposalPhrase.STRANGER.of())))
                .toList();
    }

    /** Turns a proof's result into a verdict. */
    static Effect.Verdict verdict(EditProof.Result result) {
        return switch (result) {
            case EditProof.Result.Proved _ -> new Effect.Verdict.AsWanted();
            case EditProof.Result.Residue(List<EditProof.Mismatch> mismatches) ->
                    new Effect.Verdict.Otherwise(mismatches);
        };
    }

    /** Returns the files of an edited tree with what they were before. */
    List<FileChange> changes(EditedTree tree) throws SourceException, InterruptedException {
        List<FileChange> changes = new ArrayList<>();
        for (Map.Entry<String, Optional<byte[]>> change : tree.changes().entrySet()) {
            String path = change.getKey();
            Optional<byte[]> old =
                    base.entry(path).isPresent()
                            ? Optional.of(base.read(path, LARGEST_FILE))
                            : Optional.empty();
            FileChange one = FileChange.of(path, old, change.getValue());
            if (!one.isNothing()) {
                changes.add(one);
            }
        }
        return changes;
    }
}
