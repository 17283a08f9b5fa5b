package dev.leeway.desktop.screen;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The top of a page: its title, and what can be done on it at the right. */
public final class PageHeader extends VBox {
    private final HBox line;

    /**
     * Makes a header.
     *
     * @param title the page's name
     * @param actions what stands at the right end, in this order
     */
    public PageHeader(String title, Node... actions) {
        getStyleClass().add("page-header");
        Label name = new Label(title);
        name.getStyleClass().add("page-title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        line = new HBox(name, gap);
        line.getChildren().addAll(actions);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("page-line");
        getChildren().add(line);
    }

    /** Adds a line below the title, for filters. */
    public void addLine(Node below) {
        getChildren().add(below);
    }
}
