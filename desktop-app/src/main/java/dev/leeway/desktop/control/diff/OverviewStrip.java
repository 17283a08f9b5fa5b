package dev.leeway.desktop.control.diff;

import dev.leeway.desktop.control.diff.DiffColours.Use;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * The whole pair of texts at a glance: a mark per change, and where the window stands. A click goes
 * there. The marks are painted once, so that moving the window over them costs nothing.
 */
final class OverviewStrip extends Region {
    private static final double WIDTH = 14;
    private static final double SHORTEST_MARK = 2;

    private final DiffColours colours = new DiffColours(this::repaint);
    private final Canvas marks = new Canvas();
    private final Rectangle window = new Rectangle();
    private List<DiffRow> rows = List.of();
    private double from;
    private double until = 1;
    private boolean stale = true;

    OverviewStrip(DoubleConsumer goTo) {
        getStyleClass().add("diff-overview");
        window.getStyleClass().add("diff-overview-window");
        window.setManaged(false);
        marks.setManaged(false);
        getChildren().addAll(colours, marks, window);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        setOnMousePressed(event -> goTo.accept(event.getY() / Math.max(1, getHeight())));
        setOnMouseDragged(event -> goTo.accept(event.getY() / Math.max(1, getHeight())));
        heightProperty().addListener(observable -> repaint());
    }

    /** Shows the marks of these rows. */
    void show(List<DiffRow> rows) {
        this.rows = rows;
        repaint();
    }

    /** Shows where the window stands, in shares of the whole. */
    void showWindow(double from, double until) {
        this.from = from;
        this.until = until;
        placeWindow();
    }

    private void repaint() {
        stale = true;
        requestLayout();
    }

    private void placeWindow() {
        window.setX(1);
        window.setWidth(WIDTH - 2);
        window.setY(from * getHeight());
        window.setHeight(Math.max(4, (until - from) * getHeight()));
        window.setVisible(until - from < 0.999);
    }

    @Override
    protected void layoutChildren() {
        placeWindow();
        if (stale) {
            stale = false;
            marks.setWidth(WIDTH);
            marks.setHeight(Math.ceil(getHeight()));
            paint(marks.getGraphicsContext2D(), marks.getHeight());
        }
    }

    private void paint(GraphicsContext to, double height) {
        to.clearRect(0, 0, WIDTH, height);
        double perRow = height / Math.max(1, rows.size());
        int row = 0;
        while (row < rows.size()) {
            DiffRow.Kind kind = rows.get(row).kind();
            int end = row + 1;
            while (end < rows.size() && rows.get(end).kind() == kind) {
                end++;
            }
            double top = Math.floor(row * perRow);
            double bottom = Math.max(top + SHORTEST_MARK, Math.floor(end * perRow));
            switch (kind) {
                case LEFT_ONLY, LEFT_OF_PAIR -> mark(to, Use.MARK_REMOVED, top, bottom);
                case RIGHT_ONLY, RIGHT_OF_PAIR -> mark(to, Use.MARK_ADDED, top, bottom);
                case CHANGED -> mark(to, Use.MARK_CHANGED, top, bottom);
                case SAME, FOLD -> {}
            }
            row = end;
        }
    }

    private void mark(GraphicsContext to, Use colour, double top, double bottom) {
        to.setFill(colours.of(colour));
        to.fillRect(3, top, WIDTH - 6, bottom - top);
    }
}
