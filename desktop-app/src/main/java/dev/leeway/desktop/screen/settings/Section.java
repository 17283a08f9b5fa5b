package dev.leeway.desktop.screen.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A part of the settings: a title, and rows of a name and what belongs to it. */
final class Section extends VBox {
    private final GridPane grid = new GridPane();
    private final Label head;
    private int rows;

    Section(String title) {
        head = new Label(title);
        head.getStyleClass().add("block-title");
        getStyleClass().add("settings-section");
        grid.getStyleClass().add("settings-grid");
        getChildren().addAll(head, grid);
    }

    /** Adds a row. */
    void row(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setMinWidth(150);
        label.setLabelFor(value);
        add(label, value);
    }

    /** Adds a row of something that has a name of its own, which stands in letters of one width. */
    void named(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().addAll("mono", "muted");
        label.setMinWidth(150);
        label.setLabelFor(value);
        add(label, value);
    }

    private void add(Label label, Node value) {
        grid.add(label, 0, rows);
        grid.add(value, 1, rows);
        GridPane.setHgrow(value, Priority.ALWAYS);
        rows++;
    }

    /** Adds words over the whole width. */
    void words(String words) {
        Label label = sentence(words);
        grid.add(label, 0, rows, 2, 1);
        rows++;
    }

    /** Adds a node over the whole width. */
    void whole(Node node) {
        grid.add(node, 0, rows, 2, 1);
        rows++;
    }

    /** Removes every row. */
    void clear() {
        grid.getChildren().clear();
        rows = 0;
    }

    /**
     * Puts the focus on the heading, where nothing below it can have it; Tab goes on from there.
     */
    void focusHeading() {
        head.requestFocus();
    }

    static Label sentence(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Label mono(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("mono");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
