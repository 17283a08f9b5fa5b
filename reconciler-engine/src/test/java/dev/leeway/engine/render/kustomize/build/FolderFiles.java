package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder on disk as a build reads it. */
record FolderFiles(Path root) implements KustomizeFiles {
    @Override
    public Found at(String path) {
        Path resolved = root.resolve(path);
        if (Files.isDirectory(resolved)) {
            return new Found(Place.FOLDER, path);
        }
        return new Found(Files.isRegularFile(resolved) ? Place.FILE : Place.NOTHING, path);
    }

    @Override
    public byte[] read(String path) throws SourceException {
        try {
            return Files.readAllBytes(root.resolve(path));
        } catch (IOException e) {
            throw new SourceException(
                    SourceException.Problem.NO_SUCH_PATH, path + " cannot be read", "", e);
        }
    }
}
