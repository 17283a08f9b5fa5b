package dev.leeway.desktop.control.diff;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * The whole pair of texts at a glance: a mark per change, and where the window stands. A click goes
 * there.
 */
final class OverviewStrip extends Region {
    /** Marks that would touch are one mark; more than this many cannot be told apart anyway. */
    private static final int MOST_MARKS = 400;

    private final Rectangle window = new Rectangle();
    private List<DiffRow> rows = List.of();

    OverviewStrip(DoubleConsumer goTo) {
        getStyleClass().add("diff-overview");
        window.getStyleClass().add("diff-overview-window");
        window.setManaged(false);
        setPrefWidth(14);
        setMinWidth(14);
        setMaxWidth(14);
        setOnMousePressed(event -> goTo.accept(event.getY() / Math.max(1, getHeight())));
        setOnMouseDragged(event -> goTo.accept(event.getY() / Math.max(1, getHeight())));
        heightProperty().addListener(observable -> paint());
    }

    /** Shows the marks of these rows. */
    void show(List<DiffRow> rows) {
        this.rows = rows;
        paint();
    }

    /** Shows where the window stands, in shares of the whole. */
    void showWindow(double from, double to) {
        window.setX(1);
        window.setWidth(12);
        window.setY(from * getHeight());
        window.setHeight(Math.max(4, (to - from) * getHeight()));
        window.setVisible(to - from < 0.999);
    }

    private void paint() {
        getChildren().clear();
        double height = getHeight();
        if (height <= 0 || rows.isEmpty()) {
            return;
        }
        double perRow = height / rows.size();
        int row = 0;
        while (row < rows.size() && getChildren().size() < MOST_MARKS) {
            DiffRow.Kind kind = rows.get(row).kind();
            int end = row + 1;
            while (end < rows.size() && rows.get(end).kind() == kind) {
                end++;
            }
            if (kind != DiffRow.Kind.SAME && kind != DiffRow.Kind.FOLD) {
                Rectangle mark =
                        new Rectangle(3, row * perRow, 8, Math.max(2, (end - row) * perRow));
                mark.setManaged(false);
                mark.getStyleClass()
                        .addAll(
                                "diff-overview-mark",
                                switch (kind) {
                                    case LEFT_ONLY -> "removed";
                                    case RIGHT_ONLY -> "added";
                                    case CHANGED, SAME, FOLD -> "changed";
                                });
                getChildren().add(mark);
            }
            row = end;
        }
        getChildren().add(window);
    }
}
