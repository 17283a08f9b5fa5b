package dev.leeway.engine.run;

import dev.leeway.engine.apply.ApplySettings;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.IgnoreRule;
import dev.leeway.engine.compare.Judge;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.compare.Subject;
import dev.leeway.engine.desired.DesiredHook;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.DesiredProblem;
import dev.leeway.engine.desired.DesiredSet;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.InventoryEntry;
import dev.leeway.engine.live.LiveSet;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.ownership.Ownerships;
import dev.leeway.engine.plan.Cascade;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanEvidence;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.plan.Planner;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.schema.ObjectSchemas;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeMap;
import dev.leeway.engine.resource.ServedKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The story of one application, from the Git revision to the plan. */
final class ReconcileRun {
    private final EngineParts parts;
    private final Workspace.Application application;
    private final Workspace.Repository repository;
    private final RunRequest request;
    private final RunListener listener;

    ReconcileRun(
            EngineParts parts,
            Workspace.Application application,
            Workspace.Repository repository,
            RunRequest request,
            RunListener listener) {
        this.parts = parts;
        this.application = application;
        this.repository = repository;
        this.request = request;
        this.listener = listener;
    }

    /** Git revision to files. */
    SourceTree source() throws SourceException, InterruptedException {
        began(Stage.SOURCE);
        SourceRequest what =
                new SourceRequest(
                        repository.name(),
                        repository.url(),
                        request.revision().orElse(application.source().revision()),
                        request.freshness(),
                        request.timeout());
        SourceTree tree =
                parts.sources()
                        .read(
                                what,
                                (task, done, total) ->
                                        listener.on(
                                                new RunEvent.SourceProgressed(
                                                        application.name(), task, done, total)));
        listener.on(new RunEvent.RevisionKnown(application.name(), tree.revision(), tree.stale()));
        return tree;
    }

    /** Files to documents. */
    RenderedManifests render(SourceTree tree, String kubeVersion, List<String> apiVersions)
            throws SourceException, RenderException, InterruptedException {
        began(Stage.RENDER);
        String path = application.source().path();
        RenderSpec spec = spec(tree);
        return parts.renderer()
                .render(
                        new RenderRequest(
                                application.name(),
                                tree,
                                path,
                                spec,
                                application.namespace(),
                                kubeVersion,
                                apiVersions,
                                request.timeout()));
    }

    /** How the application's files are rendered. */
    RenderSpec spec(SourceTree tree) throws SourceException, RenderException, InterruptedException {
        return switch (application.source().rendering()) {
            case Workspace.Rendering.As as -> as.spec();
            case Workspace.Rendering.Detect detect ->
                    parts.detection().detect(tree, application.source().path(), detect);
        };
    }

    /** What the revision wants of a cluster. */
    DesiredSet desired(ClusterReader reader)
            throws SourceException, RenderException, ClusterException, InterruptedException {
        SourceTree tree = source();
        KindCatalog kinds = reader.kinds(request.timeout());
        RenderedManifests rendered =
                render(tree, reader.serverVersion(request.timeout()), kinds.apiVersions());
        return parts.assembly().assemble(rendered, kinds, application.namespace());
    }

    /** Everything up to the verdicts. */
    Comparison compare(ClusterView cluster)
            throws SourceException, RenderException, ClusterException, InterruptedException {
        try (ReadAhead _ =
                ReadAhead.begin(
                        cluster, application.name(), application.namespace(), request.timeout())) {
            return compareWith(cluster);
        }
    }

    private Comparison compareWith(ClusterView cluster)
            throws SourceException, RenderException, ClusterException, InterruptedException {
        ClusterReader reader = cluster.reader();
        SourceTree tree = source();
        KindCatalog kinds = reader.kinds(request.timeout());
        RenderedManifests rendered =
                render(tree, reader.serverVersion(request.timeout()), kinds.apiVersions());
        return compared(cluster, kinds, KeptRendering.whole(rendered), tree.stale());
    }

