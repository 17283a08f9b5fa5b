package dev.leeway.desktop.control.diff;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;

/**
 * The whole pair of texts at a glance: a mark per change, and where the window stands. A click goes
 * there.
 */
final class OverviewStrip extends Region {
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
        // One node for each colour: a node for each mark would cost more than all the text in
        // sight.
        Path added = marks("added");
        Path removed = marks("removed");
        Path changed = marks("changed");
        double perRow = height / rows.size();
        int row = 0;
        while (row < rows.size()) {
            DiffRow.Kind kind = rows.get(row).kind();
            int end = row + 1;
            while (end < rows.size() && rows.get(end).kind() == kind) {
                end++;
            }
            double top = row * perRow;
            double bottom = Math.max(top + 2, end * perRow);
            switch (kind) {
                case LEFT_ONLY -> mark(removed, top, bottom);
                case RIGHT_ONLY -> mark(added, top, bottom);
                case CHANGED -> mark(changed, top, bottom);
                case SAME, FOLD -> {}
            }
            row = end;
        }
        getChildren().addAll(added, removed, changed, window);
    }

    private static Path marks(String styleClass) {
        Path path = new Path();
        path.setManaged(false);
        path.setStrokeWidth(0);
        path.setStroke(null);
        path.getStyleClass().addAll("diff-overview-mark", styleClass);
        return path;
    }

    private static void mark(Path path, double top, double bottom) {
        path.getElements()
                .addAll(
                        new MoveTo(3, top),
                        new HLineTo(11),
                        new VLineTo(bottom),
                        new HLineTo(3),
                        new ClosePath());
    }
}
