package dev.leeway.desktop.control.diff;

import static dev.leeway.desktop.control.diff.RowPainter.ROW_HEIGHT;

import java.util.function.Consumer;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What the keyboard does to the rows: change to change, row to row, select, copy, fold, scroll. */
final class RowKeys {
    private final DiffPane pane;
    private final DiffRows rows;
    private final ScrollBar across;
    private final Consumer<String> clipboard;

    RowKeys(DiffPane pane, DiffRows rows, ScrollBar across, Consumer<String> clipboard) {
        this.pane = pane;
        this.rows = rows;
        this.across = across;
        this.clipboard = clipboard;
    }

    /** Does what the key asks for and consumes it; leaves every other key alone. */
    void press(KeyEvent event) {
        boolean taken =
                event.isShortcutDown()
                        ? withShortcut(event.getCode())
                        : !event.isAltDown() && plain(event);
        if (taken) {
            event.consume();
        }
    }

    private boolean withShortcut(KeyCode code) {
        switch (code) {
            case C -> {
                String text = pane.selectedText();
                if (!text.isEmpty()) {
                    clipboard.accept(text);
                }
            }
            case A -> {
                DiffDocument document = rows.content().document();
                pane.selectLines(
                        rows.caretOnLeft(),
                        0,
                        (rows.caretOnLeft() ? document.left() : document.right()).size() - 1);
            }
            case LEFT -> rows.side(true);
            case RIGHT -> rows.side(false);
            case HOME -> rows.move(-rows.rows().size(), false);
            case END -> rows.move(rows.rows().size(), false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent event) {
        int page = (int) Math.max(1, rows.getHeight() / ROW_HEIGHT - 2);
        switch (event.getCode()) {
            case LEFT -> across.decrement();
            case RIGHT -> across.increment();
            case UP -> rows.move(-1, event.isShiftDown());
            case DOWN -> rows.move(1, event.isShiftDown());
            case PAGE_UP -> page(-page, event.isShiftDown());
            case PAGE_DOWN -> page(page, event.isShiftDown());
            case HOME -> rows.move(-rows.rows().size(), event.isShiftDown());
            case END -> rows.move(rows.rows().size(), event.isShiftDown());
            case ENTER, SPACE -> {
                int caret = rows.caret();
                if (caret < 0 || rows.rows().get(caret).kind() != DiffRow.Kind.FOLD) {
                    return false;
                }
                rows.unfold(caret);
            }
            default -> {
                return pane.key(event.getCode());
            }
        }
        return true;
    }

    /** A page moves the window with the keyboard's row, so that the row keeps its height. */
    private void page(int by, boolean selecting) {
        rows.scrollTo(rows.downProperty().get() + by * ROW_HEIGHT);
        rows.move(by, selecting);
    }
}