    /** The same from manifests that were kept of a deploy, instead of Git. */
    Comparison compare(ClusterView cluster, KeptDeploy deploy)
            throws ClusterException, InterruptedException {
        ClusterReader reader = cluster.reader();
        KindCatalog kinds = reader.kinds(request.timeout());
        return compared(cluster, kinds, deploy.read(reader, request.timeout()), Optional.empty());
    }

    private Comparison compared(
            ClusterView cluster,
            KindCatalog kinds,
            KeptRendering rendering,
            Optional<SourceTree.Stale> stale)
            throws ClusterException, InterruptedException {
        began(Stage.DESIRED);
        RenderedManifests rendered = rendering.rendered();
        DesiredSet desired = parts.assembly().assemble(rendered, kinds, application.namespace());
        List<DesiredProblem> problems = new ArrayList<>(rendering.missing());
        problems.addAll(desired.problems());
        began(Stage.LIVE);
        LiveSet live = live(cluster, kinds, desired);
        Ownerships ownerships = ownerships(cluster, kinds, live);
        began(Stage.COMPARE);
        List<ResourceComparison> verdicts = judged(desired, live, ownerships, cluster);
        undesired(desired, live, kinds).stream()
                .filter(extra -> !rendering.lacks(extra.key()))
                .forEach(verdicts::add);
        return new Comparison(
                application.name(),
                cluster.reader().cluster(),
                application.namespace(),
                rendered.revision(),
                stale,
                rendered.renderedBy(),
                parts.clock().instant(),
                verdicts,
                desired.hooks(),
                problems,
                desired.notices(),
                live.inventory(),
                ownerships);
    }

    /**
     * Judges anew those objects of a comparison that changed in the cluster; the others keep their
     * verdicts, and Git is not asked.
     */
    Comparison recompare(ClusterView cluster, Comparison before, Set<ResourceKey> changed)
            throws ClusterException, InterruptedException {
        began(Stage.LIVE);
        ClusterReader reader = cluster.reader();
        KindCatalog kinds = reader.kinds(request.timeout());
        Map<ResourceKey, ServedKind> wanted = new LinkedHashMap<>();
        List<DesiredObject> desired = new ArrayList<>();
        for (ResourceComparison one : before.resources()) {
            if (changed.contains(one.key()) && one.kind().isPresent()) {
                wanted.put(one.key(), one.kind().get());
                one.desired().ifPresent(desired::add);
            }
        }
        Instant now = parts.clock().instant();
        LiveSet live =
                new LiveSet(
                        reader.cluster(),
                        new TreeMap<>(reader.read(wanted, request.timeout())),
                        Recomparing.only(before.inventory(), wanted.keySet()),
                        now);
        Ownerships ownerships = ownerships(cluster, kinds, live);
        began(Stage.COMPARE);
        DesiredSet set =
                new DesiredSet(before.revision(), desired, before.hooks(), List.of(), List.of());
        Map<ResourceKey, ResourceComparison> verdicts = new LinkedHashMap<>();
        judged(set, live, ownerships, cluster)
                .forEach(verdict -> verdicts.put(verdict.key(), verdict));
        undesired(set, live, kinds).forEach(extra -> verdicts.put(extra.key(), extra));
        return Recomparing.merged(before, now, verdicts, live.states(), ownerships);
    }

