package dev.leeway.desktop.capture;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.Route;

import javafx.scene.input.KeyCode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sides of an application, its plan and its sync. */
final class ApplicationShots {
    private ApplicationShots() {}

    static List<Shot> of(AppState state) {
        List<Shot> shots = new ArrayList<>();
        List<ApplicationState> apps = state.applications().toList();
        largest(apps)
                .ifPresent(
                        name -> {
                            Route drift = new Route.Application(name, Route.Tab.DRIFT);
                            shots.add(
                                    Shot.of(
                                            "application",
                                            state,
                                            new Route.Application(name, Route.Tab.RESOURCES)));
                            Route resources = new Route.Application(name, Route.Tab.RESOURCES);
                            shots.add(
                                    Shot.of(
                                            "application-graph",
                                            state,
                                            resources,
                                            ClusterShots.pressing(KeyCode.V)));
                            shots.add(
                                    Shot.of(
                                            "application-object",
                                            state,
                                            resources,
                                            ClusterShots.pressing(KeyCode.E)));
                            shots.add(Shot.of("drift", state, drift));
                            shots.add(
                                    Shot.of(
                                            "history",
                                            state,
                                            new Route.Application(name, Route.Tab.HISTORY)));
                            shots.add(
                                    Shot.of(
                                            "drift-fields",
                                            state,
                                            drift,
                                            frame ->
                                                    frame.screen()
                                                            .ifPresent(s -> s.key(KeyCode.T))));
                        });
        apps.stream()
                .filter(ApplicationShots::touchedByHand)
                .findFirst()
                .map(app -> new Route.Application(app.name(), Route.Tab.DRIFT))
                .ifPresent(
                        route ->
                                shots.add(
                                        Shot.of(
                                                "drift-by-hand",
                                                state,
                                                route,
                                                ClusterShots.pressing(KeyCode.J))));
        apps.stream()
                .filter(ApplicationShots::hasAdditions)
                .findFirst()
                .map(app -> new Route.Application(app.name(), Route.Tab.RESOURCES))
                .ifPresent(
                        route -> {
                            shots.add(Shot.of("application-added", state, route));
                            shots.add(
                                    Shot.of(
                                            "drift-added",
                                            state,
                                            new Route.Application(route.name(), Route.Tab.ADDED)));
                        });
        apps.stream()
                .filter(app -> app.findings().latest().isPresent() && !hasAdditions(app))
                .findFirst()
                .map(app -> new Route.Application(app.name(), Route.Tab.ADDED))
                .ifPresent(route -> shots.add(Shot.of("drift-added-none", state, route)));
        apps.stream()
                .filter(app -> app.findings() instanceof Loadable.Failed<?>)
                .findFirst()
                .map(app -> new Route.Application(app.name(), Route.Tab.RESOURCES))
                .ifPresent(route -> shots.add(Shot.of("application-failed", state, route)));
        apps.stream()
                .filter(app -> app.plan() instanceof Loadable.Loaded<PlanState>)
                .filter(app -> app.sync().isEmpty())
                .findFirst()
                .map(app -> new Route.PlanAndSync(app.name()))
                .ifPresent(route -> shots.add(Shot.of("plan", state, route)));
        apps.stream()
                .filter(app -> app.sync().isPresent())
                .map(ApplicationState::name)
                .forEach(
                        name ->
                                shots.add(
                                        Shot.of(
                                                "sync-" + name,
                                                state,
                                                new Route.PlanAndSync(name))));
        return shots;
    }

    /** Whether somebody changed several objects of an application with kubectl. */
    private static boolean touchedByHand(ApplicationState app) {
        return app.findings().latest().map(Findings::objects).orElse(List.of()).stream()
                        .flatMap(object -> object.fields().stream())
                        .filter(field -> field.who().startsWith("kubectl"))
                        .count()
                > 2;
    }

    /** Whether somebody put something into an object that Git does not ask for. */
    private static boolean hasAdditions(ApplicationState app) {
        return app.findings().latest().map(Findings::objects).orElse(List.of()).stream()
                .anyMatch(object -> !object.added().isEmpty());
    }

    /** The application with the most differences, or the one with the most objects. */
    static Optional<String> largest(List<ApplicationState> apps) {
        return apps.stream()
                .filter(app -> app.findings().latest().isPresent())
                .max(
                        Comparator.comparingInt((ApplicationState app) -> app.tally().differences())
                                .thenComparingInt(app -> app.tally().total()))
                .map(ApplicationState::name);
    }
}
