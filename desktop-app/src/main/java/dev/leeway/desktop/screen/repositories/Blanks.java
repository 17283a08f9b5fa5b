package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.Trouble;

import javafx.scene.Node;
import javafx.scene.control.Button;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/** What stands where there is nothing to show, on this page. */
final class Blanks {
    private Blanks() {}

    /** Something is on its way. */
    static Blank busy(String what) {
        return new Blank("state-busy", Feather.CLOCK, what, List.of());
    }

    /** Something went wrong; it can be tried again. */
    static Blank failed(Desk desk, Trouble trouble, Runnable again, Button... more) {
        List<Button> ways = new ArrayList<>();
        ways.add(Buttons.of(Feather.REFRESH_CW, desk.text().text("repositories.again"), again));
        ways.addAll(List.of(more));
        return TroubleBlank.of(desk, trouble, ways.toArray(Button[]::new));
    }

    /** Leads to the revision that the workspace follows; none where one is there already. */
    static Button[] toFollowed(Desk desk, RepositoriesModel repositories) {
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
                                new Button[] {
                                    Buttons.of(
                                            Feather.ARROW_RIGHT,
                                            desk.text()
                                                    .text(
                                                            "repositories.open-first",
                                                            one.revision()),
                                            () -> repositories.go(RepositoriesModel.beginning(one)))
                                })
                .orElse(new Button[0]);
    }

    /** There is nothing, and that is no trouble. */
    static Blank quiet(Feather shape, String title, String next, Node... actions) {
        return new Blank("state-quiet", shape, title, List.of(next), actions);
    }
}
