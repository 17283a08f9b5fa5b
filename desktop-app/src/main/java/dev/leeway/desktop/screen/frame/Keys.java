package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.DeepLink;
import dev.leeway.desktop.state.Route;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What keys do wherever the window is, by the table of {@link Key}; a screen gets what is left. */
final class Keys {
    private static final Map<Key, Route> PAGES =
            Map.of(
                    Key.GO_OVERVIEW, new Route.Overview(),
                    Key.GO_APPLICATIONS, new Route.Applications(),
                    Key.GO_REPOSITORIES, new Route.Repositories(),
                    Key.GO_CLUSTERS, new Route.Clusters(),
                    Key.GO_BYPASSES, new Route.Bypasses(),
                    Key.GO_ACTIVITY, new Route.Activity(),
                    Key.GO_INSIGHTS, new Route.Insights(),
                    Key.GO_SETTINGS, new Route.Settings(),
                    Key.GO_WELCOME, new Route.Welcome());

    private final Desk desk;
    private final Frame frame;
    private final Map<Key, BooleanSupplier> actions;
    private boolean going;

    Keys(Desk desk, Frame frame) {
        this.desk = desk;
        this.frame = frame;
        this.actions = actions();
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
        if (everywhere.filter(key -> key == Key.PASSPHRASE).isPresent()) {
            return frame.takeQuestion();
        }
        if (frame.isAnswering()) {
            return false;
        }
        boolean withModifier = event.isShortcutDown() || event.isAltDown() || event.isMetaDown();
        if (frame.typing() && !event.isAltDown()) {
            return false;
        }
        if (going && !withModifier) {
            going = false;
            Optional<Key> page = Key.pressed(Key.Area.PAGES, event);
            if (page.isPresent()) {
                desk.goTo(Objects.requireNonNull(PAGES.get(page.get())));
                return true;
            }
        }
        if (everywhere.map(actions::get).map(BooleanSupplier::getAsBoolean).orElse(false)) {
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

    private Map<Key, BooleanSupplier> actions() {
        Map<Key, BooleanSupplier> actions = new EnumMap<>(Key.class);
        actions.put(Key.HELP, done(frame::openCheatSheet));
        actions.put(Key.FILTER, () -> frame.screen().map(Screen::focusFilter).orElse(false));
        actions.put(Key.BACK, done(() -> desk.store().dispatch(new AppEvent.WentBack())));
        actions.put(Key.FORWARD, done(() -> desk.store().dispatch(new AppEvent.WentForward())));
        actions.put(Key.FETCH, done(() -> desk.commands().fetch()));
        actions.put(Key.COPY_LINK, done(() -> desk.commands().copy(DeepLink.of(frame.place()))));
        actions.put(Key.TASKS, done(frame::openTasks));
        actions.put(
                Key.THEME, done(() -> desk.prefer(known -> known.with(known.otherAppearance()))));
        return actions;
    }

    private static BooleanSupplier done(Runnable action) {
        return () -> {
            action.run();
            return true;
        };
    }

    /** Enter and space on a button press the button. */
    private boolean onButton() {
        Node owner = frame.getScene().getFocusOwner();
        return owner instanceof ButtonBase;
    }
}
