package dev.leeway.desktop.capture;

import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Route;

import javafx.scene.input.KeyCode;

import java.util.List;

/** The pages that stand alone, and what lies over them. */
final class PageShots {
    private PageShots() {}

    static List<Shot> of(AppState state) {
        return List.of(
                Shot.of("overview", state, new Route.Overview()),
                Shot.of("applications", state, new Route.Applications()),
                Shot.of("applications-peek", state, new Route.Applications(), PageShots::peeking),
                Shot.of("activity", state, new Route.Activity()),
                Shot.of("insights", state, new Route.Insights()),
                Shot.of("settings", state, new Route.Settings()),
                Shot.of("welcome", state, new Route.Welcome()),
                Shot.of("palette", state, new Route.Overview(), Frame::openPalette),
                Shot.of("keys", state, new Route.Applications(), Frame::openCheatSheet),
                Shot.of("tasks", state, new Route.Applications(), Frame::openTasks),
                Shot.of("notices", state, new Route.Overview(), Frame::openNotices));
    }

    /** In a wide window the closer look is there already. */
    private static void peeking(Frame frame) {
        if (frame.lookup(".peek-facts") == null) {
            frame.screen().ifPresent(screen -> screen.key(KeyCode.SPACE));
        }
    }
}
