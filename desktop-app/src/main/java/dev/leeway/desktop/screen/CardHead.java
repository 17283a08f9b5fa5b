package dev.leeway.desktop.screen;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The first line of a card: what it is at the left, what is done with it at the right end. */
public final class CardHead {
    private CardHead() {}

    /** Makes the line; the title gets the look of a block's title. */
    public static HBox of(Label title, Button button) {
        title.getStyleClass().add("block-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, button);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }
}
