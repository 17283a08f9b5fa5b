package dev.leeway.desktop.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/**
 * Restarts, ready count and age of one thing, in columns that stand under one another from line to
 * line. In little room the left ones give way first: the age is read longest.
 */
final class FactCells extends HBox {
    private static final double SPACE = 8;

    /** As the stylesheet has it: what follows is no part of it. */
    private static final double AFTER = 8;

    private static final int READY = 1;
    private static final int AGE = 2;
    private static final double ROOMY = 160;
    private static final List<Double> WIDTHS = List.of(84d, 72d, 46d);

    private final List<Label> cells = List.of(new Label(), new Label(), new Label());

    FactCells() {
        super(SPACE);
        setAlignment(Pos.CENTER_RIGHT);
        getStyleClass().add("tree-facts");
        for (int i = 0; i < cells.size(); i++) {
            Label cell = cells.get(i);
            cell.setAlignment(Pos.CENTER_RIGHT);
            cell.setMinWidth(WIDTHS.get(i));
            cell.setPrefWidth(WIDTHS.get(i));
            cell.managedProperty().bind(cell.visibleProperty());
        }
        getChildren().setAll(cells);
    }

    void show(Facts facts) {
        cells.get(0).setText(facts.restarts());
        cells.get(1).setText(facts.ready());
        cells.get(2).setText(facts.age());
    }

    /** Shows what there is room for, from the right; returns how wide that is. */
    double fit(double room) {
        int first = 0;
        while (first < AGE && cells.get(first).getText().isEmpty() && first < kept(room)) {
            first++;
        }
        while (first < cells.size() && (width(first) + AFTER > room || isEmptyFrom(first))) {
            first++;
        }
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).setVisible(i >= first);
        }
        double width = first < cells.size() ? width(first) + AFTER : 0;
        setMinWidth(width);
        setPrefWidth(width);
        return width;
    }

    /** In much room the sentences before the columns end under one another too. */
    private int kept(double room) {
        return width(READY) + ROOMY <= room ? READY : AGE;
    }

    private boolean isEmptyFrom(int first) {
        return cells.stream().skip(first).allMatch(cell -> cell.getText().isEmpty());
    }

    private static double width(int first) {
        double width = 0;
        for (int i = first; i < WIDTHS.size(); i++) {
            width += WIDTHS.get(i) + (i > first ? SPACE : 0);
        }
        return width;
    }
}
