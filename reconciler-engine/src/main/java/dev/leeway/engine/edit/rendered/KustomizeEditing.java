package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.edit.SharedText;
import dev.leeway.engine.edit.rendered.KustomizationChain.Level;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Edits kustomizations: what an overlay says already, else what is written in its own folder, else
 * a new entry or patch in it. With the wider reach, whatever says it in the whole chain. Pure but
 * for reading files.
 */
public final class KustomizeEditing implements SourceEditing {
    private final String folder;

    /** Makes it for an application's folder. */
    public KustomizeEditing(String folder) {
        this.folder = folder;
    }

    @Override
    public List<Trial> trials(SourceTree tree, Wish wish, Reach reach, SharedText shared)
            throws SourceException, InterruptedException {
        KustomizationChain chain = KustomizationChain.of(tree, folder);
        Optional<FieldPath> field = wish.single();
        if (chain.levels().isEmpty() || field.isEmpty()) {
            return List.of();
        }
        Subject subject = Subject.of(tree, wish);
        return switch (reach) {
            case OWN -> own(chain.levels().getFirst(), tree, wish, field.get(), subject, shared);
            case ORIGIN -> origin(chain, tree, wish, field.get(), subject, shared);
        };
    }

    private List<Trial> own(
            Level level,
            SourceTree tree,
            Wish wish,
            FieldPath field,
            Subject subject,
            SharedText shared)
            throws SourceException, InterruptedException {
        KustomizePatches patches = new KustomizePatches(tree, wish, subject, shared);
        KustomizeEntries entries = new KustomizeEntries(tree, wish, subject, shared);
        List<Trial> trials = new ArrayList<>(entries.existing(level, field));
        trials.addAll(patches.existing(level, field, false));
        trials.addAll(new KustomizeGenerators(tree, wish, subject, shared).trials(level, field));
        if (level.names(wish.rendered().origin().file())) {
            manifest(tree, wish, subject, shared).ifPresent(trials::add);
        }
        trials.addAll(entries.added(level, field));
        trials.addAll(patches.existing(level, field, true));
        trials.addAll(patches.added(level, field));
        return trials;
    }

    private List<Trial> origin(
            KustomizationChain chain,
            SourceTree tree,
            Wish wish,
            FieldPath field,
            Subject subject,
            SharedText shared)
            throws SourceException, InterruptedException {
        List<Trial> trials = new ArrayList<>();
        for (Level level : chain.levels()) {
            trials.addAll(new KustomizeEntries(tree, wish, subject, shared).existing(level, field));
            trials.addAll(
                    new KustomizePatches(tree, wish, subject, shared)
                            .existing(level, field, false));
            trials.addAll(
                    new KustomizeGenerators(tree, wish, subject, shared).trials(level, field));
        }
        manifest(tree, wish, subject, shared).ifPresent(trials::add);
        return trials;
    }

    private static Optional<Trial> manifest(
            SourceTree tree, Wish wish, Subject subject, SharedText shared)
            throws SourceException, InterruptedException {
        Origin origin = wish.rendered().origin();
        if (subject.file().isEmpty()) {
            return Optional.empty();
        }
        Manifest named = Names.as(wish, subject.name(), subject.file().get().namespace());
        return PlainEditing.manifest(tree, origin, named, wish, shared);
    }

    @Override
    public List<Wording> obstacles(SourceTree tree, Wish wish)
            throws SourceException, InterruptedException {
        Subject subject = Subject.of(tree, wish);
        Manifest rendered = wish.rendered().manifest();
        boolean hashed = subject.file().isEmpty() && rendered.name().matches(".*-[a-z0-9]{10}");
        if (hashed) {
            return List.of(EditPhrase.HASHED.of(rendered.name()));
        }
        boolean late =
                wish.fields().stream()
                        .anyMatch(
                                field ->
                                        FieldPath.of("metadata", "labels").isPrefixOf(field)
                                                || FieldPath.of("metadata", "annotations")
                                                        .isPrefixOf(field));
        return late ? List.of(EditPhrase.LATE.of(Words.fields(wish))) : List.of();
    }
}
