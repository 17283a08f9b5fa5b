package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.editor.BaseText;
import dev.leeway.desktop.control.editor.YamlEditor;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.EditorText;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A source file as it is in Git and, beside or below it, as it is edited. */
final class HandSides extends SplitPane {
    private static final double ROOM_FOR_TWO = 820;
    private static final double HALF = 0.5;
    private static final double UPPER = 0.38;

    private final Desk desk;
    private final YamlEditor editor;
    private final BaseText base;
    private final Label path = new Label();
    private final Label baseTitle = new Label();
    private final VBox baseSide;
    private final VBox editSide;
    private final ToggleButton besides;
    private boolean showing;

    /**
     * Makes them without a file.
     *
     * @param typed hears each text that is typed
     * @param undo sets the file back to what it is in Git
     */
    HandSides(Desk desk, Consumer<String> typed, Runnable undo) {
        this.desk = desk;
        EditorText words = new EditorText(desk.text());
        editor =
                new YamlEditor(
                        desk.text().text("propose.hand-editor"), words, desk.work(), desk.ui());
        base = new BaseText(desk.text().text("propose.hand-base"), words, desk.work(), desk.ui());
        besides =
                new ToggleButton(
                        desk.text().text("propose.hand-beside"), Icons.of(Feather.COLUMNS));
        besides.getStyleClass().addAll("chip", "state-busy");
        besides.setSelected(true);
        besides.setMinWidth(Region.USE_PREF_SIZE);
        besides.setTooltip(new Tooltip(desk.text().text("propose.hand-beside-hint")));
        besides.selectedProperty().addListener(observable -> arrange());
        path.getStyleClass().addAll("mono", "strong");
        path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        baseTitle.getStyleClass().add("muted");
        baseSide = side(baseTitle, base);
        editSide =
                side(
                        path,
                        editor,
                        besides,
                        Buttons.of(
                                Feather.ROTATE_CCW, desk.text().text("propose.hand-undo"), undo));
        getStyleClass().add("hand-sides");
        editor.textProperty()
                .addListener(
                        (observable, before, after) -> {
                            if (!showing) {
                                typed.accept(after);
                                base.against(after);
                            }
                        });
        editor.lineProperty().addListener(observable -> base.follow(editor.lineProperty().get()));
        widthProperty().addListener(observable -> turn());
        arrange();
    }

    private static VBox side(Label title, Node text, Node... actions) {
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox line = new HBox(title);
        line.getChildren().addAll(actions);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("hand-path");
        VBox.setVgrow(text, Priority.ALWAYS);
        VBox side = new VBox(line, text);
        side.setMinWidth(0);
        return side;
    }

    /** Shows or hides the file as it is in Git. */
    void toggleBase() {
        besides.setSelected(!besides.isSelected());
    }

    private void arrange() {
        getItems().setAll(besides.isSelected() ? List.of(baseSide, editSide) : List.of(editSide));
        setDividerPositions(HALF);
        turn();
    }

    /** Two texts need room; where there is not enough, one lies over the other. */
    private void turn() {
        boolean narrow = getWidth() > 0 && getWidth() < ROOM_FOR_TWO;
        Orientation next = narrow ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        if (getOrientation() != next) {
            setOrientation(next);
            setDividerPositions(narrow ? UPPER : HALF);
        }
    }

    /**
     * Shows a file.
     *
     * @param commit the commit that it is held against, shortened
     */
    void show(HandFile.Text file, String commit) {
        path.setText(Visible.of(file.path()));
        path.setTooltip(new Tooltip(path.getText()));
        baseTitle.setText(
                file.base().isEmpty()
                        ? desk.text().text("propose.new-file")
                        : desk.text().text("propose.hand-base-at", commit));
        base.show(file.base());
        showing = true;
        editor.showFile(file.path(), file.typed());
        editor.compareWith(Optional.of(file.base()));
        showing = false;
        base.against(file.typed());
    }

    /**
     * Goes to where a field is written in the edited text, or would be; the text may have changed
     * since the place was told, so it is looked for anew.
     */
    void goTo(ResourceKey object, FieldPath field) {
        FieldPlace.in(editor.textProperty().get(), object, field)
                .ifPresent(found -> editor.goTo(found.line(), Integer.MAX_VALUE));
    }

    @Override
    public void requestFocus() {
        editor.requestFocus();
    }
}
