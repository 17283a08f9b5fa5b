package dev.leeway.engine.run;

import dev.leeway.engine.compare.PathExpressions;
import dev.leeway.engine.desired.DesiredSets;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.BlamedLine;
import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.PathChange;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceHistory;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.store.LeewayStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An engine's parts for tests: one revision with the manifests that a test gives, a real store. */
final class StoryParts {
    private StoryParts() {}

    static EngineParts of(
            LeewayStore store,
            Revision revision,
            Supplier<List<Manifest>> git,
            ClusterConnection cluster) {
        return of(store, revision, git, cluster, Clock.systemUTC());
    }

    static EngineParts of(
            LeewayStore store,
            Revision revision,
            Supplier<List<Manifest>> git,
            ClusterConnection cluster,
            InstantSource clock) {
        return new EngineParts(
                (_, _) -> new OneRevision(revision),
                new NoCommits(),
                (_, _, candidates) -> candidates.asDirectory(),
                _ -> rendered(revision, git.get()),
                DesiredSets::of,
                _ -> cluster,
                store.auditLog(),
                store.runJournal(),
                store.syncHistory(),
                (_, _) -> new PathExpressions.Selection.Failed("no expressions here"),
                clock);
    }

    private static RenderedManifests rendered(Revision revision, List<Manifest> git) {
        List<RenderedManifest> documents =
                git.stream()
                        .map(one -> new RenderedManifest(one, new Origin("app/a.yaml", 0, 1)))
                        .toList();
        return new RenderedManifests(revision, documents, List.of(), "test");
    }

    /** A repository whose history nobody looks into. */
    private record NoCommits() implements SourceHistory {
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

    /** A revision whose files nobody looks into, because rendering is given. */
    private record OneRevision(Revision revision) implements SourceTree {
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
}
