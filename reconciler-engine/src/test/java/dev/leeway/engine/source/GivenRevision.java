package dev.leeway.engine.source;

import dev.leeway.engine.resource.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A revision whose files nobody looks into, because a test gives what it renders to. */
public record GivenRevision(Revision revision) implements SourceTree {
    @Override
    public Optional<Stale> stale() {
        return Optional.empty();
    }

    @Override
    public List<SourceEntry> list(String path, boolean recurse) {
        return List.of();
    }

    @Override
    public Optional<SourceEntry> entry(String path) {
        return Optional.empty();
    }

    @Override
    public byte[] read(String path, long limit) {
        return new byte[0];
    }

    @Override
    public Optional<String> objectId(String path) {
        return Optional.empty();
    }

    @Override
    public void export(String path, Path into) {}
}
