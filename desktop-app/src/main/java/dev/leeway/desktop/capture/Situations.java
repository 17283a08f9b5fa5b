package dev.leeway.desktop.capture;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import dev.leeway.engine.workspace.WorkspaceReading;
import dev.leeway.engine.workspace.WorkspaceReader;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationHistory;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.RunningWork;
import dev.leeway.desktop.state.Sight;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What could become of a state: nothing open, refused, grown old, half synced. Made by the same
 * events that would bring it about, so that the pictures show what an operator would see. Pure.
 */
final class Situations {
    private static final Duration OLD = Duration.ofMinutes(47);

    private final AppState state;

    /** A workspace file as it is typed in a hurry. */
    private static final String MISTAKEN =
            """
            apiVersion: leeway.dev/v1alpha1
            kind: Workspace
            metadata: {name: shop}
            repositories:
              - {name: shop, url: https://git.example.com/shop/platform.git, revision: 1.10}
            clusters:
              - {name: prod, context: prod, protected: yes}
            applications:
              - name: checkout
                source: {repository: shop, path: apps/checkout}
                destination: {cluster: dev, namspace: checkout}
            """;

    private final Text text;

    Situations(AppState state, Text text) {
        this.state = state;
        this.text = text;
    }

    /** Returns the state of a window that nothing was opened in. */
    AppState nothingOpen() {
        return AppState.first(state.preferences(), state.now());
    }

    /** Returns the state while the workspace is being opened. */
    AppState opening() {
        return nothingOpen()
                .after(new AppEvent.WorkspaceOpening(state.workspace().name(), state.now()));
    }

    /** Returns the state after a workspace file with mistakes. */
    AppState refused() {
        return nothingOpen()
                .after(
                        new AppEvent.WorkspaceRefused(
                                state.workspace().name(),
                                List.of(
                                        new Trouble(
                                                text.text("workspace.not-opened", "leeway.yaml"),
                                                mistakes(),
                                                text.text("picture.refused-next")))));
    }

    private String mistakes() {
        Path file = Path.of("leeway.yaml");
        WorkspaceReading reading =
                WorkspaceReader.ofUser().read(file, MISTAKEN.getBytes(StandardCharsets.UTF_8));
        return switch (reading) {
            case WorkspaceReading.Read _ -> "";
            case WorkspaceReading.Refused refused -> new EngineWords(text).words(refused.said());
        };
    }

    /** Returns the state of a workspace without applications. */
    AppState empty() {
        return nothingOpen()
                .after(
                        new AppEvent.WorkspaceOpened(
                                state.workspace().name(),
                                state.workspace().practice(),
                                state.clusters().toList(),
                                List.of()));
    }

    /** Returns the state some time after the network was lost. */
    AppState old() {
        List<AppEvent> events = new ArrayList<>();
        state.running().forEach(work -> events.add(new AppEvent.WorkEnded(work.id())));
        for (ClusterState cluster : state.clusters().toList()) {
            events.add(
                    new AppEvent.ClusterSeen(
                            cluster.name(),
                            ClusterState.Connection.UNREACHABLE,
                            text.text("picture.unreachable")));
        }
        for (ApplicationState app : state.applications().toList()) {
            events.add(
                    new AppEvent.FetchFailed(
                            app.repository(), text.text("picture.unreachable"), state.now()));
            events.add(
                    new AppEvent.ComparisonFailed(
                            app.name(),
                            Sight.Reading.NOT_READ,
                            unreachable(app.name()),
                            state.now()));
        }
        events.add(new AppEvent.Ticked(state.now().plus(OLD)));
        return after(state, events);
    }

    /** Returns the state of a workspace that was just opened: nothing is compared yet. */
    AppState comparing() {
        List<AppEvent> events = new ArrayList<>();
        List<ApplicationState> untouched = new ArrayList<>();
        for (ApplicationState app : state.applications().toList()) {
            untouched.add(
                    app.withFindings(new Loadable.Unasked<>())
                            .withSight(Sight.CLEAR)
                            .withPlan(new Loadable.Unasked<>()));
            events.add(new AppEvent.ComparisonStarted(app.name(), state.now()));
            events.add(
                    new AppEvent.WorkStarted(
                            new RunningWork(
                                    "picture-" + app.name(),
                                    RunningWork.Kind.COMPARE,
                                    app.name(),
                                    0,
                                    0,
                                    state.now().minusSeconds(2),
                                    Optional.of(app.name()))));
        }
        events.addFirst(
                new AppEvent.WorkspaceOpened(
                        state.workspace().name(),
                        state.workspace().practice(),
                        state.clusters().toList(),
                        untouched));
        return after(nothingOpen(), events);
    }

