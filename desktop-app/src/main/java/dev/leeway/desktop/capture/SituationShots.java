package dev.leeway.desktop.capture;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Text;

import java.util.ArrayList;
import java.util.List;

/** What a state could become, on the screens where it shows. */
final class SituationShots {
    private SituationShots() {}

    static List<Shot> of(AppState state, Text text) {
        Situations situations = new Situations(state, text);
        Route overview = new Route.Overview();
        List<Shot> shots = new ArrayList<>();
        shots.add(Shot.of("none", situations.nothingOpen(), overview));
        shots.add(Shot.of("welcome-first", situations.nothingOpen(), new Route.Welcome()));
        shots.add(Shot.of("opening", situations.opening(), overview));
        shots.add(Shot.of("refused", situations.refused(), overview));
        shots.add(Shot.of("empty", situations.empty(), new Route.Applications()));
        AppState old = situations.old();
        shots.add(Shot.of("old-overview", old, overview));
        shots.add(Shot.of("old-applications", old, new Route.Applications()));
        ApplicationShots.largest(old.applications().toList())
                .map(name -> new Route.Application(name, Route.Tab.DRIFT))
                .ifPresent(route -> shots.add(Shot.of("old-drift", old, route)));
        ApplicationShots.largest(old.applications().toList())
                .map(name -> new Route.Application(name, Route.Tab.RESOURCES))
                .ifPresent(route -> shots.add(Shot.of("old-application", old, route)));
        shots.add(
                Shot.of(
                        "old-applications-peek",
                        old,
                        new Route.Applications(),
                        PageShots::peeking));
        situations
                .syncing()
                .ifPresent(
                        syncing ->
                                syncing.applications().toList().stream()
                                        .filter(ApplicationState::isSyncing)
                                        .findFirst()
                                        .map(app -> new Route.PlanAndSync(app.name()))
                                        .ifPresent(
                                                route ->
                                                        shots.add(
                                                                Shot.of(
                                                                        "sync-running",
                                                                        syncing,
                                                                        route))));
        return shots;
    }
}
