package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.work.UiThread;

/**
 * JavaFX's thread, on which what is read in the background is there before the next line of a test.
 */
final class AtOnce implements UiThread {
    static final UiThread THREAD = new AtOnce();

    private AtOnce() {}

    @Override
    public boolean isCurrent() {
        return Fx.THREAD.isCurrent();
    }

    @Override
    public void post(Runnable action) {
        action.run();
    }
}
