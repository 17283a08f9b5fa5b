package dev.leeway.engine.run;

import dev.leeway.engine.source.GivenRevision;
import dev.leeway.engine.source.NoCommits;
import dev.leeway.engine.compare.PathExpressions;
import dev.leeway.engine.desired.DesiredSets;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.store.LeewayStore;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
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
                (_, _) -> new GivenRevision(revision),
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
}
