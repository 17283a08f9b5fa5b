package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** Every key and what it does. */
final class CheatSheet extends VBox {
    /**
     * Each line is a text key: {@code keys.<line>} names the keys, {@code keys.<line>.does} says
     * what they do.
     */
    private static final List<String> LINES =
            List.of(
                    "palette", "filter", "pages", "back", "open", "peek", "compare", "fetch",
                    "drift", "sync", "next", "object", "unfold", "toggle", "revert", "ignore",
                    "select", "side", "copy", "theme", "help");

    CheatSheet(Desk desk, Runnable close) {
        getStyleClass().addAll("overlay-card", "cheat-sheet");
        setMaxSize(740, Region.USE_PREF_SIZE);
        Label title = new Label(desk.text().text("keys.title"));
        title.getStyleClass().add("page-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head =
                new HBox(
                        title,
                        gap,
                        Buttons.icon(Feather.X, desk.text().text("action.close"), close));
        head.setAlignment(Pos.CENTER_LEFT);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("cheat-grid");
        int row = 0;
        for (String line : LINES) {
            HBox caps = new HBox();
            caps.getStyleClass().add("caps");
            caps.setAlignment(Pos.CENTER_LEFT);
            for (String cap : desk.text().text("keys." + line).split(" ", -1)) {
                Label label = new Label(cap);
                label.getStyleClass().add("key-cap");
                label.setMinWidth(Region.USE_PREF_SIZE);
                caps.getChildren().add(label);
            }
            Label does = new Label(desk.text().text("keys." + line + ".does"));
            int column = row % 2 * 2;
            grid.add(caps, column, row / 2);
            grid.add(does, column + 1, row / 2);
            row++;
        }
        getChildren().addAll(head, grid);
    }
}
