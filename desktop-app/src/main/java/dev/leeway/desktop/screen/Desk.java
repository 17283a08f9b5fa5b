package dev.leeway.desktop.screen;

import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Commands;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.desktop.work.UiThread;

/**
 * What every screen is given.
 *
 * @param store the state
 * @param commands what can be asked for
 * @param text the words
 * @param work for calculations that are too long for the window's thread
 * @param ui the window's thread
 * @param readings what screens read beyond the state
 */
public record Desk(
        Store store,
        Commands commands,
        Text text,
        BackgroundWork work,
        UiThread ui,
        Readings readings) {
    /** Goes to a place. */
    public void goTo(Route route) {
        store.dispatch(new AppEvent.Navigated(route));
    }
}
