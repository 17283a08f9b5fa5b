package dev.leeway.desktop.screen;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.WorkspaceState;

import javafx.scene.Node;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands on a page while there is no workspace to show; the same on every page. */
public final class WorkspaceBlank {
    private WorkspaceBlank() {}

    /** No workspace is open. */
    public static Node none(Desk desk) {
        return new Blank(
                "state-quiet",
                Feather.FOLDER,
                desk.text().text("workspace.none"),
                List.of(desk.text().text("workspace.none-next")),
                workspaces(desk));
    }

    /** One is being opened. */
    public static Node opening(Desk desk, WorkspaceState workspace) {
        return new Blank(
                "state-busy",
                Feather.REFRESH_CW,
                desk.text().text("workspace.opening", workspace.name()),
                List.of());
    }

    /** One was not opened. */
    public static Node refused(Desk desk, WorkspaceState workspace) {
        return new Blank(
                "state-failing",
                Feather.ALERT_OCTAGON,
                desk.text().text("workspace.refused", workspace.name()),
                workspace.troubles().stream()
                        .flatMap(
                                trouble -> Stream.of(trouble.what(), trouble.why(), trouble.next()))
                        .toList(),
                workspaces(desk),
                Buttons.of(
                        Feather.COPY,
                        desk.text().text("action.copy-details"),
                        () ->
                                desk.commands()
                                        .copy(
                                                workspace.troubles().stream()
                                                        .map(Trouble::details)
                                                        .collect(Collectors.joining("\n\n")))));
    }

    /** Returns the button that leads to where workspaces are opened, found and made. */
    public static Node workspaces(Desk desk) {
        return Buttons.of(
                Feather.FOLDER,
                desk.text().text("welcome.title"),
                () -> desk.goTo(new Route.Welcome()));
    }
}
