package dev.leeway.engine.run;

import dev.leeway.engine.apply.Applier;
import dev.leeway.engine.apply.ApplyException;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.ApplySettings;
import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.apply.StepListener;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.apply.SyncControl;
import dev.leeway.engine.apply.UnfinishedRun;
import dev.leeway.engine.apply.Wait;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.VerdictMemo;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.explain.Explanation;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.InventoryMemo;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.ownership.FlapMemory;
import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The engine of one workspace, put together from its parts. */
public final class ReconcileEngine implements Engine {
    private static final int QUESTIONS_AT_ONCE = 16;

    private volatile Workspace workspace;
    private final EngineParts parts;
    private final ThreadGuard guard;
    private final ApplySettings settings;
    private final RevisionEffects effects;
    private final VerdictMemo verdicts = new VerdictMemo();
    private final InventoryMemo inventories = new InventoryMemo();
    private final Map<String, FanOut> fanOuts = new ConcurrentHashMap<>();
    private final Map<ClusterReader, FlapMemory> flapMemories = new ConcurrentHashMap<>();

    /**
     * Makes an engine.
     *
     * @param guard tells the threads on which every call is a mistake
     */
    public ReconcileEngine(Workspace workspace, EngineParts parts, ThreadGuard guard) {
        this(workspace, parts, guard, ApplySettings.USUAL);
    }

    /**
     * Makes an engine.
     *
     * @param guard tells the threads on which every call is a mistake
     * @param settings how plans are carried out
     */
    public ReconcileEngine(
            Workspace workspace, EngineParts parts, ThreadGuard guard, ApplySettings settings) {
        this.workspace = workspace;
        this.parts = parts;
        this.guard = guard;
        this.settings = settings;
        this.effects = new RevisionEffects(workspace, parts);
    }

    @Override
    public RenderedManifests render(String name, RunRequest request, RunListener listener)
            throws RunException, InterruptedException {
        Told<RenderedManifests> told = run -> run.render(run.source(), "", List.of());
        return tell(name, request, listener, Stage.SOURCE, told, RunOutcome.Rendered::new);
    }

    @Override
    public Comparison compare(String name, RunRequest request, RunListener listener)
            throws RunException, InterruptedException {
        Told<Comparison> told =
                run -> {
                    Comparison comparison = run.compare(cluster(name));
                    if (request.revision().isEmpty()) {
                        new DriftNoting(parts.history()).note(comparison);
                    }
                    return comparison;
                };
        return tell(name, request, listener, Stage.COMPARE, told, RunOutcome.Compared::new);
    }

    @Override
    public Comparison recompare(Comparison before, Set<ResourceKey> changed, RunListener listener)
            throws RunException, InterruptedException {
        String name = before.application();
        if (!Recomparing.standsAlone(before, changed)) {
            return compare(name, RunRequest.USUAL.fromMirror(), listener);
        }
        Told<Comparison> told = run -> run.recompare(cluster(name), before, changed);
        RunRequest request = RunRequest.USUAL.fromMirror();
        return tell(name, request, listener, Stage.COMPARE, told, RunOutcome.Compared::new);
    }

    @Override
    public List<Explanation> explain(Comparison comparison, List<ResourceKey> keys)
            throws RunException, InterruptedException {
        checkThread();
        String name = comparison.application();
        Workspace.Application application = application(name);
        Workspace.Repository repository =
                workspace.repository(application.source().repository()).orElseThrow();
        try {
            Explaining explaining =
                    new Explaining(parts, application, repository, connection(name).reader());
            List<Explanation> all = new ArrayList<>();
            for (ResourceKey key : keys) {
                all.add(explaining.explain(comparison, key));
            }
            return all;
        } catch (ClusterException e) {
            throw new RunException(Stage.COMPARE, name, e);
        }
    }

