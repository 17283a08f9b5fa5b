package dev.leeway.desktop.screen.applications;

import dev.leeway.desktop.control.HoverHint;
import dev.leeway.desktop.state.ApplicationState;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

/**
 * A cell that shows the application of its row. Words stand in the cell itself where they can: a
 * label of their own would be laid out and styled anew with each letter of a filter. What else is
 * in it is put in once and hidden while the cell is empty; a hint is only made for the cell that
 * somebody points at.
 */
abstract class ApplicationCell extends TableCell<ApplicationRow, ApplicationState>
        implements HoverHint {
    ApplicationCell(String... styles) {
        getStyleClass().addAll(styles);
        setOnMouseEntered(event -> tellHint());
    }

    abstract void show(ApplicationState app);

    /** Returns the words for whoever points at the cell; empty for none. */
    String hint(ApplicationState app) {
        return "";
    }

    @Override
    protected final void updateItem(@Nullable ApplicationState app, boolean empty) {
        super.updateItem(app, empty);
        boolean filled = !empty && app != null;
        if (getGraphic() != null) {
            getGraphic().setVisible(filled);
        }
        if (!empty && app != null) {
            show(app);
        } else {
            setText("");
        }
    }

    @Override
    public final String hoverHint() {
        return isEmpty() || getItem() == null ? "" : hint(getItem());
    }

    private void tellHint() {
        String words = hoverHint();
        setTooltip(words.isEmpty() ? null : new Tooltip(words));
    }
}
