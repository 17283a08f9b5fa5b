package dev.leeway.desktop;

import dev.leeway.desktop.command.CommandException;
import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.Opening;
import dev.leeway.desktop.session.OpeningException;
import dev.leeway.engine.practice.sample.SampleWorkspace;
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
    /** Opens it at once; its cluster starts meanwhile, and whatever asks the cluster waits. */
    @Override
    public OpenWorkspace open() throws OpeningException {
        Path folder = PracticeWorkspace.folder(places);
        Path file = folder.resolve("leeway.yaml");
        EngineWiring seeding = new EngineWiring(places, () -> false, version);
        try {
            SampleWorkspace sample = SampleWorkspace.in(folder);
            PracticeStart start =
                    PracticeStart.begin(sample, places, seeding, window.text(), this::tell);
            return window.opened(
                    sample.file(),
                    Set.of(PracticeWorkspace.CLUSTER),
                    start,
                    () -> {
                        start.close();
                        seeding.close();
                    });
        } catch (IOException e) {
            seeding.close();
            throw window.refused(
                    file,
                    new CommandException(
                            window.text()
                                    .text(
                                            "workspace.practice-not-made",
                                            String.valueOf(e.getMessage())),
                            window.text()
                                    .text("workspace.practice-not-made-next", folder.toString())));
        }
    }

    private void tell(PracticeWorkspace practice) {
        talk.println("leeway: the practice workspace is " + practice.sample().file());
        talk.println(
                "leeway: kubectl --kubeconfig "
                        + PracticeOrigin.kubeconfig(practice.sample())
                        + " works on its cluster");
        practice.missing()
                .forEach(what -> talk.println("leeway: missing in the practice cluster: " + what));
    }
}
