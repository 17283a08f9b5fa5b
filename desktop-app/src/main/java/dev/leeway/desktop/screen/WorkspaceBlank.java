package dev.leeway.desktop.screen;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.WorkspaceState;

import javafx.scene.Node;
import javafx.scene.control.Button;

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
                again(desk),
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

    /**
     * What stands there for a page that has nothing to read: none is open, one is on its way, or
     * one was not opened.
     */
    public static Node closed(Desk desk) {
        WorkspaceState workspace = desk.store().state().workspace();
        return switch (workspace.phase()) {
            case NONE, OPEN -> none(desk);
            case OPENING -> opening(desk, workspace);
            case REFUSED -> refused(desk, workspace);
        };
    }

    /**
     * Returns the button that reads the workspace file again, for whoever corrected it. While a
     * sync runs, which that would cut off, it leads to the page that says so.
     */
    public static Button again(Desk desk) {
        return Buttons.of(
                Feather.REFRESH_CW,
                desk.text().text("workspace.open-again"),
                () -> {
                    boolean syncing =
                            desk.store().state().applications().toList().stream()
                                    .anyMatch(ApplicationState::isSyncing);
                    if (syncing) {
                        desk.goTo(new Route.Welcome());
                    } else {
                        desk.commands().openAgain();
                    }
                });
    }

    /** Returns the button that leads to where workspaces are opened, found and made. */
    public static Node workspaces(Desk desk) {
        return Buttons.of(
                Feather.FOLDER,
                desk.text().text("welcome.title"),
                () -> desk.goTo(new Route.Welcome()));
    }
}
