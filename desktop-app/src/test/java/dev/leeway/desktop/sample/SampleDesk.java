package dev.leeway.desktop.sample;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Commands;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.InlineWork;

/** What screens work with in a test: work is done at once, on JavaFX's thread. */
public final class SampleDesk {
    private SampleDesk() {}

    /** Makes one whose commands nobody looks at. */
    public static Desk of(Store store, Text text, Readings readings) {
        return of(store, new RecordingCommands(), text, readings);
    }

    /** Makes one. */
    public static Desk of(Store store, Commands commands, Text text, Readings readings) {
        return new Desk(store, commands, text, new InlineWork(), Fx.THREAD, readings);
    }
}
