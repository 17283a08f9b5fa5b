package dev.leeway.desktop.capture;

import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.BrowsingState;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.resource.GroupKind;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;

import java.util.List;
import java.util.function.Consumer;

/**
 * The clusters: their pods and one of them, one Deployment from every side, a Secret, and nothing
 * at all.
 */
final class ClusterShots {
    private ClusterShots() {}

    static List<Shot> of(AppState state) {
        Route clusters = new Route.Clusters();
        AppState deployments =
                at(state, BrowsingState.FIRST.at(new GroupKind("apps", "Deployment")));
        AppState secrets = at(state, BrowsingState.FIRST.at(new GroupKind("", "Secret")));
        AppState none =
                at(
                        state,
                        BrowsingState.FIRST
                                .at(new GroupKind("batch", "Job"))
                                .in(List.of("kube-public")));
        return List.of(
                Shot.of("clusters", state, clusters),
                Shot.of("clusters-pod", state, clusters, pressing(KeyCode.Y)),
                Shot.of("clusters-wide", deployments, clusters, pressing(KeyCode.W)),
                Shot.of("clusters-yaml", deployments, clusters, pressing(KeyCode.Y)),
                Shot.of("clusters-kinds", deployments, clusters, ClusterShots::kindsBeside),
                Shot.of("clusters-events", deployments, clusters, pressing(KeyCode.E)),
                Shot.of("clusters-logs", deployments, clusters, pressing(KeyCode.L)),
                Shot.of("clusters-owners", deployments, clusters, pressing(KeyCode.O)),
                Shot.of("clusters-access", deployments, clusters, pressing(KeyCode.P)),
                Shot.of("clusters-secret", secrets, clusters, pressing(KeyCode.Y)),
                Shot.of("clusters-empty", none, clusters));
    }

    private static AppState at(AppState state, BrowsingState place) {
        return state.after(new AppEvent.Browsed(place));
    }

    /** The kinds beside an object, where the window is so narrow that they made room for it. */
    private static void kindsBeside(Frame frame) {
        pressing(KeyCode.Y).accept(frame);
        frame.applyCss();
        frame.layout();
        if (frame.lookup(".cluster-rail .button") instanceof Button back) {
            back.fire();
        }
    }

    static Consumer<Frame> pressing(KeyCode code) {
        return frame -> frame.screen().ifPresent(screen -> screen.key(code));
    }
}
