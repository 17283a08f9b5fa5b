package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.render.kustomize.build.KustomizeException;
import dev.leeway.engine.render.kustomize.build.KustomizeFiles;
import dev.leeway.engine.render.kustomize.build.KustomizePhrase;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;

/** The files of a revision as a build reads them: links are followed inside the repository only. */
final class RepositoryKustomizeFiles implements KustomizeFiles {
    private static final long LIMIT = 10L * 1024 * 1024;

    private final SourceTree tree;
    private final RepositoryFiles files;

    RepositoryKustomizeFiles(SourceTree tree) {
        this.tree = tree;
        this.files = new RepositoryFiles(tree);
    }

    @Override
    public Found at(String path) throws KustomizeException, SourceException, InterruptedException {
        return switch (files.locate(path)) {
            case RepositoryFiles.Place.Found(SourceEntry entry) ->
                    new Found(place(entry.type()), entry.path());
            case RepositoryFiles.Place.Missing _ -> new Found(Place.NOTHING, path);
            case RepositoryFiles.Place.Outside(String link, String target) ->
                    throw KustomizeException.forbidden(
                            link, KustomizePhrase.LINK_OUTSIDE.of(target));
        };
    }

    private static Place place(SourceEntry.Type type) {
        return switch (type) {
            case FILE -> Place.FILE;
            case FOLDER -> Place.FOLDER;
            // A submodule is not followed, and a link is never what locating gives.
            case SUBMODULE, LINK -> Place.NOTHING;
        };
    }

    @Override
    public byte[] read(String path)
            throws KustomizeException, SourceException, InterruptedException {
        return tree.read(at(path).path(), LIMIT);
    }
}
