package dev.leeway.desktop.screen;

import dev.leeway.desktop.control.diff.DiffPane;

/** Lets two texts be laid out as they were left, over pages and starts. */
public final class DiffMemory {
    private DiffMemory() {}

    /** Lays a pane out as it was left, and keeps from now on how it is left. Window's thread. */
    public static DiffPane keep(Desk desk, DiffPane pane) {
        pane.keepLayout(
                desk.store().state().preferences().diffs(),
                chosen -> desk.prefer(preferences -> preferences.with(chosen)));
        return pane;
    }
}
