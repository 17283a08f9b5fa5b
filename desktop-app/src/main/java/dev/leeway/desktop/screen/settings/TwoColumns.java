package dev.leeway.desktop.screen.settings;

import java.util.List;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Sections one below the other; where there is room for it, in two columns. */
final class TwoColumns extends VBox {
    /** From this width on two columns have room beside each other. */
    private static final double ROOMY = 1_900;

    private static final double COLUMN = 920;

    private final List<Node> inOrder;
    private final Set<Node> atRight;
    private final VBox left = column();
    private final VBox right = column();
    private final HBox columns = new HBox(left, right);

    /**
     * Makes it.
     *
     * @param atRight which of them stand in the second column where there are two
     * @param width the width that decides
     */
    TwoColumns(List<Node> inOrder, Set<Node> atRight, ObservableValue<? extends Number> width) {
        this.inOrder = List.copyOf(inOrder);
        this.atRight = Set.copyOf(atRight);
        getStyleClass().add("settings-content");
        columns.getStyleClass().add("settings-columns");
        width.map(now -> now.doubleValue() >= ROOMY).subscribe(this::arrange);
    }

    private static VBox column() {
        VBox column = new VBox();
        column.getStyleClass().add("settings-column");
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setPrefWidth(COLUMN);
        return column;
    }

    private void arrange(boolean roomy) {
        List.of(this, left, right).forEach(column -> column.getChildren().clear());
        if (!roomy) {
            getChildren().setAll(inOrder);
            return;
        }
        for (Node section : inOrder) {
            (atRight.contains(section) ? right : left).getChildren().add(section);
        }
        getChildren().setAll(columns);
    }
}
