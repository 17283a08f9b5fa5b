package dev.leeway.desktop;

import dev.leeway.desktop.session.Opening;
import dev.leeway.desktop.session.PreferencesFile;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.FxThread;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Opens the window. JavaFX is started here and by pictures, nowhere else. */
public final class DesktopLauncher {
    private final Text text;
    private final String operator;
    private final InstantSource clock;
    private final PreferencesFile preferences;

    /**
     * Makes a launcher.
     *
     * @param text the words
     * @param operator who approves plans, as the operating system names the user
     * @param clock tells the time
     * @param preferences where the operator's choices about the window are kept
     */
    public DesktopLauncher(
            Text text, String operator, InstantSource clock, PreferencesFile preferences) {
        this.text = text;
        this.operator = operator;
        this.clock = clock;
        this.preferences = preferences;
    }

    /**
     * Opens the window at once, then the workspace behind it, and returns when the window was
     * closed. Called on a thread that is not JavaFX's.
     *
     * @param name what the workspace is called until it is open
     * @param opening opens the workspace, away from the window's thread
     */
    public void open(String name, Opening opening) throws InterruptedException {
        FxThread ui = new FxThread();
        ui.startToolkit();
        CountDownLatch closed = new CountDownLatch(1);
        ui.post(
                () -> {
                    LeewayWindow window = new LeewayWindow(ui, text, operator, clock, preferences);
                    window.onClosed(closed::countDown);
                    window.show();
                    window.open(name, opening);
                });
        closed.await();
        ui.stopToolkit();
    }
}