    /** Verdicts to steps. */
    Plan plan(ClusterView cluster, Comparison compared, PlanOptions asked)
            throws ClusterException, InterruptedException {
        began(Stage.PLAN);
        ClusterReader reader = cluster.reader();
        PlanOptions options =
                (application.sync().withoutLease() ? asked.goingOnWithoutLease() : asked)
                        .under(application.sync().options());
        ObjectSchemas schemas = reader.schemas(request.timeout());
        ForeignSubjects.Judged judged =
                (objects, live) ->
                        judging(cluster).judge(subjects(objects, live, schemas), _ -> {});
        Comparison comparison =
                SettingBack.of(ForeignSubjects.adopted(compared, options, judged), options, judged);
        Previewing previewing =
                new Previewing(
                        reader, cluster.fanOut(), ApplySettings.USUAL.manager(), request.timeout());
        List<Step> prepare =
                application.sync().createNamespace()
                        ? new DestinationNamespace(reader, request.timeout())
                                .steps(comparison, application.sync())
                        : List.of();
        Map<ResourceKey, Prediction> previews = previewing.preview(comparison, options, prepare);
        Map<ResourceKey, Cascade> cascades =
                new CascadeReading(reader, cluster.fanOut(), request.timeout())
                        .read(comparison, options, previews);
        Instant now = parts.clock().instant();
        return Planner.plan(comparison, options, new PlanEvidence(previews, prepare, cascades), now)
                .withLease(
                        LeaseReading.outlook(
                                reader,
                                parts.journal(),
                                application.name(),
                                application.namespace(),
                                now,
                                request.timeout()));
    }

    private Ownerships ownerships(ClusterView cluster, KindCatalog kinds, LiveSet live)
            throws InterruptedException {
        return new OwnershipReading(
                        cluster.reader(),
                        kinds,
                        application.name(),
                        application.namespace(),
                        cluster.flaps(),
                        request.timeout())
                .read(live, parts.clock().instant());
    }

    private List<ResourceComparison> judged(
            DesiredSet desired, LiveSet live, Ownerships ownerships, ClusterView cluster)
            throws ClusterException, InterruptedException {
        List<Subject> subjects =
                subjects(desired.objects(), live, cluster.reader().schemas(request.timeout()));
        return ForeignSubjects.inOwnWords(
                desired,
                judging(cluster)
                        .judge(
                                ForeignSubjects.inOwnersTerms(subjects, ownerships),
                                done -> judged(done, desired.objects().size())));
    }

    private Judging judging(ClusterView cluster) {
        return new Judging(
                cluster.reader(),
                cluster.verdicts(),
                cluster.fanOut(),
                parts.clock(),
                request.timeout(),
                parts.expressions());
    }

    private LiveSet live(ClusterView cluster, KindCatalog kinds, DesiredSet desired)
            throws InterruptedException {
        return LiveReading.read(
                cluster,
                kinds,
                desired,
                application.name(),
                application.namespace(),
                parts.clock().instant(),
                request.timeout());
    }

    private List<Subject> subjects(
            List<DesiredObject> desired, LiveSet live, ObjectSchemas schemas) {
        List<IgnoreRule> rules =
                application.ignoreDifferences().stream()
                        .map(
                                rule ->
                                        new IgnoreRule(
                                                rule.group(),
                                                rule.kind(),
                                                rule.namespace(),
                                                rule.name(),
                                                rule.jsonPointers(),
                                                rule.jqPathExpressions(),
                                                rule.managers(),
                                                rule.place()))
                        .toList();
        return desired.stream()
                .map(
                        object ->
                                new Subject(
                                        object,
                                        live.state(object.key()),
                                        schemas.find(object.kind().gvk()),
                                        ApplySettings.USUAL.manager(),
                                        rules))
                .toList();
    }

    private List<ResourceComparison> undesired(
            DesiredSet desired, LiveSet live, KindCatalog kinds) {
        List<ResourceKey> wanted =
                Stream.concat(
                                desired.objects().stream(),
                                desired.hooks().stream().map(DesiredHook::object))
                        .map(DesiredObject::key)
                        .toList();
        List<ResourceComparison> extra = new ArrayList<>();
        for (InventoryEntry entry : live.inventory().known().minus(wanted).entries()) {
            Judge.undesired(
                            entry,
                            LiveReading.kind(kinds, entry),
                            live.state(entry.key()),
                            application.name())
                    .ifPresent(extra::add);
        }
        return extra;
    }

    private void judged(int done, int total) {
        listener.on(new RunEvent.Judged(application.name(), done, total));
    }

    private void began(Stage stage) {
        listener.on(new RunEvent.StageBegan(application.name(), stage));
    }
}
