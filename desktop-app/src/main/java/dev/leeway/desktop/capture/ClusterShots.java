package dev.leeway.desktop.capture;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Route;

import java.util.List;

/** The clusters. */
final class ClusterShots {
    private ClusterShots() {}

    static List<Shot> of(AppState state) {
        return List.of(Shot.of("clusters", state, new Route.Clusters()));
    }
}
