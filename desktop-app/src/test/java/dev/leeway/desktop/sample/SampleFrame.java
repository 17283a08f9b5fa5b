package dev.leeway.desktop.sample;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Commands;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.themes.Theme;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;

/**
 * The whole content of the window without a window, in the dark theme. Belongs to JavaFX's thread.
 *
 * @param frame the content
 * @param store the state that it shows
 */
public record SampleFrame(Frame frame, Store store) implements AutoCloseable {
    /**
     * Makes it at a place and lays it out.
     *
     * @param sample the state, and the words
     * @param desk makes what the screens work with, of the store
     */
    public static SampleFrame at(
            Route route,
            SampleWorkspace sample,
            int width,
            int height,
            Function<Store, Desk> desk) {
        Store store = new Store(Fx.THREAD, sample.state());
        store.dispatch(new AppEvent.Navigated(route));
        Frame frame = new Frame(desk.apply(store));
        Themes themes = new Themes();
        themes.loadFonts();
        themes.apply(new Scene(frame, width, height), Theme.DARK);
        Fx.settle(frame);
        return new SampleFrame(frame, store);
    }

    /** Makes it with work that is done at once; the readings are what the machine has to tell. */
    public static SampleFrame at(
            Route route, SampleWorkspace sample, Commands commands, Readings readings) {
        return at(
                route,
                sample,
                1440,
                900,
                store -> SampleDesk.of(store, commands, sample.text(), readings));
    }

    /** Returns all words that are shown. */
    public Set<String> words() {
        Set<String> words = new HashSet<>();
        collect(frame, words);
        return words;
    }

    private static void collect(Node node, Set<String> words) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            words.add(labeled.getText());
        }
        if (node.getAccessibleRole() == AccessibleRole.TEXT_AREA
                && node.queryAccessibleAttribute(AccessibleAttribute.TEXT) instanceof String text) {
            words.add(text);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    @Override
    public void close() {
        frame.close();
    }
}
