package dev.leeway.desktop.control.diff;

import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** One row: left half and right half, or a fold. */
final class DiffCell extends ListCell<DiffRow> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final DiffPane pane;
    private final DiffHalf left = new DiffHalf();
    private final DiffHalf right = new DiffHalf();
    private final HBox halves = new HBox(left, right);
    private final Label foldWords = new Label();
    private final StackPane fold = new StackPane(foldWords);

    DiffCell(DiffPane pane) {
        this.pane = pane;
        getStyleClass().add("diff-cell");
        fold.getStyleClass().add("diff-fold");
        fold.setAlignment(Pos.CENTER_LEFT);
        left.setMaxWidth(Double.MAX_VALUE);
        right.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.getStyleClass().add("right");
        fold.setOnMouseClicked(
                event -> {
                    DiffRow row = getItem();
                    if (row != null) {
                        pane.unfold(row);
                    }
                });
        setText(null);
    }

    /** Returns the half at a point of the scene. */
    DiffHalf half(boolean onLeft) {
        return onLeft ? left : right;
    }

    /** Returns whether a point of the scene lies on the left half. */
    boolean isLeft(double sceneX) {
        return sceneX < right.localToScene(0, 0).getX();
    }

    /** Shows the same row again, after something else than the row changed. */
    void refresh() {
        updateItem(getItem(), isEmpty());
    }

    @Override
    protected void updateItem(@Nullable DiffRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        pseudoClassStateChanged(CURRENT, row.change() >= 0 && row.change() == pane.currentChange());
        if (row.kind() == DiffRow.Kind.FOLD) {
            foldWords.setText(pane.words().folded().apply(row.folded()));
            setGraphic(fold);
            return;
        }
        DiffDocument document = pane.content().document();
        WithinLine within = pane.within(row);
        show(
                left,
                true,
                row.left(),
                document.left(),
                style(row, true),
                within.left(),
                pane.content().leftNotes());
        show(
                right,
                false,
                row.right(),
                document.right(),
                style(row, false),
                within.right(),
                pane.content().rightNotes());
        setGraphic(halves);
    }

    private void show(
            DiffHalf half,
            boolean onLeft,
            int line,
            List<String> lines,
            String style,
            List<WithinLine.Stretch> changed,
            Map<Integer, LineNote> notes) {
        DiffSelection selection = pane.selection();
        half.show(
                line,
                line < 0 ? null : lines.get(line),
                style,
                changed,
                notes.get(line),
                selection != null && selection.onLeft() == onLeft ? selection : null,
                pane.scrolled());
    }

    private static String style(DiffRow row, boolean onLeft) {
        return switch (row.kind()) {
            case SAME, FOLD -> "same";
            case CHANGED -> onLeft ? "removed" : "added";
            case LEFT_ONLY -> onLeft ? "removed" : "filler";
            case RIGHT_ONLY -> onLeft ? "filler" : "added";
        };
    }
}
