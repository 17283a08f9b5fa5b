package dev.leeway.desktop.capture;

import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Route;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;

import java.util.List;

/** The pages that stand alone, and what lies over them. */
final class PageShots {
    /** What stays in sight above a part that was scrolled to. */
    private static final double MARGIN = 20;

    private PageShots() {}

    static List<Shot> of(AppState state) {
        return List.of(
                Shot.of("overview", state, new Route.Overview()),
                Shot.of("applications", state, new Route.Applications()),
                Shot.of("applications-peek", state, new Route.Applications(), PageShots::peeking),
                Shot.of("activity", state, new Route.Activity()),
                Shot.of("insights", state, new Route.Insights()),
                Shot.of("settings", state, new Route.Settings()),
                Shot.of(
                        "settings-rules",
                        state,
                        new Route.Settings(),
                        frame -> scrollTo(frame, ".rules-section")),
                Shot.of("welcome", state, new Route.Welcome()),
                Shot.of("palette", state, new Route.Overview(), Frame::openPalette),
                Shot.of("keys", state, new Route.Applications(), Frame::openCheatSheet),
                Shot.of("tasks", state, new Route.Applications(), Frame::openTasks),
                Shot.of("notices", state, new Route.Overview(), Frame::openNotices));
    }

    /** Scrolls the page so that a part of it stands at the top, as far as the page goes. */
    private static void scrollTo(Frame frame, String part) {
        Node wanted = frame.lookup(part);
        if (wanted != null && frame.lookup(".screen > .scroll-pane") instanceof ScrollPane scroll) {
            Node content = scroll.getContent();
            double top = wanted.localToScene(wanted.getLayoutBounds()).getMinY();
            double below = top - content.localToScene(content.getLayoutBounds()).getMinY();
            double hidden =
                    content.getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(hidden <= 0 ? 0 : Math.min(1, (below - MARGIN) / hidden));
        }
    }

    /** In a wide window the closer look is there already. */
    static void peeking(Frame frame) {
        if (frame.lookup(".peek-facts") == null) {
            frame.screen().ifPresent(screen -> screen.key(KeyCode.SPACE));
        }
    }
}
