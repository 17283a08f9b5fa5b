package dev.leeway.engine.proposal;

import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourceTree;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A revision without files, on which tests write theirs. */
record EmptyTree() implements SourceTree {
    @Override
    public Revision revision() {
        return new Revision(
                "0123456789012345678901234567890123456789",
                "main",
                "Start",
                "ada",
                Instant.parse("2026-03-01T10:00:00Z"));
    }

    @Override
    public Optional<Stale> stale() {
        return Optional.empty();
    }

    @Override
    public List<SourceEntry> list(String folder, boolean recurse) {
        return List.of();
    }

    @Override
    public Optional<SourceEntry> entry(String path) {
        return path.isEmpty()
                ? Optional.of(new SourceEntry("", SourceEntry.Type.FOLDER, 0, ""))
                : Optional.empty();
    }

    @Override
    public byte[] read(String path, long limit) throws SourceException {
        throw new SourceException(Problem.NO_SUCH_PATH, "there is no " + path, "", null);
    }

    @Override
    public Optional<String> objectId(String path) {
        return path.isEmpty() ? Optional.of("empty") : Optional.empty();
    }

    @Override
    public void export(String folder, Path into) {
        // There is nothing to write.
    }
}
