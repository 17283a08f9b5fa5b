package dev.leeway.desktop.capture;

import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Text;

import java.util.ArrayList;
import java.util.List;

/** Bad days, page by page: nothing open, nothing there yet, nothing to be read. */
final class TroubleShots {
    private TroubleShots() {}

    static List<Shot> of(AppState state, Text text) {
        Situations situations = new Situations(state, text);
        SilentReadings silent = new SilentReadings(text);
        AppState none = situations.nothingOpen();
        List<Shot> shots = new ArrayList<>();
        shots.add(none("none-activity", none, new Route.Activity()));
        shots.add(none("none-repositories", none, new Route.Repositories()));
        shots.add(none("none-clusters", none, new Route.Clusters()));
        shots.add(Shot.of("comparing-overview", situations.comparing(), new Route.Overview()));
        shots.add(
                Shot.of(
                        "comparing-applications",
                        situations.comparing(),
                        new Route.Applications()));
        shots.add(
                Shot.of("clusters-silent", situations.old(), new Route.Clusters()).reading(silent));
        shots.add(Shot.of("activity-silent", state, new Route.Activity()).reading(silent));
        shots.add(Shot.of("insights-silent", state, new Route.Insights()).reading(silent));
        AppState busy = situations.busy();
        shots.add(Shot.of("tasks-busy", busy, new Route.Applications(), Frame::openTasks));
        shots.add(Shot.of("notices-some", busy, new Route.Overview(), Frame::openNotices));
        state.applications().toList().stream()
                .filter(app -> app.findings().latest().isPresent())
                .filter(app -> app.tally().differences() == 0)
                .findFirst()
                .map(ApplicationState::name)
                .ifPresent(
                        name -> {
                            shots.add(
                                    Shot.of(
                                            "drift-none",
                                            state,
                                            new Route.Application(name, Route.Tab.DRIFT)));
                            shots.add(
                                    Shot.of(
                                            "history-none",
                                            situations.withoutHistory(name),
                                            new Route.Application(name, Route.Tab.HISTORY)));
                            shots.add(
                                    Shot.of(
                                            "history-failed",
                                            situations.historyFailed(name),
                                            new Route.Application(name, Route.Tab.HISTORY)));
                            shots.add(
                                    Shot.of(
                                            "plan-failed",
                                            situations.planFailed(name),
                                            new Route.PlanAndSync(name)));
                            shots.add(
                                    Shot.of(
                                            "plan-making",
                                            situations.planning(name),
                                            new Route.PlanAndSync(name)));
                        });
        return shots;
    }

    private static Shot none(String name, AppState state, Route route) {
        return Shot.of(name, state, route).reading(Readings.NONE);
    }
}
