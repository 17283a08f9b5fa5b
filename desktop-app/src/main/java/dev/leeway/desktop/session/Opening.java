package dev.leeway.desktop.session;

/** How a workspace is opened; done away from the window's thread. */
@FunctionalInterface
public interface Opening {
    /**
     * Opens it.
     *
     * @throws OpeningException when it cannot be opened, with every reason
     */
    OpenWorkspace open() throws OpeningException, InterruptedException;
}
