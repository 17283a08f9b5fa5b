package dev.leeway.desktop.capture;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Route;

import java.util.List;

/** The repositories. */
final class RepositoryShots {
    private RepositoryShots() {}

    static List<Shot> of(AppState state) {
        return List.of(Shot.of("repositories", state, new Route.Repositories()));
    }
}
