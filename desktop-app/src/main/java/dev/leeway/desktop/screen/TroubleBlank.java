package dev.leeway.desktop.screen;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;

import javafx.scene.Node;
import javafx.scene.control.Button;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands where something went wrong: what, why, what next, and the ways on. */
public final class TroubleBlank {
    private TroubleBlank() {}

    /**
     * Returns it; the ways come first, then to the file that is wrong, then to copy what is said.
     */
    public static Blank of(Desk desk, Trouble trouble, Button... ways) {
        List<Node> all = new ArrayList<>(List.of(ways));
        file(desk, trouble).ifPresent(all::add);
        all.add(
                Buttons.of(
                        Feather.COPY,
                        desk.text().text("action.copy-details"),
                        () -> desk.commands().copy(trouble.details())));
        return new Blank(
                "state-failing",
                Feather.ALERT_OCTAGON,
                trouble.what(),
                List.of(trouble.why(), trouble.next()),
                all.toArray(Node[]::new));
    }

    /** Returns the button that opens the file that is wrong, at its line, where one is known. */
    public static Optional<Button> file(Desk desk, Trouble trouble) {
        return trouble.file()
                .map(
                        file ->
                                Buttons.of(
                                        Feather.FILE_TEXT,
                                        desk.text().text("action.open-file"),
                                        () ->
                                                desk.goTo(
                                                        new Route.Repositories(
                                                                Optional.of(file)))));
    }
}
