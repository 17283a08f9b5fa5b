package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.edit.EditOutcome;
import dev.leeway.engine.edit.SharedText;
import dev.leeway.engine.edit.SourceEdit;
import dev.leeway.engine.edit.SourceEditor;
import dev.leeway.engine.edit.TouchedFields;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.yaml.YamlSyntaxException;

import java.util.List;
import java.util.Optional;

/** Edits the manifest that an object is rendered from. Pure but for reading files. */
public final class PlainEditing implements SourceEditing {
    /** The most bytes of a file that is edited. */
    static final long LIMIT = 10L * 1024 * 1024;

    @Override
    public List<Trial> trials(SourceTree tree, Wish wish, Reach reach, SharedText shared)
            throws SourceException, InterruptedException {
        return manifest(tree, wish.rendered().origin(), named(wish), wish, shared).stream()
                .toList();
    }

    @Override
    public List<Wording> obstacles(SourceTree tree, Wish wish)
            throws SourceException, InterruptedException {
        Origin origin = wish.rendered().origin();
        return outcome(tree, origin, named(wish), wish, SharedText.SPLIT)
                .filter(EditOutcome.Refused.class::isInstance)
                .map(refused -> ((EditOutcome.Refused) refused).reason().said())
                .map(why -> EditPhrase.REFUSED.of(Wording.quoted(origin.file()), why))
                .stream()
                .toList();
    }

    /** Returns the edit of a manifest under the name that it has in its file. */
    static Optional<Trial> manifest(
            SourceTree tree, Origin origin, Manifest named, Wish wish, SharedText shared)
            throws SourceException, InterruptedException {
        return outcome(tree, origin, named, wish, shared)
                .filter(EditOutcome.Edited.class::isInstance)
                .map(EditOutcome.Edited.class::cast)
                .filter(edited -> !edited.changes().isEmpty())
                .map(
                        edited ->
                                Trial.of(
                                        origin.file(),
                                        edited.bytes(),
                                        Words.of(EditPhrase.EDITS, wish, origin.file())));
    }

    private static Optional<EditOutcome> outcome(
            SourceTree tree, Origin origin, Manifest named, Wish wish, SharedText shared)
            throws SourceException, InterruptedException {
        if (tree.entry(origin.file()).isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = tree.read(origin.file(), LIMIT);
        try {
            Optional<List<SourceEdit>> edits =
                    TouchedFields.edits(bytes, origin, named, wish.fields());
            return edits.filter(list -> !list.isEmpty())
                    .map(list -> SourceEditor.apply(bytes, list, shared));
        } catch (YamlSyntaxException e) {
            return Optional.empty();
        }
    }

    /** The wanted object under the namespace and name that the source gives it. */
    private static Manifest named(Wish wish) {
        return Names.as(
                wish, wish.rendered().manifest().name(), wish.rendered().manifest().namespace());
    }
}
