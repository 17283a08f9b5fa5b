package dev.leeway.desktop.control.diff;

import static dev.leeway.desktop.control.diff.RowPainter.ROW_HEIGHT;

import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/** What the mouse does to the rows: select, unfold, scroll, and ask a note for its hint. */
final class RowPointer {
    private final DiffRows rows;
    private final Tooltip hint = new Tooltip();
    private boolean hinting;

    RowPointer(DiffRows rows) {
        this.rows = rows;
    }

    void listen() {
        rows.setOnMousePressed(this::pressed);
        rows.setOnMouseDragged(this::dragged);
        rows.setOnMouseMoved(this::moved);
        rows.setOnMouseExited(event -> rows.hover(-1));
        rows.setOnScroll(this::scrolled);
    }

    private void pressed(MouseEvent event) {
        rows.requestFocus();
        int index = rowAt(event.getY());
        if (index < 0 || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        DiffRow row = rows.rows().get(index);
        if (row.kind() == DiffRow.Kind.FOLD) {
            rows.unfold(index);
            return;
        }
        boolean onLeft = rows.columns().isLeft(row, event.getX());
        rows.side(onLeft);
        rows.standOn(index);
        int line = onLeft ? row.left() : row.right();
        if (line >= 0) {
            int column = column(row, onLeft, event.getX());
            DiffSelection before = rows.selection();
            rows.select(
                    event.isShiftDown() && before != null && before.onLeft() == onLeft
                            ? before.to(line, column)
                            : event.getClickCount() == 2
                                    ? new DiffSelection(onLeft, line, 0, line, Integer.MAX_VALUE)
                                    : new DiffSelection(onLeft, line, column, line, column));
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        DiffSelection before = rows.selection();
        if (before == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getY() < 0 || event.getY() > rows.getHeight()) {
            rows.scrollTo(
                    rows.downProperty().get() + (event.getY() < 0 ? -ROW_HEIGHT : ROW_HEIGHT));
        }
        int index = rowAt(Math.clamp(event.getY(), 0, rows.getHeight() - 1));
        if (index >= 0) {
            DiffRow row = rows.rows().get(index);
            int line = before.onLeft() ? row.left() : row.right();
            if (line >= 0) {
                rows.select(before.to(line, column(row, before.onLeft(), event.getX())));
            }
        }
        event.consume();
    }

    private void moved(MouseEvent event) {
        int index = rowAt(event.getY());
        boolean fold = index >= 0 && rows.rows().get(index).kind() == DiffRow.Kind.FOLD;
        rows.hover(fold ? index : -1);
        rows.setCursor(fold ? Cursor.HAND : Cursor.TEXT);
        LineNote note =
                index < 0
                        ? null
                        : rows.painter()
                                .noteAt(
                                        rows.sight(),
                                        rows.rows().get(index),
                                        event.getX(),
                                        rows.getWidth());
        hint(note);
    }

    private void hint(@Nullable LineNote note) {
        boolean wanted = note != null && !note.hint().isEmpty();
        if (note != null && wanted) {
            hint.setText(note.hint());
        }
        if (wanted && !hinting) {
            Tooltip.install(rows, hint);
        } else if (!wanted && hinting) {
            Tooltip.uninstall(rows, hint);
            hint.hide();
        }
        hinting = wanted;
    }

    private void scrolled(ScrollEvent event) {
        boolean turned = event.isShiftDown() && event.getDeltaX() == 0;
        double sideways = turned ? event.getDeltaY() : event.getDeltaX();
        if (sideways != 0) {
            rows.scrollAcross(rows.acrossProperty().get() - sideways);
        }
        double down =
                event.getTextDeltaYUnits() == ScrollEvent.VerticalTextScrollUnits.LINES
                        ? event.getTextDeltaY() * ROW_HEIGHT
                        : event.getDeltaY();
        if (down != 0 && !turned) {
            rows.scrollTo(rows.downProperty().get() - down);
        }
        event.consume();
    }

    private int column(DiffRow row, boolean onLeft, double x) {
        double start = rows.columns().textX(onLeft) - rows.acrossProperty().get();
        return rows.painter().place(rows.sight(), row, onLeft, rows.getWidth()).nearest(x - start);
    }

    /** The row at a height of the window, or -1 below the last one. */
    private int rowAt(double y) {
        int index = (int) ((y + rows.downProperty().get()) / ROW_HEIGHT);
        return y < 0 || index >= rows.rows().size() ? -1 : index;
    }
}
