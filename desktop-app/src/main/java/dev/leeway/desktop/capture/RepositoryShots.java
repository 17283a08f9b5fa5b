package dev.leeway.desktop.capture;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.RepositoryPlace.View;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Text;

import javafx.scene.input.KeyCode;

import java.util.List;
import java.util.Optional;

/** The repositories: every side of one that an application reads. */
final class RepositoryShots {
    /** A revision of the practice workspace before the newest. */
    private static final String EARLIER = "deployed";

    private RepositoryShots() {}

    static List<Shot> of(AppState state, Text text) {
        Shot beginning = Shot.of("repositories", state, new Route.Repositories());
        Optional<ApplicationState> reader =
                state.applications().toList().stream()
                        .filter(app -> app.place().renderer().equals("directory"))
                        .findFirst()
                        .or(() -> state.applications().toList().stream().findFirst());
        if (reader.isEmpty()) {
            return List.of(beginning);
        }
        String name = reader.get().repository();
        String folder = reader.get().path();
        return List.of(
                beginning,
                Shot.of(
                        "repositories-blame",
                        state,
                        at(name, "main", new View.Files(folder + "/deployment.yaml", 0)),
                        frame -> frame.screen().ifPresent(screen -> screen.key(KeyCode.B))),
                Shot.of("repositories-commits", state, at(name, "main", new View.Commits("", ""))),
                Shot.of(
                        "repositories-search",
                        state,
                        at(name, "main", new View.Commits("", "path:" + folder))),
                Shot.of(
                        "repositories-nothing",
                        state,
                        at(name, "main", new View.Commits("", "zzz"))),
                Shot.of(
                        "repositories-compare",
                        state,
                        at(name, "main", new View.Compare(EARLIER, false, ""))),
                Shot.of(
                        "repositories-rendered",
                        state,
                        at(name, "main", new View.Compare(EARLIER, true, ""))),
                Shot.of("repositories-requests", state, at(name, "main", new View.Requests())),
                Shot.of("repositories-missing", state, at(name, "gone", new View.Files("", 0))),
                Shot.of(
                        "repositories-old",
                        new Situations(state, text).old(),
                        new Route.Repositories()));
    }

    private static Route at(String repository, String revision, View view) {
        return new Route.Repositories(Optional.of(new RepositoryPlace(repository, revision, view)));
    }
}
