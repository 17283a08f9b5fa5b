package dev.leeway.engine.run;

import dev.leeway.engine.explain.PlacePhrase;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.OriginReading;
import dev.leeway.engine.compare.PastBody;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.compare.RuleSuggestions;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.DesiredSet;
import dev.leeway.engine.explain.Explanation;
import dev.leeway.engine.explain.FieldExplanation;
import dev.leeway.engine.explain.SourceLine;
import dev.leeway.engine.explain.SourceLines;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.FieldManagers;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Explains the differences of one object. Looks at the last commits alone, so that it ends soon in
 * a long history too; what it did not look at, it names.
 */
final class Explaining {
    /** How many commits are looked at, of the application's folder and of the whole repository. */
    private static final int COMMITS = 12;

    private final EngineParts parts;
    private final Workspace.Application application;
    private final Workspace.Repository repository;
    private final ClusterReader reader;
    private final Map<String, Optional<DesiredSet>> revisions = new HashMap<>();
    private final Map<String, List<String>> commits = new HashMap<>();
    private final Set<Wording> limits = new LinkedHashSet<>();
    private Optional<SourceLines> lines = Optional.empty();

    Explaining(
            EngineParts parts,
            Workspace.Application application,
            Workspace.Repository repository,
            ClusterReader reader) {
        this.parts = parts;
        this.application = application;
        this.repository = repository;
        this.reader = reader;
    }

    Explanation explain(Comparison comparison, ResourceKey key)
            throws RunException, ClusterException, InterruptedException {
        ResourceComparison resource =
                comparison
                        .find(key)
                        .orElseThrow(
                                () ->
                                        new RunException(
                                                Stage.COMPARE,
                                                application.name(),
                                                RunPhrase.NOT_COMPARED.of(key.toString()),
                                                RunPhrase.COMPARE_NEXT.of()));
        Optional<Manifest> live = resource.liveManifest();
        Optional<DesiredObject> desired = resource.desired();
        List<FieldChange> changes = resource.changes();
        if (changes.isEmpty() || live.isEmpty() || desired.isEmpty()) {
            return new Explanation(key, List.of(), List.of(), List.copyOf(limits));
        }
        List<Manifest> all =
                comparison.resources().stream()
                        .flatMap(one -> one.desired().stream())
                        .map(DesiredObject::manifest)
                        .toList();
        Optional<String> synced = synced(comparison, key);
        Optional<PastBody> last = Optional.empty();
        if (synced.isPresent()) {
            last = body(synced.get(), key);
        }
        List<PastBody> older = older(synced.orElse(comparison.revision().commit()), key);
        OriginReading origins =
                new OriginReading(
                        desired.get().manifest(),
                        live.get(),
                        resource.predicted().orElse(desired.get().manifest()),
                        reader.schemas(RunRequest.USUAL.timeout()).find(desired.get().kind().gvk()),
                        FieldManagers.LEEWAY,
                        last,
                        older);
        List<PastBody> past = new ArrayList<>();
        last.ifPresent(past::add);
        past.addAll(older);
        if (lines.isEmpty()) {
            lines = lines(comparison.revision());
        }
        List<FieldExplanation> fields = new ArrayList<>();
        for (FieldChange change : changes) {
            SourceLine line =
                    lines.isPresent()
                            ? lines.get()
                                    .of(desired.get(), change.path(), comparison.revision(), past)
                            : new SourceLine.NotKnown(PlacePhrase.NO_REPOSITORY.of());
            fields.add(new FieldExplanation(change, origins.of(change), line));
        }
        return new Explanation(key, fields, RuleSuggestions.of(resource, all), List.copyOf(limits));
    }

    /** The commit that Leeway applied the object from last. */
    private static Optional<String> synced(Comparison comparison, ResourceKey key) {
        return comparison
                .inventory()
                .known()
                .find(key)
                .map(entry -> entry.revision())
                .filter(commit -> !commit.isEmpty());
    }

    /** What revisions before a commit asked for, newest first. */
    private List<PastBody> older(String commit, ResourceKey key)
            throws ClusterException, InterruptedException {
        List<PastBody> bodies = new ArrayList<>();
        for (String one : before(commit)) {
            body(one, key).ifPresent(bodies::add);
        }
        bodies.sort(
                (one, other) ->
                        other.revision().authoredAt().compareTo(one.revision().authoredAt()));
        return bodies;
    }

    /** The commits before a commit that are looked at. */
    private List<String> before(String commit) throws InterruptedException {
        List<String> known = commits.get(commit);
        if (known != null) {
            return known;
        }
        Set<String> found = new LinkedHashSet<>();
        try {
            SourceRequest at = request(commit);
            collect(parts.commits().log(at, application.source().path(), 0, COMMITS), found);
            // Bases and values may lie outside of the folder.
            collect(parts.commits().log(at, "", 0, COMMITS), found);
        } catch (SourceException e) {
            limits.add(RunPhrase.HISTORY_UNREAD.of(e.said()));
        }
        found.remove(commit);
        commits.put(commit, List.copyOf(found));
        return List.copyOf(found);
    }

    private static void collect(List<Commit> log, Set<String> commits) {
        log.forEach(commit -> commits.add(commit.id()));
    }

    /** What a revision asked for; empty when that cannot be told. */
    private Optional<PastBody> body(String commit, ResourceKey key)
            throws ClusterException, InterruptedException {
        Optional<DesiredSet> desired = revisions.get(commit);
        if (desired == null) {
            desired = desired(commit);
            revisions.put(commit, desired);
        }
        return desired.map(
                set ->
                        new PastBody(
                                set.revision(),
                                set.objects().stream()
                                        .filter(object -> object.key().equals(key))
                                        .map(object -> object.manifest().root())
                                        .findFirst()));
    }

    private Optional<DesiredSet> desired(String commit)
            throws ClusterException, InterruptedException {
        ReconcileRun run =
                new ReconcileRun(
                        parts,
                        application,
                        repository,
                        RunRequest.USUAL.at(commit).fromMirror(),
                        RunListener.NONE);
        try {
            return Optional.of(run.desired(reader));
        } catch (SourceException | RenderException e) {
            limits.add(
                    RunPhrase.REVISION_UNRENDERED.of(
                            Wording.quoted(commit.substring(0, Math.min(7, commit.length()))),
                            e.said()));
            return Optional.empty();
        }
    }

    private Optional<SourceLines> lines(Revision revision) throws InterruptedException {
        ReconcileRun run =
                new ReconcileRun(
                        parts,
                        application,
                        repository,
                        RunRequest.USUAL.at(revision.commit()).fromMirror(),
                        RunListener.NONE);
        try {
            SourceTree tree = run.source();
            return Optional.of(
                    new SourceLines(
                            tree,
                            run.spec(tree),
                            application.source().path(),
                            parts.commits(),
                            request(revision.commit())));
        } catch (SourceException | RenderException e) {
            limits.add(RunPhrase.SOURCE_UNREAD.of(e.said()));
            return Optional.empty();
        }
    }

    private SourceRequest request(String commit) {
        return new SourceRequest(
                repository.name(),
                repository.url(),
                commit,
                SourceRequest.Freshness.MIRROR,
                RunRequest.USUAL.timeout());
    }
}
