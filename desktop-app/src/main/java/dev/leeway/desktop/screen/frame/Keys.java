package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Map;

/** What keys do wherever the window is; a screen gets what is left. */
final class Keys {
    private static final Map<KeyCode, Route> PAGES =
            Map.of(
                    KeyCode.O, new Route.Overview(),
                    KeyCode.A, new Route.Applications(),
                    KeyCode.R, new Route.Repositories(),
                    KeyCode.C, new Route.Clusters(),
                    KeyCode.B, new Route.Bypasses(),
                    KeyCode.T, new Route.Activity(),
                    KeyCode.I, new Route.Insights(),
                    KeyCode.S, new Route.Settings());

    private final Desk desk;
    private final Frame frame;
    private boolean going;

    Keys(Desk desk, Frame frame) {
        this.desk = desk;
        this.frame = frame;
    }

    void pressed(KeyEvent event) {
        if (act(event)) {
            event.consume();
        }
    }

    private boolean act(KeyEvent event) {
        KeyCode code = event.getCode();
        if (event.isShortcutDown() && code == KeyCode.K) {
            frame.openPalette();
            return true;
        }
        if (code == KeyCode.ESCAPE && frame.hasOverlay()) {
            frame.closeOverlay();
            return true;
        }
        if (frame.hasOverlay()) {
            return false;
        }
        if (event.isAltDown() && code == KeyCode.LEFT) {
            desk.store().dispatch(new AppEvent.WentBack());
            return true;
        }
        if (event.isAltDown() && code == KeyCode.RIGHT) {
            desk.store().dispatch(new AppEvent.WentForward());
            return true;
        }
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown() || typing()) {
            return false;
        }
        return plain(event, code);
    }

    private boolean plain(KeyEvent event, KeyCode code) {
        if (going) {
            going = false;
            Route page = PAGES.get(code);
            if (page != null) {
                desk.goTo(page);
                return true;
            }
        }
        if (event.getText().equals("?") || (code == KeyCode.SLASH && event.isShiftDown())) {
            frame.openCheatSheet();
            return true;
        }
        if (code == KeyCode.G) {
            going = true;
            return true;
        }
        if (code == KeyCode.SLASH) {
            return frame.screen().map(Screen::focusFilter).orElse(false);
        }
        if (code == KeyCode.L && event.isShiftDown()) {
            Preferences known = desk.store().state().preferences();
            Preferences chosen = known.withDark(!known.dark());
            desk.store().dispatch(new AppEvent.Preferred(chosen));
            desk.commands().keep(chosen);
            return true;
        }
        if (code == KeyCode.F && !event.isShiftDown()) {
            desk.commands().fetch();
            return true;
        }
        if ((code == KeyCode.ENTER || code == KeyCode.SPACE) && onButton()) {
            return false;
        }
        return frame.screen().map(screen -> screen.key(code)).orElse(false);
    }

    private boolean typing() {
        Node owner = frame.getScene() == null ? null : frame.getScene().getFocusOwner();
        return owner instanceof TextInputControl;
    }

    /** Enter and space on a button press the button. */
    private boolean onButton() {
        Node owner = frame.getScene().getFocusOwner();
        return owner instanceof ButtonBase;
    }
}
