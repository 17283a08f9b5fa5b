package dev.leeway.desktop.screen;

import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.WorkspaceState;

import javafx.scene.Node;

import org.kordamp.ikonli.feather.Feather;

import java.util.stream.Collectors;

/** What can be done about a workspace that was not opened; the same on every page. */
public final class RefusedActions {
    private RefusedActions() {}

    /** Returns the buttons: open another one or this one again, and copy what is wrong. */
    public static Node[] of(Desk desk, WorkspaceState refused) {
        return new Node[] {
            Buttons.of(
                    Feather.FOLDER,
                    desk.text().text("welcome.title"),
                    () -> desk.goTo(new Route.Welcome())),
            Buttons.of(
                    Feather.COPY,
                    desk.text().text("action.copy-details"),
                    () ->
                            desk.commands()
                                    .copy(
                                            refused.troubles().stream()
                                                    .map(Trouble::details)
                                                    .collect(Collectors.joining("\n\n"))))
        };
    }
}
