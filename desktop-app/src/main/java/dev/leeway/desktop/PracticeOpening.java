package dev.leeway.desktop;

import dev.leeway.desktop.command.CommandException;
import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.Opening;
import dev.leeway.desktop.session.OpeningException;
import dev.leeway.engine.workspace.UserPlaces;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;

/**
 * Starts the practice workspace and opens it.
 *
 * @param places the user's folders
 * @param version Leeway's version
 * @param talk where it is said what lies where
 * @param window opens it for a window
 */
record PracticeOpening(UserPlaces places, String version, PrintWriter talk, WindowCommand window)
        implements Opening {
    @Override
    public OpenWorkspace open() throws OpeningException, InterruptedException {
        Path file = PracticeWorkspace.folder(places).resolve("leeway.yaml");
        EngineWiring seeding = new EngineWiring(places, () -> false, version);
        try {
            PracticeWorkspace practice = PracticeWorkspace.start(places, seeding);
            talk.println("leeway: the practice workspace is " + practice.sample().file());
            talk.println(
                    "leeway: kubectl --kubeconfig "
                            + practice.sample().file().resolveSibling("practice.kubeconfig")
                            + " works on its cluster");
            practice.missing()
                    .forEach(
                            what ->
                                    talk.println(
                                            "leeway: missing in the practice cluster: " + what));
            return window.opened(
                    practice.sample().file(),
                    Set.of(PracticeWorkspace.CLUSTER),
                    () -> {
                        practice.close();
                        seeding.close();
                    });
        } catch (CommandException e) {
            throw WindowCommand.refused(file, e);
        } catch (IOException e) {
            throw WindowCommand.refused(
                    file,
                    new CommandException(
                            "the practice workspace could not be started: " + e.getMessage(),
                            "Look whether there is room and permission in "
                                    + PracticeWorkspace.folder(places)
                                    + "."));
        }
    }
}