    /** Returns the state with work under way and things that were told. */
    AppState busy() {
        List<AppEvent> events = new ArrayList<>();
        List<ApplicationState> apps = state.applications().toList();
        for (int i = Math.min(3, apps.size()) - 1; i >= 0; i--) {
            String name = apps.get(i).name();
            events.add(
                    new AppEvent.WorkStarted(
                            new RunningWork(
                                    "picture-" + i,
                                    i == 0 ? RunningWork.Kind.SYNC : RunningWork.Kind.COMPARE,
                                    name,
                                    i == 0 ? 14 : 3,
                                    i == 0 ? 32 : 0,
                                    state.now().minus(Duration.ofSeconds(8L * (i + 1))),
                                    Optional.of(name))));
            events.add(
                    new AppEvent.NoticePosted(
                            new Notice(
                                    i == 0,
                                    i == 0 ? unreachable(name) : told(name),
                                    state.now().minus(Duration.ofMinutes(7L * (i + 1))),
                                    new Route.Application(name, Route.Tab.DRIFT))));
        }
        return after(state, events);
    }

    /** Returns the state in which an application was never synced. */
    AppState withoutHistory(String application) {
        return state.after(new AppEvent.HistoryArrived(application, List.of(), state.now()));
    }

    /** Returns the state in which an application's history cannot be read. */
    AppState historyFailed(String application) {
        return nothingOf(application)
                .after(
                        new AppEvent.HistoryFailed(
                                application,
                                new Trouble(
                                        text.text("picture.ledger"),
                                        text.text("picture.ledger-why"),
                                        text.text("picture.ledger-next")),
                                state.now()));
    }

    /** Returns the state in which no plan can be made. */
    AppState planFailed(String application) {
        return state.after(
                new AppEvent.PlanFailed(application, unreachable(application), state.now()));
    }

    /** Returns the state while a plan is made. */
    AppState planning(String application) {
        return state.after(new AppEvent.PlanStarted(application, state.now()));
    }

    /** The state with applications of which nothing but their comparison was read. */
    private AppState nothingOf(String application) {
        List<ApplicationState> apps =
                state.applications().toList().stream()
                        .map(
                                app ->
                                        app.name().equals(application)
                                                ? app.withHistory(
                                                        new ApplicationHistory(
                                                                new Loadable.Unasked<>(),
                                                                new Loadable.Unasked<>()))
                                                : app)
                        .toList();
        return state.after(
                new AppEvent.WorkspaceOpened(
                        state.workspace().name(),
                        state.workspace().practice(),
                        state.clusters().toList(),
                        apps));
    }

    private Trouble told(String application) {
        return new Trouble(text.text("picture.told", application), "", "");
    }

    private Trouble unreachable(String application) {
        return new Trouble(
                text.text("trouble.stage.live", application),
                text.text("picture.unreachable"),
                text.text("picture.unreachable-next"));
    }

    /** Returns the state in the middle of the run of a plan under review; empty without a plan. */
    Optional<AppState> syncing() {
        return state.applications().toList().stream()
                .filter(app -> app.plan() instanceof Loadable.Loaded<PlanState>)
                .filter(app -> app.sync().isEmpty())
                .findFirst()
                .map(app -> after(state, run(app.name(), app.plan().latest().orElseThrow())));
    }

    private List<AppEvent> run(String application, PlanState plan) {
        List<AppEvent> events = new ArrayList<>();
        events.add(
                new AppEvent.SyncStarted(
                        application, plan, state.now().minus(Duration.ofSeconds(2))));
        int half = (plan.steps().size() + 1) / 2;
        for (int step = 0; step < half; step++) {
            PlanState.Row row = plan.steps().get(step);
            events.add(
                    new AppEvent.StepChanged(
                            application,
                            step,
                            row.verb().writes()
                                    ? new Outcome.Done(Duration.ofMillis(140 + 37L * step))
                                    : new Outcome.Held(row.summary())));
        }
        if (half < plan.steps().size()) {
            events.add(
                    new AppEvent.StepChanged(
                            application,
                            half,
                            new Outcome.Running(state.now().minus(Duration.ofSeconds(1)))));
        }
        return events;
    }

    private static AppState after(AppState first, List<AppEvent> events) {
        AppState last = first;
        for (AppEvent event : events) {
            last = last.after(event);
        }
        return last;
    }
}
