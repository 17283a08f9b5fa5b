package dev.leeway.desktop;

import dev.leeway.desktop.command.CommandException;
import dev.leeway.desktop.reading.Workbench;
import dev.leeway.desktop.reading.WorkspaceMaking;
import dev.leeway.desktop.session.Opening;
import dev.leeway.desktop.session.Openings;
import dev.leeway.desktop.session.PreferencesFile;
import dev.leeway.desktop.session.WindowPassphrases;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.FxThread;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Opens the window. */
public final class DesktopLauncher {
    private final FxThread ui;
    private final Text text;
    private final String operator;
    private final InstantSource clock;
    private final PreferencesFile preferences;
    private final Doors doors;

    /**
     * Where the window can go.
     *
     * @param openings the workspaces that can be opened
     * @param making finds and makes workspaces
     * @param workbench looks around on this machine
     * @param passphrases asks for the passphrase of kept credentials
     * @param place where it goes first; empty for its usual first page
     */
    public record Doors(
            Openings openings,
            WorkspaceMaking making,
            Workbench workbench,
            WindowPassphrases passphrases,
            Optional<Route> place) {}

    /**
     * Makes a launcher.
     *
     * @param ui JavaFX, which may be starting already
     * @param text the words
     * @param operator who approves plans, as the operating system names the user
     * @param clock tells the time
     * @param preferences where the operator's choices about the window are kept
     * @param doors where the window can go
     */
    DesktopLauncher(
            FxThread ui,
            Text text,
            String operator,
            InstantSource clock,
            PreferencesFile preferences,
            Doors doors) {
        this.ui = ui;
        this.text = text;
        this.operator = operator;
        this.clock = clock;
        this.preferences = preferences;
        this.doors = doors;
    }

    /**
     * Opens the window and then the workspace in it, and returns when the window was closed. What
     * the workspace needs is not begun earlier: it would take the processor from the first frame
     * and be there no sooner. Called on a thread that is not JavaFX's.
     *
     * @param name what the workspace is called until it is open
     * @param opening opens the workspace, away from the window's thread
     * @throws CommandException when the system offers no window
     */
    public void open(String name, Opening opening) throws CommandException, InterruptedException {
        show(window -> window.open(name, opening));
    }

    /**
     * Opens the window on its first page, with no workspace, until it is closed.
     *
     * @throws CommandException when the system offers no window
     */
    public void welcome() throws CommandException, InterruptedException {
        show(LeewayWindow::welcome);
    }

    private void show(Consumer<LeewayWindow> begin) throws CommandException, InterruptedException {
        start();
        CountDownLatch closed = new CountDownLatch(1);
        ui.post(
                () -> {
                    LeewayWindow window =
                            new LeewayWindow(ui, text, operator, clock, preferences, doors);
                    window.onClosed(closed::countDown);
                    window.show();
                    begin.accept(window);
                });
        closed.await();
        ui.stopToolkit();
    }

    private void start() throws CommandException, InterruptedException {
        try {
            ui.startToolkit();
        } catch (UnsupportedOperationException noWindow) {
            throw new CommandException(
                    "no window can be opened here: " + noWindow.getMessage(),
                    "On Linux a window needs a display that DISPLAY names and GTK 3 (Debian and"
                            + " Ubuntu: libgtk-3-0). Without DISPLAY 'leeway practice' runs"
                            + " without a window, and so do 'leeway compare' and the others.");
        }
    }
}
