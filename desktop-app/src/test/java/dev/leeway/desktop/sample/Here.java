package dev.leeway.desktop.sample;

import dev.leeway.desktop.work.UiThread;

/**
 * The test's own thread in the place of the window's: what is posted is done before the next line.
 */
public final class Here implements UiThread {
    /** It. */
    public static final UiThread THREAD = new Here();

    private Here() {}

    @Override
    public boolean isCurrent() {
        return true;
    }

    @Override
    public void post(Runnable action) {
        action.run();
    }
}
