package dev.leeway.desktop.sample;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.themes.Theme;
import java.util.function.Function;
import javafx.scene.Scene;

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

    @Override
    public void close() {
        frame.close();
    }
}
