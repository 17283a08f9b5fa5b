package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.NameFirst;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.source.PathChange;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A file that differs: how, and its path. */
final class ChangeCell extends ListCell<PathChange> {
    private final Desk desk;
    private final StateShape shape = new StateShape();
    private final Label name = new Label();
    private final Label folder = new Label();
    private final Region gap = new Region();
    private final Label word = new Label();
    private final HBox line = new NameFirst(name, 30, shape, name, folder, gap, word);

    ChangeCell(Desk desk) {
        this.desk = desk;
        line.getStyleClass().add("change-row");
        name.getStyleClass().addAll("mono", "file-name");
        folder.getStyleClass().addAll("mono", "change-folder");
        folder.setMinWidth(0);
        HBox.setHgrow(gap, Priority.ALWAYS);
        word.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0);
        setText(null);
    }

    /** Returns the path under which a change is found. */
    static String path(PathChange change) {
        return change.newPath().isEmpty() ? change.oldPath() : change.newPath();
    }

    @Override
    protected void updateItem(@Nullable PathChange change, boolean empty) {
        super.updateItem(change, empty);
        if (empty || change == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        Mark mark = mark(change.kind());
        shape.show(mark);
        word.setText(mark.word());
        word.getStyleClass().setAll("label", "state-word", mark.styleClass());
        String path = path(change);
        int slash = path.lastIndexOf('/');
        name.setText(Visible.of(path.substring(slash + 1)));
        folder.setText(slash < 0 ? "" : Visible.of(path.substring(0, slash)));
        String whole =
                change.kind() == PathChange.Kind.RENAMED
                        ? Visible.of(change.oldPath()) + " \u2192 " + Visible.of(change.newPath())
                        : Visible.of(path);
        setTooltip(new Tooltip(whole));
        setAccessibleText(mark.word() + " " + whole);
        setGraphic(line);
    }

    private Mark mark(PathChange.Kind kind) {
        return switch (kind) {
            case ADDED ->
                    new Mark(
                            "state-in-sync",
                            Feather.PLUS_CIRCLE,
                            desk.text().text("repositories.added"));
            case MODIFIED ->
                    new Mark(
                            "state-changed",
                            Feather.TRIANGLE,
                            desk.text().text("repositories.modified"));
            case DELETED ->
                    new Mark(
                            "state-failing",
                            Feather.MINUS_CIRCLE,
                            desk.text().text("repositories.deleted"));
            case RENAMED ->
                    new Mark(
                            "state-extra",
                            Feather.CORNER_DOWN_RIGHT,
                            desk.text().text("repositories.renamed"));
        };
    }
}
