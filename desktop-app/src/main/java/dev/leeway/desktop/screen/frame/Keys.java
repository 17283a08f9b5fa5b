package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.DeepLink;
import dev.leeway.desktop.state.Route;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Optional;

/** What keys do wherever the window is, by the table of {@link Key}; a screen gets what is left. */
final class Keys {
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
        Optional<Key> everywhere = Key.pressed(Key.Area.EVERYWHERE, event);
        if (everywhere.filter(key -> key == Key.PALETTE).isPresent()) {
            frame.openPalette();
            return true;
        }
        if (frame.hasOverlay()) {
            if (everywhere.filter(key -> key == Key.CLOSE).isPresent()) {
                frame.closeOverlay();
                return true;
            }
            return false;
        }
        boolean withModifier =
                event.isShortcutDown() || event.isAltDown() || event.isMetaDown();
        if (typing() && !event.isAltDown()) {
            return false;
        }
        if (going && !withModifier) {
            going = false;
            Optional<Key> page = Key.pressed(Key.Area.PAGES, event);
            if (page.isPresent()) {
                desk.goTo(page(page.get()));
                return true;
            }
        }
        if (everywhere.isPresent() && act(everywhere.get())) {
            return true;
        }
        if (withModifier) {
            return false;
        }
        if (event.getCode() == Key.LEADER) {
            going = true;
            return true;
        }
        if ((event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) && onButton()) {
            return false;
        }
        return frame.screen().map(screen -> screen.key(event.getCode())).orElse(false);
    }

    private boolean act(Key key) {
        switch (key) {
            case HELP -> frame.openCheatSheet();
            case FILTER -> {
                return frame.screen().map(Screen::focusFilter).orElse(false);
            }
            case BACK -> desk.store().dispatch(new AppEvent.WentBack());
            case FORWARD -> desk.store().dispatch(new AppEvent.WentForward());
            case FETCH -> desk.commands().fetch();
            case COPY_LINK ->
                    desk.commands()
                            .copy(DeepLink.of(desk.store().state().navigation().current()));
            case TASKS -> frame.openTasks();
            case THEME -> desk.prefer(known -> known.with(known.otherAppearance()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Route page(Key key) {
        return switch (key) {
            case GO_APPLICATIONS -> new Route.Applications();
            case GO_REPOSITORIES -> new Route.Repositories();
            case GO_CLUSTERS -> new Route.Clusters();
            case GO_BYPASSES -> new Route.Bypasses();
            case GO_ACTIVITY -> new Route.Activity();
            case GO_INSIGHTS -> new Route.Insights();
            case GO_SETTINGS -> new Route.Settings();
            case GO_WELCOME -> new Route.Welcome();
            default -> new Route.Overview();
        };
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
