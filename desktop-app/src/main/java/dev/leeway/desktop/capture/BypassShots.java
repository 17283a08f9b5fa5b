package dev.leeway.desktop.capture;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Route;

import java.util.List;

/** The bypasses. */
final class BypassShots {
    private BypassShots() {}

    static List<Shot> of(AppState state) {
        return List.of(Shot.of("bypasses", state, new Route.Bypasses()));
    }
}
