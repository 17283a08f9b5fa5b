package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.control.EndField;
import dev.leeway.desktop.screen.Desk;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The fields that forms of a fix are made of.
 *
 * @param done what Enter in a field leads to
 */
record FixFields(Desk desk, WizardModel model, Runnable done) {
    /** Returns a field for a value, which the model hears of while it is typed. */
    TextField value(String begun) {
        TextField field = new EndField(begun);
        field.getStyleClass().add("mono");
        // Selected as ever, but from its beginning: of a long image the tag is what is looked for.
        field.focusedProperty()
                .addListener(
                        (observable, before, focused) -> {
                            if (focused) {
                                desk.ui().post(() -> showEnd(field));
                            }
                        });
        field.setOnAction(event -> done.run());
        field.textProperty()
                .addListener(
                        (observable, before, after) ->
                                model.change(known -> known.withValue(after)));
        return field;
    }

    /** Turns the selection of all that the keyboard brings round, so that the end is in sight. */
    private static void showEnd(TextField field) {
        if (field.getCaretPosition() == 0 && field.getAnchor() == field.getLength()) {
            field.selectRange(0, field.getLength());
        }
    }

    /** Returns a field for a name, one of those that are known or another. */
    ComboBox<String> names(Iterable<String> known) {
        ComboBox<String> box = new ComboBox<>();
        known.forEach(box.getItems()::add);
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().add("mono");
        return box;
    }

    /** Returns the choice of a container; the first one is chosen. */
    Node container(List<Containers> containers, Consumer<Containers> chosen) {
        ComboBox<String> box = new ComboBox<>();
        containers.forEach(one -> box.getItems().add(one.name()));
        box.getSelectionModel().selectFirst();
        box.getStyleClass().add("mono");
        box.setMaxWidth(Double.MAX_VALUE);
        box.getSelectionModel()
                .selectedIndexProperty()
                .addListener(
                        (observable, before, after) -> {
                            if (after.intValue() >= 0) {
                                chosen.accept(containers.get(after.intValue()));
                            }
                        });
        return labelled("bypasses.container", box);
    }

    /** Returns the choice to take out what is named; its value cannot be typed then. */
    CheckBox remove(String key, Node value) {
        CheckBox box = new CheckBox(desk.text().text(key));
        box.selectedProperty()
                .addListener(
                        (observable, before, after) -> {
                            value.setDisable(after);
                            model.change(known -> known.withRemove(after));
                        });
        return box;
    }

    /** Returns a sentence. */
    Label told(String key) {
        Label label = new Label(desk.text().text(key));
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    /** Returns what the value is now. */
    Label now(String value) {
        Label now = new Label(desk.text().text("bypasses.now", value));
        now.getStyleClass().addAll("muted", "wizard-now");
        now.setWrapText(true);
        now.setMinHeight(Region.USE_PREF_SIZE);
        now.setTooltip(new Tooltip(value));
        return now;
    }

    /** Returns a field below its name. */
    VBox labelled(String key, Node field) {
        Label label = new Label(desk.text().text(key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        field.setAccessibleText(desk.text().text(key));
        HBox.setHgrow(field, Priority.ALWAYS);
        VBox both = new VBox(label, field);
        both.setAlignment(Pos.TOP_LEFT);
        both.getStyleClass().add("field");
        return both;
    }

    /** A tab in such a field leads on; who needs one in a value edits the whole. */
    static void leaveOnTab(TextArea area) {
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                        area.requestFocusTraversal(
                                event.isShiftDown()
                                        ? javafx.scene.TraversalDirection.PREVIOUS
                                        : javafx.scene.TraversalDirection.NEXT);
                        event.consume();
                    }
                });
    }
}
