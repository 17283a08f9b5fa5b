package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.Workbench;
import dev.leeway.desktop.reading.WorkspaceMaking;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Automation;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Commands;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.RunningWork;
import dev.leeway.desktop.state.SyncWord;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.Undo;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.apply.WayOut;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.workspace.Workspace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The window's side of one workspace. Every call returns at once; what comes of it is sent as
 * events. Safe for use from any thread.
 */
public final class WorkspaceSession implements Commands, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceSession.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private final BackgroundWork work;
    private final Consumer<AppEvent> events;
    private final Text text;
    private final String operator;
    private final InstantSource clock;
    private final Consumer<Preferences> keep;
    private final Consumer<String> clipboard;
    private final Openings openings;
    private final Optional<WorkspaceMaking> making;
    private final Optional<Workbench> workbench;

    /** Held while what is open changes hands, never while anything is opened or closed. */
    private final Object turn = new Object();

    private final AtomicInteger generation = new AtomicInteger();
    private final AtomicBoolean beating = new AtomicBoolean();
    private volatile Optional<Reconciling> open = Optional.empty();
    private volatile Optional<Asked> asked = Optional.empty();

    /** What was asked for last, whether or not it came about. */
    private record Asked(String name, Opening opening) {}

    /** Makes a session with nothing open, in which no other workspace can be opened. */
    public WorkspaceSession(
            BackgroundWork work,
            Consumer<AppEvent> events,
            Text text,
            String operator,
            InstantSource clock,
            Consumer<Preferences> keep,
            Consumer<String> clipboard) {
        this(
                work,
                events,
                text,
                operator,
                clock,
                keep,
                clipboard,
                Openings.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Makes a session with nothing open.
     *
     * @param work runs what takes time
     * @param events takes what happens, on any thread
     * @param text the words
     * @param operator who approves plans
     * @param clock tells the time
     * @param keep keeps what the operator chose about the window
     * @param clipboard takes copied text
     * @param openings the workspaces that can be opened
     * @param making finds and makes workspaces
     * @param workbench looks around on this machine
     */
    public WorkspaceSession(
            BackgroundWork work,
            Consumer<AppEvent> events,
            Text text,
            String operator,
            InstantSource clock,
            Consumer<Preferences> keep,
            Consumer<String> clipboard,
            Openings openings,
            Optional<WorkspaceMaking> making,
            Optional<Workbench> workbench) {
        this.work = work;
        this.events = events;
        this.text = text;
        this.operator = operator;
        this.clock = clock;
        this.keep = keep;
        this.clipboard = clipboard;
        this.openings = openings;
        this.making = making;
        this.workbench = workbench;
    }

    /** Returns what can be read of the workspace that is open at the moment of each call. */
    public Readings readings() {
        return new WorkspaceReadings(() -> open, making, workbench, operator);
    }

    /**
     * Opens a workspace, tells of its applications and compares them all. What is open is closed
     * first: its work is stopped, and nothing of it is told any more.
     */
    public void open(String name, Opening opening) {
        asked = Optional.of(new Asked(name, opening));
        Optional<Reconciling> before;
        int mine;
        synchronized (turn) {
            mine = generation.incrementAndGet();
            before = open;
            open = Optional.empty();
        }
        events.accept(new AppEvent.WorkspaceOpening(name, clock.instant()));
        String id = "open " + name;
        events.accept(
                new AppEvent.WorkStarted(
                        new RunningWork(
                                id,
                                RunningWork.Kind.OPEN,
                                name,
                                0,
                                0,
                                clock.instant(),
                                Optional.empty())));
        work.start(
                id,
                () -> {
                    try {
                        before.ifPresent(Reconciling::close);
                        opened(opening.open(), mine);
                    } finally {
                        events.accept(new AppEvent.WorkEnded(id));
                    }
                },
                failed -> {
                    if (mine == generation.get()) {
                        refused(name, failed);
                    }
                });
        if (beating.compareAndSet(false, true)) {
            beat();
        }
    }

    /** Begins to tell the time. */
    public void beat() {
        beating.set(true);
        work.repeat(
                "heartbeat",
                HEARTBEAT,
                () -> {
                    events.accept(new AppEvent.Ticked(clock.instant()));
                    open.ifPresent(Reconciling::followChanges);
                },
                failed -> {});
    }

    private void opened(OpenWorkspace workspace, int mine) {
        if (mine != generation.get()) {
            closeQuietly(workspace);
            return;
        }
        List<ClusterState> clusters =
                workspace.workspace().clusters().stream()
                        .map(
                                cluster ->
                                        new ClusterState(
                                                cluster.name(),
                                                cluster.guarded(),
                                                workspace.practice().contains(cluster.name()),
                                                ClusterState.Connection.UNKNOWN,
                                                ""))
                        .toList();
        Reconciling reconciling =
                new Reconciling(
                        new Surroundings(
                                workspace,
                                new ScopedWork(work),
                                event -> {
                                    if (mine == generation.get()) {
                                        events.accept(event);
                                    }
                                },
                                text,
                                clock),
                        workspace.health(),
                        operator);
        boolean wanted;
        synchronized (turn) {
            wanted = mine == generation.get();
            if (wanted) {
                open = Optional.of(reconciling);
            }
        }
        if (wanted) {
            events.accept(
                    new AppEvent.WorkspaceOpened(
                            workspace.workspace().name(),
                            !workspace.practice().isEmpty(),
                            clusters,
                            workspace.workspace().applications().stream()
                                    .map(application -> application(application, clusters))
                                    .toList()));
            reconciling.begin();
        } else {
            reconciling.close();
        }
    }

    /** A workspace that nobody waits for any more; trouble with it is nobody's either. */
    private static void closeQuietly(OpenWorkspace workspace) {
        try {
            workspace.resources().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("a workspace that was left while it opened did not close cleanly", e);
        }
    }

    private static Automation automation(Workspace.SyncPolicy policy) {
        return policy.automated()
                ? policy.selfHeal() ? Automation.COMMITS_AND_DRIFT : Automation.COMMITS
                : Automation.NONE;
    }

    private static ApplicationState application(
            Workspace.Application application, List<ClusterState> clusters) {
        ClusterState cluster =
                clusters.stream()
                        .filter(one -> one.name().equals(application.cluster()))
                        .findFirst()
                        .orElseThrow();
        return ApplicationState.unasked(
                application.name(),
                cluster,
                application.namespace(),
                application.source().repository(),
                application.source().path(),
                switch (application.source().rendering()) {
                    case Workspace.Rendering.Detect _ -> "auto";
                    case Workspace.Rendering.As(RenderSpec spec) ->
                            switch (spec) {
                                case RenderSpec.Directory _ -> "directory";
                                case RenderSpec.Kustomize _ -> "kustomize";
                                case RenderSpec.Helm _ -> "helm";
                            };
                },
                automation(application.sync()));
    }

    private void refused(String name, Exception failed) {
        if (failed instanceof InterruptedException) {
            return;
        }
        events.accept(
                new AppEvent.WorkspaceRefused(
                        name,
                        failed instanceof OpeningException refused
                                ? refused.troubles()
                                : List.of(
                                        new Trouble(
                                                text.text("workspace.refused", name),
                                                String.valueOf(failed.getMessage()),
                                                text.text("trouble.report")))));
    }

    @Override
    public void openWorkspace(Path file) {
        open(String.valueOf(file.getFileName()), openings.of(file));
    }

    @Override
    public void openPractice() {
        open(text.text("cluster.practice"), openings.practice());
    }

    @Override
    public void openAgain() {
        asked.ifPresent(last -> open(last.name(), last.opening()));
    }

    @Override
    public void compare(String application) {
        open.ifPresent(reconciling -> reconciling.compare(application));
    }

    @Override
    public void compareAll() {
        open.ifPresent(Reconciling::compareAll);
    }

    @Override
    public void explain(String application, ResourceKey object) {
        open.ifPresent(reconciling -> reconciling.explain(application, object));
    }

    @Override
    public void history(String application) {
        open.ifPresent(reconciling -> reconciling.history(application));
    }

    @Override
    public void compareDeploys(String application, long earlier, long later) {
        open.ifPresent(reconciling -> reconciling.compareDeploys(application, earlier, later));
    }

    @Override
    public void fetch() {
        open.ifPresent(Reconciling::fetch);
    }

    @Override
    public void plan(String application, PlanWish wish) {
        open.ifPresent(reconciling -> reconciling.plan(application, wish));
    }

    @Override
    public void planAgain(String application) {
        open.ifPresent(reconciling -> reconciling.planAgain(application));
    }

    @Override
    public void sync(String application, String digest, SyncWord word) {
        open.ifPresent(reconciling -> reconciling.sync(application, digest, word));
    }

    @Override
    public void decide(String application, ResourceKey object, WayOut way) {
        open.ifPresent(reconciling -> reconciling.decide(application, object, way));
    }

    @Override
    public void undo(Undo undo) {
        open.ifPresent(reconciling -> reconciling.undo(undo));
    }

    @Override
    public void understood(String application) {
        open.ifPresent(reconciling -> reconciling.understood(application));
    }

    @Override
    public void cancelSync(String application) {
        open.ifPresent(reconciling -> reconciling.cancelSync(application));
    }

    @Override
    public void tendLeases() {
        open.ifPresent(Reconciling::tendLeases);
    }

    @Override
    public void cancelWork(String id) {
        open.ifPresent(reconciling -> reconciling.cancelWork(id));
    }

    @Override
    public void keep(Preferences preferences) {
        keep.accept(preferences);
    }

    @Override
    public void copy(String copied) {
        clipboard.accept(copied);
    }

    @Override
    public void close() {
        Optional<Reconciling> before;
        synchronized (turn) {
            generation.incrementAndGet();
            before = open;
            open = Optional.empty();
        }
        work.close();
        before.ifPresent(Reconciling::close);
    }
}
