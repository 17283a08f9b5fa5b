package dev.leeway.desktop.screen;

import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Commands;
import dev.leeway.desktop.state.ListMemory;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.state.Undo;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.desktop.work.UiThread;

import java.util.function.UnaryOperator;

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
    /** Changes what the operator chose about the window, and keeps it. */
    public void prefer(UnaryOperator<Preferences> change) {
        Preferences known = store.state().preferences();
        Preferences chosen = change.apply(known);
        if (!chosen.equals(known)) {
            store.dispatch(new AppEvent.Preferred(chosen));
            commands.keep(chosen);
        }
    }

    /** Takes back what can be taken back; its notice offers that no more. */
    public void takeBack(Undo undo) {
        commands.undo(undo);
        store.dispatch(new AppEvent.TakenBack(undo));
    }

    /** Returns how a list was left; lists are named after their page. */
    public ListMemory memory(String list) {
        return store.state().preferences().list(list);
    }

    /** Keeps how a list is left. */
    public void remember(String list, UnaryOperator<ListMemory> change) {
        prefer(known -> known.withList(list, change.apply(known.list(list))));
    }

    /** Goes to a place. */
    public void goTo(Route route) {
        store.dispatch(new AppEvent.Navigated(route));
    }
}
