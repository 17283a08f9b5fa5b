package dev.leeway.engine.source;

import java.util.List;

/** A repository whose history nobody looks into. */
public record NoCommits() implements SourceHistory {
    @Override
    public List<Commit> log(SourceRequest at, String path, int skip, int limit) {
        return List.of();
    }

    @Override
    public List<BlamedLine> blame(SourceRequest at, String path) {
        return List.of();
    }

    @Override
    public List<PathChange> changes(SourceRequest to, String from) {
        return List.of();
    }

    @Override
    public List<NamedRevision> names(SourceRequest at) {
        return List.of();
    }
}
