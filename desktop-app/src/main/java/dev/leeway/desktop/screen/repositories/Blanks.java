package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Trouble;

import javafx.scene.Node;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** What stands where there is nothing to show, on this page. */
final class Blanks {
    private Blanks() {}

    /** Something is on its way. */
    static Blank busy(String what) {
        return new Blank("state-busy", Feather.CLOCK, what, List.of());
    }

    /** Something went wrong; it can be tried again. */
    static Blank failed(Desk desk, Trouble trouble, Runnable again, Node... more) {
        Node[] actions = new Node[more.length + 2];
        actions[0] = Buttons.of(Feather.REFRESH_CW, desk.text().text("repositories.again"), again);
        System.arraycopy(more, 0, actions, 1, more.length);
        actions[more.length + 1] =
                Buttons.of(
                        Feather.COPY,
                        desk.text().text("repositories.copy-details"),
                        () -> desk.commands().copy(trouble.details()));
        return new Blank(
                "state-failing",
                Feather.ALERT_OCTAGON,
                trouble.what(),
                List.of(trouble.why(), trouble.next()),
                actions);
    }

    /** Leads to the revision that the workspace follows; none where one is there already. */
    static Node[] toFollowed(Desk desk, RepositoriesModel repositories) {
        return repositories
                .described()
                .filter(
                        one ->
                                repositories
                                        .placeProperty()
                                        .get()
                                        .filter(here -> !here.revision().equals(one.revision()))
                                        .isPresent())
                .map(
                        one ->
                                new Node[] {
                                    Buttons.of(
                                            Feather.ARROW_RIGHT,
                                            desk.text()
                                                    .text(
                                                            "repositories.open-first",
                                                            one.revision()),
                                            () -> repositories.go(RepositoriesModel.beginning(one)))
                                })
                .orElse(new Node[0]);
    }

    /** There is nothing, and that is no trouble. */
    static Blank quiet(Feather shape, String title, String next, Node... actions) {
        return new Blank("state-quiet", shape, title, List.of(next), actions);
    }
}
