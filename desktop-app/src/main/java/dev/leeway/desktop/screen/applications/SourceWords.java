package dev.leeway.desktop.screen.applications;

import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.AppState;

/** Where an application's files are, as a row says it. Pure. */
final class SourceWords {
    private SourceWords() {}

    /** Where all come from one repository, its name in each row would say nothing. */
    static String of(ApplicationState app, AppState state) {
        return state.repositories().size() > 1
                ? whole(app)
                : app.path().isEmpty() ? app.repository() : app.path();
    }

    /** Returns the repository and the folder in it. */
    static String whole(ApplicationState app) {
        return app.repository() + " " + app.path();
    }
}