    @Override
    public Plan plan(Comparison comparison, PlanOptions options, RunListener listener)
            throws RunException, InterruptedException {
        String name = comparison.application();
        Told<Plan> told = run -> run.plan(cluster(name), comparison, options);
        return tell(name, RunRequest.USUAL, listener, Stage.PLAN, told, RunOutcome.Planned::new);
    }

    @Override
    public ApplyResult sync(ApprovedPlan plan, RunListener listener, SyncControl control)
            throws RunException {
        String name = plan.plan().application();
        checkThread();
        try {
            listener.on(new RunEvent.StageBegan(name, Stage.APPLY));
            Workspace.Application application = application(name);
            ClusterConnection connection = connection(name);
            if (!application.cluster().equals(plan.plan().cluster())) {
                throw new RunException(
                        Stage.APPLY,
                        name,
                        RunPhrase.NOT_BOUND.of(plan.plan().cluster(), name, application.cluster()),
                        RunPhrase.COMPARE_NEXT.of());
            }
            ApplyResult result =
                    new Applier(
                                    application.source().repository(),
                                    connection.reader(),
                                    connection.writer(),
                                    parts.journal(),
                                    parts.audit(),
                                    parts.history(),
                                    parts.clock(),
                                    settings)
                            .apply(
                                    plan,
                                    connection.reader().schemas(RunRequest.USUAL.timeout()),
                                    steps(name, listener),
                                    control);
            listener.on(new RunEvent.Ended(name, new RunOutcome.Synced(result)));
            return result;
        } catch (ApplyException | ClusterException e) {
            throw broken(listener, new RunException(Stage.APPLY, name, e));
        } catch (RunException e) {
            throw broken(listener, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken(
                    listener,
                    new RunException(Stage.APPLY, name, RunPhrase.STOPPED.of(), Wording.none()));
        }
    }

    @Override
    public List<CutOffRun> cutOff() throws RunException, InterruptedException {
        checkThread();
        try {
            List<CutOffRun> runs = new ArrayList<>();
            for (UnfinishedRun run : parts.journal().unfinished()) {
                runs.add(new CutOffReading(workspace, parts.clusters()).read(run));
            }
            return runs;
        } catch (StoreException e) {
            throw new RunException(Stage.APPLY, "", e);
        }
    }

    @Override
    public void settle(CutOffRun run) throws RunException {
        checkThread();
        RunStart start = run.run().start();
        String repository =
                workspace
                        .application(start.application())
                        .map(one -> one.source().repository())
                        .orElse("");
        try {
            // The trail first: told twice is better than never.
            parts.audit()
                    .append(
                            new CutOffSettling(parts.audit())
                                    .events(run, repository, parts.clock().instant()));
            parts.journal().settle(start.runId(), CutOffReading.summary(run));
        } catch (StoreException e) {
            throw new RunException(Stage.APPLY, start.application(), e);
        }
    }

    /** Compares with the manifests that are kept of a deploy, instead of Git. */
    Comparison compare(String name, KeptDeploy deploy, RunListener listener)
            throws RunException, InterruptedException {
        Told<Comparison> told = run -> run.compare(cluster(name), deploy);
        return tell(
                name, RunRequest.USUAL, listener, Stage.COMPARE, told, RunOutcome.Compared::new);
    }

    @Override
    public void effects(
            String repository,
            Optional<String> from,
            String to,
            Duration timeout,
            Consumer<RevisionEffect> listener)
            throws InterruptedException {
        checkThread();
        effects.tell(repository, from, to, timeout, listener);
    }

    @Override
    public Deploys deploys() {
        return new ReconcileDeploys(this, workspace, parts);
    }

    @Override
    public void follow(Workspace changed) {
        workspace = changed;
    }

    /** A part of the story that gives something. */
    private interface Told<T> {
        T by(ReconcileRun run)
                throws SourceException,
                        RenderException,
                        ClusterException,
                        RunException,
                        InterruptedException;
    }

    private interface Ending<T> {
        RunOutcome of(T result);
    }

    private <T> T tell(
            String name,
            RunRequest request,
            RunListener listener,
            Stage stage,
            Told<T> told,
            Ending<T> ending)
            throws RunException, InterruptedException {
        checkThread();
        try {
            Workspace.Application application = application(name);
            Workspace.Repository repository =
                    workspace.repository(application.source().repository()).orElseThrow();
            ReconcileRun run = new ReconcileRun(parts, application, repository, request, listener);
            T result = told.by(run);
            listener.on(new RunEvent.Ended(name, ending.of(result)));
            return result;
        } catch (SourceException e) {
            throw broken(listener, new RunException(Stage.SOURCE, name, e));
        } catch (RenderException e) {
            throw broken(listener, new RunException(Stage.RENDER, name, e));
        } catch (ClusterException e) {
            throw broken(listener, new RunException(stage, name, e));
        } catch (RunException e) {
            throw broken(listener, e);
        } catch (InterruptedException e) {
            listener.on(new RunEvent.Ended(name, new RunOutcome.Cancelled()));
            throw e;
        }
    }

    private static RunException broken(RunListener listener, RunException why) {
        listener.on(new RunEvent.Ended(why.application(), new RunOutcome.Broken(why)));
        return why;
    }

    private static StepListener steps(String name, RunListener listener) {
        return new StepListener() {
            @Override
            public void began(String runId, Step step) {
                listener.on(new RunEvent.StepBegan(name, runId, step));
            }

            @Override
            public void ended(String runId, StepResult result) {
                listener.on(new RunEvent.StepEnded(name, runId, result));
            }

            @Override
            public void waiting(String runId, Wait wait) {
                listener.on(new RunEvent.Waiting(name, runId, wait));
            }
        };
    }

    void checkThread() {
        if (guard.forbidsWaiting()) {
            throw new IllegalStateException(
                    "the engine must not be called on "
                            + Thread.currentThread().getName()
                            + ": it waits for Git and clusters");
        }
    }

    Workspace.Application application(String name) throws RunException {
        return workspace
                .application(name)
                .orElseThrow(
                        () ->
                                new RunException(
                                        Stage.SOURCE,
                                        name,
                                        RunPhrase.NO_APPLICATION.of(workspace.name(), name),
                                        RunPhrase.NO_APPLICATION_NEXT.of(
                                                String.join(
                                                        ", ",
                                                        workspace.applications().stream()
                                                                .map(Workspace.Application::name)
                                                                .toList()))));
    }

    ClusterConnection connection(String name)
            throws RunException, ClusterException, InterruptedException {
        return parts.clusters().to(workspace.cluster(application(name).cluster()).orElseThrow());
    }

    private ClusterView cluster(String name)
            throws ClusterException, RunException, InterruptedException {
        ClusterReader reader = connection(name).reader();
        return new ClusterView(reader, verdicts, inventories, fanOut(name), flaps(reader));
    }

    /** The memory lives as long as the connection that feeds it. */
    private FlapMemory flaps(ClusterReader reader) {
        return flapMemories.computeIfAbsent(
                reader,
                source -> {
                    FlapMemory memory = new FlapMemory();
                    source.onChange((key, state) -> remember(memory, key, state));
                    return memory;
                });
    }

    private void remember(FlapMemory memory, ResourceKey key, LiveState state) {
        switch (state) {
            case LiveState.Present present ->
                    memory.saw(key, present.manifest(), parts.clock().instant());
            case LiveState.Absent _ -> memory.gone(key);
            case LiveState.Unreadable _ -> {}
        }
    }

    private FanOut fanOut(String name) throws RunException {
        return fanOuts.computeIfAbsent(
                application(name).cluster(),
                cluster -> new FanOut("ask-" + cluster, QUESTIONS_AT_ONCE));
    }

    /** How long each question about a cut-off run may take. */
    static final Duration QUESTION = Duration.ofSeconds(10);
}
